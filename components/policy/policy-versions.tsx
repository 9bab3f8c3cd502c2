"use client";
/** The versions of the policy, newest first: who changed what, and why. An earlier one is restored as the newest; nothing in between is lost. */
import { useMutation, useQueryClient, useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { MoreRows } from "@/components/ui/more-rows";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { PolicyVersionPage } from "@/lib/contracts/api/policy";
import { policyOptions, policyVersionsOptions, restorePolicy } from "./api";
import { ChangeList } from "./change-list";
import type { PolicyNames } from "./policy-fields";

type Version = PolicyVersionPage["data"][number];

export function PolicyVersions({ botId, names }: { botId: string; names: PolicyNames }) {
  const { workspace, api, can } = useWorkspace();
  const { data: current } = useSuspenseQuery(policyOptions(api, workspace.slug, botId));
  const list = useSuspenseInfiniteQuery(policyVersionsOptions(api, workspace.slug, botId));
  const versions = list.data.pages.flatMap((page) => page.data);
  return (
    <Card aria-label="Versions">
      <CardHeader title="Versions" description="Versions are never changed. Each decision is recorded with the policy that made it." />
      {versions.length === 0 ? <p className="border-t px-4 py-3 text-sm text-ink-2">The policy has not been changed yet.</p> : null}
      <ol aria-label="Versions of the policy" className="border-t">
        {versions.map((version) => (
          <li key={version.version} className="grid gap-1.5 border-b px-4 py-2.5 last:border-b-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">Version {version.version}</span>
              <span className="text-sm text-ink-2">
                {version.author?.name ?? "A program"}, <Time at={version.createdAt} format="exact" />
                {version.restoredFrom === null ? "" : `, restored from version ${version.restoredFrom}`}
              </span>
              {version.version === current.version ? (
                <span className="ml-auto text-xs text-ink-3">in force</span>
              ) : can("bot:write") ? (
                <Restore botId={botId} version={version} current={current.version} />
              ) : null}
            </div>
            {version.note === "" ? null : (
              <p dir="auto" className="text-sm break-words">
                {version.note}
              </p>
            )}
            <Changes version={version} names={names} />
          </li>
        ))}
      </ol>
      <MoreRows list={list} words="Show older" />
    </Card>
  );
}

const shownAtOnce = 3;

function Changes({ version: { version, changes }, names }: { version: Version; names: PolicyNames }) {
  const label = `Changes of version ${version}`;
  if (changes.length === 0) return <p className="text-sm text-ink-2">{version === 1 ? "The policy that the bot began with." : "The same as before."}</p>;
  if (changes.length <= shownAtOnce) return <ChangeList changes={changes} names={names} label={label} />;
  return (
    <details>
      <summary className="cursor-pointer text-sm text-ink-2">{changes.length} changes</summary>
      <ChangeList changes={changes} names={names} label={label} />
    </details>
  );
}

function Restore({ botId, version, current }: { botId: string; version: Version; current: number }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const restoring = useMutation({
    mutationFn: () => restorePolicy(api, botId, { version: current, from: version.version, note: "" }),
    onSuccess: (policy) => {
      queryClient.setQueryData(queryKeys.policy(workspace.slug, botId), policy);
      setOpen(false);
      toast.success(`Version ${version.version} is in force again, as version ${policy.version}.`);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.policies(workspace.slug) }),
  });
  return (
    <span className="ml-auto">
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger>
          <Button size="sm">Restore…</Button>
        </DialogTrigger>
        <DialogContent
          title={`Restore version ${version.version}`}
          description="It becomes the newest version and decides on the next question. Every version in between is kept."
          footer={
            <>
              <DialogClose>
                <Button variant="ghost">Leave it</Button>
              </DialogClose>
              <Button variant="primary" busy={restoring.isPending} onClick={() => restoring.mutate()}>
                Restore it
              </Button>
            </>
          }
        >
          {restoring.isError ? (
            <Notice kind="failed" live>
              {sentenceOf(restoring.error)}
            </Notice>
          ) : null}
        </DialogContent>
      </Dialog>
    </span>
  );
}
