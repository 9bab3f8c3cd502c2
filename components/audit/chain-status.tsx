"use client";
/** The line that says whether the log can be trusted: green when verified, red with the first bad record, what waits to be sealed. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, Clock, Info, ShieldCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { AuditStatus } from "@/lib/contracts/api/audit";
import { lastVerificationOptions, verifyLog } from "./api";
import { chainState } from "./chain-words";
import type { ChainState } from "./chain-words";
import { actorName } from "./event-actor";
import { ExportButton } from "./export-button";
import { VerifyOutside } from "./verify-outside";

const looks: Record<ChainState["kind"], { icon: typeof Info; style: string; mark: string }> = {
  verified: { icon: CircleCheck, style: "bg-approved-wash", mark: "text-approved" },
  broken: { icon: CircleAlert, style: "bg-failed-wash", mark: "text-failed" },
  unverified: { icon: Info, style: "bg-sunken", mark: "text-ink-3" },
  empty: { icon: Info, style: "bg-sunken", mark: "text-ink-3" },
};

export function ChainStatus({ status }: { status: AuditStatus }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const state = chainState(status);
  const { icon: Icon, style, mark } = looks[state.kind];
  const last = useQuery({ ...lastVerificationOptions(api, workspace.slug), enabled: status.lastVerified !== null }).data;
  const verify = useMutation({
    mutationFn: () => verifyLog(api),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.audit(workspace.slug) }),
  });
  return (
    <section aria-label="State of the log" className={cn("flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5", style)}>
      <div role="status" className="flex min-w-64 flex-1 items-start gap-2">
        <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", mark)} />
        <p className="min-w-0 text-pretty wrap-anywhere">
          <span className="font-medium">{state.sentence}</span>{" "}
          {status.lastVerified ? (
            <span className="text-ink-2">
              Checked <Time at={status.lastVerified.at} />
              {last ? <> by {actorName(last.actor)}</> : null}.
            </span>
          ) : null}{" "}
          {status.checkpoint ? <span className="text-ink-2">Signed up to no. {status.checkpoint.seq}.</span> : null}
        </p>
      </div>
      {state.pending === null ? null : (
        <p
          role={state.late ? "alert" : undefined}
          className={cn("inline-flex items-center gap-1.5 text-xs", state.late ? "font-medium text-failed" : "text-waiting")}
        >
          <Clock aria-hidden className="size-3.5" /> {state.pending}
          {state.late ? ". Sealing is late: is the worker running?" : ""}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" busy={verify.isPending} onClick={() => verify.mutate()}>
          <ShieldCheck aria-hidden /> Verify now
        </Button>
        {can("audit:export") ? <ExportButton /> : null}
        <VerifyOutside publicKey={status.publicKey} mayExport={can("audit:export")} />
      </div>
      {verify.isError ? (
        <p role="alert" className="w-full text-xs text-failed">
          {sentenceOf(verify.error)}
        </p>
      ) : null}
    </section>
  );
}
