"use client";
/** One action: exactly what will be carried out, who has to agree, what has happened, and the four verbs. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Check, MessageSquareReply, Pencil, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { MessageText } from "@/components/thread/message-text";
import { plainLine } from "@/components/thread/visible-text";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { toast } from "@/lib/client/toast";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WireApproval } from "@/lib/contracts/api/approval";
import type { ObjectSchema } from "@/lib/core/approval/argument-schema";
import { ApprovalEditor } from "./approval-editor";
import { ApprovalHistory } from "./approval-history";
import { ArgumentChanges, ArgumentList } from "./argument-list";
import { decideApproval, type Verb } from "./api";
import { approversWords, outcomeWords, statusWords } from "./approval-words";
import { WordsDialog } from "./words-dialog";

export function ApprovalDetail({ approval, onBack, onDecided }: { approval: WireApproval; onBack: () => void; onDecided: (id: string) => void }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const [doing, setDoing] = useState<"edit" | "reject" | "respond" | null>(null);
  const schema = approval.schema as unknown as ObjectSchema;
  const decision = useMutation({
    mutationFn: (verb: Verb) => decideApproval(api, approval, verb),
    onSuccess: async (after) => {
      setDoing(null);
      toast.success(after.status === "pending" ? "Kept. It still needs others to agree." : `It is ${statusWords[after.status].words}.`);
      queryClient.setQueryData(queryKeys.approval(workspace.slug, after.id), after);
      if (after.status !== "pending") onDecided(after.id);
      await queryClient.invalidateQueries({ queryKey: queryKeys.approvals(workspace.slug) });
    },
    onError: (error) => {
      toast.error(sentenceOf(error));
      void queryClient.invalidateQueries({ queryKey: queryKeys.approvals(workspace.slug) });
    },
  });
  const { mayDecide } = approval;
  const busy = decision.isPending;
  const approve = () => {
    if (!busy) decision.mutate({ verb: "approve" });
  };
  useKeys(
    "Approvals",
    mayDecide && doing === null
      ? [
          { keys: "a", does: "Approve", run: approve },
          { keys: "e", does: "Edit", run: () => setDoing("edit") },
          { keys: "r", does: "Reject", run: () => setDoing("reject") },
          { keys: "s", does: "Answer instead", run: () => setDoing("respond") },
        ]
      : [],
  );
  const { words, meaning } = statusWords[approval.status];
  const outcome = outcomeWords(approval);

  return (
    <article aria-label={plainLine(approval.title)} className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4 px-6 py-5 max-sm:px-4">
      <header className="grid gap-1">
        <Button variant="ghost" size="sm" onClick={onBack} className="w-fit min-[902px]:hidden">
          <ArrowLeft aria-hidden /> All actions
        </Button>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 dir="auto" className="text-lg font-semibold wrap-anywhere">
            {plainLine(approval.title)}
          </h2>
          <Badge meaning={meaning}>{words}</Badge>
        </div>
        <MessageText text={approval.summary} className="text-sm text-ink-2" />
        <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
          <span>
            asked by <bdi>{plainLine(approval.requestedBy.name)}</bdi>
            {approval.requestedBy.kind === "api_key" ? " (API key)" : approval.requestedBy.kind === "bot" ? " (bot)" : ""} <Time at={approval.createdAt} />
          </span>
          {approval.status === "pending" ? (
            <span>
              denied by itself <Time at={approval.expiresAt} />
            </span>
          ) : null}
          {approval.conversationId === null ? null : (
            <Link href={`/w/${workspace.slug}/inbox/${approval.conversationId}?view=all`} className="text-accent-text underline underline-offset-3">
              Conversation
            </Link>
          )}
        </p>
      </header>
      {outcome === null ? null : (
        <Notice kind={meaning === "failed" ? "failed" : meaning === "approved" ? "approved" : "info"}>
          <p>{outcome}</p>
          {approval.response ? <MessageText text={approval.response} className="text-sm" /> : null}
        </Notice>
      )}
      {doing === "edit" ? (
        <ApprovalEditor
          approval={approval}
          schema={schema}
          busy={busy}
          problem={decision.error ? sentenceOf(decision.error) : null}
          onSave={(given) => decision.mutate({ verb: "edit", arguments: given })}
          onClose={() => setDoing(null)}
        />
      ) : (
        <section aria-label="What will be carried out" className="grid gap-3 rounded-card border bg-surface p-4">
          <ArgumentList schema={schema} given={approval.arguments} />
          {approval.requestedArguments === null ? null : (
            <ArgumentChanges
              schema={schema}
              before={approval.requestedArguments}
              after={approval.arguments}
              title={`Changed by ${plainLine(approval.editedBy?.name ?? "somebody")}`}
            />
          )}
        </section>
      )}
      <Agreement approval={approval} />
      {doing === "edit" ? null : mayDecide ? (
        <div role="group" aria-label="Decide" className="sticky bottom-0 grid gap-2 border-t bg-paper py-3">
          <p className="text-xs text-ink-3">Approving is final: the caller may then carry out exactly this, once.</p>
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" busy={busy && doing === null} onClick={approve}>
              <Check aria-hidden /> Approve <Kbd keys="a" className="max-sm:hidden" />
            </Button>
            <Button disabled={busy} onClick={() => setDoing("edit")}>
              <Pencil aria-hidden /> Edit <Kbd keys="e" className="max-sm:hidden" />
            </Button>
            <Button disabled={busy} onClick={() => setDoing("reject")}>
              <X aria-hidden /> Reject <Kbd keys="r" className="max-sm:hidden" />
            </Button>
            <Button disabled={busy} onClick={() => setDoing("respond")}>
              <MessageSquareReply aria-hidden /> Answer instead <Kbd keys="s" className="max-sm:hidden" />
            </Button>
          </div>
        </div>
      ) : approval.status === "pending" ? (
        <p className="text-sm text-ink-3">
          {can("approval:decide")
            ? "Somebody else has to decide: its policy does not name you, or you asked for it yourself."
            : "Your role may look at this, not decide."}
        </p>
      ) : null}
      <ApprovalHistory approval={approval} />
      {doing === "reject" || doing === "respond" ? (
        <WordsDialog
          kind={doing}
          busy={busy}
          problem={decision.error ? sentenceOf(decision.error) : null}
          onSave={(text) => decision.mutate(doing === "reject" ? { verb: "reject", reason: text } : { verb: "respond", text })}
          onClose={() => setDoing(null)}
        />
      ) : null}
    </article>
  );
}

function Agreement({ approval: { tier, votes, policyVersion } }: { approval: WireApproval }) {
  if (tier === null) return null;
  return (
    <section aria-label="Who has to agree" className="grid gap-1.5">
      <h3 className="text-sm font-semibold">
        {plainLine(tier.name)}{" "}
        <span className="font-normal text-ink-3">
          {tier.needs.length > 1 ? (tier.mode === "all" ? "all of these, each by somebody else" : "any of these") : ""} · policy version {policyVersion}
        </span>
      </h3>
      <ul className="grid gap-1 text-sm">
        {tier.needs.map((entry, index) => (
          <li key={index} className="flex flex-wrap items-center gap-x-2">
            <Badge size="sm" meaning={entry.have >= entry.count ? "approved" : "waiting"}>
              {entry.have} of {entry.count}
            </Badge>
            <span className="wrap-anywhere">{approversWords(entry)}</span>
          </li>
        ))}
      </ul>
      {votes.some(({ counts }) => counts) ? (
        <p className="text-xs text-ink-3">
          Agreed to this:{" "}
          {votes
            .filter(({ counts }) => counts)
            .map(({ by }) => plainLine(by.name))
            .join(", ")}
        </p>
      ) : null}
    </section>
  );
}
