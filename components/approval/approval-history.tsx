/** What has happened with an action, oldest first. */
import { Time } from "@/components/ui/time";
import { plainLine } from "@/components/thread/visible-text";
import type { WireApproval } from "@/lib/contracts/api/approval";

type Entry = { at: string; who: string; what: string };

export function ApprovalHistory({ approval }: { approval: WireApproval }) {
  return (
    <section aria-label="History" className="grid gap-1.5">
      <h3 className="text-sm font-semibold">History</h3>
      <ol className="grid gap-1 text-sm">
        {entriesOf(approval).map((entry, index) => (
          <li key={index} className="flex flex-wrap gap-x-2">
            <Time at={entry.at} format="exact" className="tabular text-ink-3" />
            <span>
              <bdi>{plainLine(entry.who)}</bdi> {entry.what}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const verbs: Partial<Record<WireApproval["status"], string>> = { rejected: "rejected it", responded: "answered instead", expired: "let it expire" };

function entriesOf(approval: WireApproval): Entry[] {
  const { requestedBy, votes, editedBy, editedAt, decidedBy, decidedAt, begunAt, endedAt, status, createdAt, tier } = approval;
  const caller = requestedBy.name;
  const entries: (Entry | null)[] = [
    { at: createdAt, who: caller, what: tier === null && decidedAt === null ? "asked; the policy needs nobody" : "asked" },
    editedAt === null ? null : { at: editedAt, who: editedBy?.name ?? "Somebody", what: "changed the arguments" },
    ...votes.map(({ by, at, counts }) => ({ at, who: by.name, what: counts ? "agreed" : "agreed, which counts no more" })),
    decidedAt === null || !verbs[status] ? null : { at: decidedAt, who: decidedBy?.name ?? "Somebody", what: verbs[status] },
    begunAt === null ? null : { at: begunAt, who: caller, what: "went ahead" },
    endedAt === null ? null : { at: endedAt, who: caller, what: status === "executed" ? "carried it out" : "could not carry it out" },
  ];
  return entries.filter((entry) => entry !== null).sort((left, right) => left.at.localeCompare(right.at));
}
