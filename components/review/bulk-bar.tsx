"use client";
/**
 * Several drafts at once: rejected, or given to somebody. Each is a request of its own, so that one that somebody else was faster with keeps no other.
 * They are not approved together: what is sent has been read, one by one.
 */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { queryKeys } from "@/lib/client/query-keys";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ReviewRow } from "@/lib/contracts/api/review";
import { assignDraft, type Planted, rejectDraft } from "./api";
import { OwnerSelect } from "./owner-select";

type Act = { kind: "reject" } | { kind: "assign"; memberId: string | null };

/** At the same time: a queue of hundreds is no flood. */
const atOnce = 4;

type Props = {
  rows: readonly ReviewRow[];
  onClear(): void;
  /** `planted`: those of them that were, and are rejected now. */
  onDone(kept: readonly string[], act: Act["kind"], planted: readonly NonNullable<Planted>[]): void;
};

export function BulkBar({ rows, onClear, onDone }: Props) {
  const { workspace, api, member, can } = useWorkspace();
  const queryClient = useQueryClient();
  const acting = useMutation({
    mutationFn: async (act: Act) => {
      const refused: string[] = [];
      const planted: NonNullable<Planted>[] = [];
      const reject = async (row: ReviewRow) => {
        const found = await rejectDraft(api, row);
        if (found) planted.push(found);
      };
      for (let at = 0; at < rows.length; at += atOnce)
        await Promise.all(
          rows
            .slice(at, at + atOnce)
            .map((row) => (act.kind === "reject" ? reject(row) : assignDraft(api, row.id, act.memberId)).catch(() => void refused.push(row.id))),
        );
      return { refused, planted };
    },
    onSuccess: ({ refused, planted }, { kind }) => onDone(refused, kind, planted),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.review(workspace.slug) }),
  });
  const may = can("review:write") && !acting.isPending;
  const run = (act: Act) => {
    if (may) acting.mutate(act);
  };
  useKeys("Selected drafts", [
    { keys: "Shift+R", does: "Reject the selected drafts", run: () => run({ kind: "reject" }) },
    { keys: "Shift+I", does: "See to the selected drafts yourself", run: () => run({ kind: "assign", memberId: member.id }) },
    { keys: "Escape", does: "Select none", run: onClear },
  ]);
  return (
    <section aria-label="Selected drafts" className="grid shrink-0 gap-1.5 border-b bg-selected px-4 py-2">
      <p role="status" className="tabular text-sm font-medium">
        {rows.length} selected
      </p>
      {acting.data?.refused.length ? (
        <p role="alert" className="text-xs text-failed">
          {acting.data.refused.length} could not be changed: somebody else was faster. They are still selected.
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          variant="danger"
          busy={acting.isPending && acting.variables.kind === "reject"}
          disabled={!may}
          onClick={() => run({ kind: "reject" })}
        >
          <Trash2 aria-hidden /> Reject {rows.length}
        </Button>
        <OwnerSelect label="Give the selected drafts to" owner={undefined} disabled={!may} onChoose={(memberId) => run({ kind: "assign", memberId })} />
        <Button size="sm" variant="ghost" aria-label="Select none" onClick={onClear}>
          <X aria-hidden />
        </Button>
      </div>
    </section>
  );
}
