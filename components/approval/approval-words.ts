/** Approvals in words: differences, who has to agree, what has become of it. Pure. */
import type { Meaning } from "@/components/ui/badge";
import type { WireApproval } from "@/lib/contracts/api/approval";

/** Top-level fields whose values differ. */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { name: string; before: unknown; after: unknown }[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map((name) => ({ name, before: before[name], after: after[name] })).filter((change) => valueKey(change.before) !== valueKey(change.after));
}

function valueKey(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(valueKey).join(",")}]`;
  return `{${Object.entries(value as Record<string, unknown>)
    .filter(([, each]) => each !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${valueKey(each)}`)
    .join(",")}}`;
}

type Approvers = { roles: readonly string[]; teams: readonly { name: string }[]; members: readonly { name: string }[]; count: number };

/** "2 of: manager, team Finance, Ada Lovelace". */
export function approversWords({ roles, teams, members, count }: Approvers): string {
  const who = [...roles, ...teams.map(({ name }) => `team ${name}`), ...members.map(({ name }) => name)];
  return count === 1 && who.length === 1 ? `1 ${who[0] ?? ""}` : `${count} of: ${who.join(", ")}`;
}

export const statusWords: Readonly<Record<WireApproval["status"], { words: string; meaning: Meaning }>> = {
  pending: { words: "waiting", meaning: "waiting" },
  approved: { words: "approved", meaning: "approved" },
  edited: { words: "edited and approved", meaning: "approved" },
  rejected: { words: "rejected", meaning: "failed" },
  responded: { words: "answered", meaning: "person" },
  expired: { words: "expired", meaning: "failed" },
  executed: { words: "carried out", meaning: "approved" },
  failed: { words: "failed", meaning: "failed" },
};

/** What has become of it, in a sentence; null while it waits. */
export function outcomeWords({ status, tier, begunAt }: WireApproval): string | null {
  switch (status) {
    case "pending":
      return null;
    case "approved":
    case "edited":
      if (begunAt !== null) return "The caller went ahead and has not said how it ended. Ask whoever runs it; it cannot be used again.";
      return tier === null
        ? "The policy needs nobody for these arguments. The caller may carry it out once."
        : "The caller may carry it out once, exactly as shown.";
    case "rejected":
      return "It is not carried out.";
    case "responded":
      return "The caller has the answer; it is not carried out.";
    case "expired":
      return "The time for it was over. It is not carried out.";
    case "executed":
      return "The caller says that it was carried out.";
    case "failed":
      return "The caller says that it could not be carried out. It cannot be used again.";
  }
}
