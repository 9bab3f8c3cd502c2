"use client";
/** The keys, newest first, with what each may do. Revoking acts at once and cannot be taken back. */
import { useMutation, useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import type { ApiKey } from "@/lib/contracts/api/api-key";
import { Badge } from "@/components/ui/badge";
import type { Meaning } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { MoreRows } from "@/components/ui/more-rows";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { type Scope, scopes } from "@/lib/core/rbac/scopes";
import { apiKeyListOptions, revokeApiKey } from "./api";
import { CreateApiKeyDialog } from "./create-api-key-dialog";

const states: Record<ApiKey["status"], { meaning: Meaning; words: string }> = {
  active: { meaning: "approved", words: "Works" },
  expired: { meaning: "neutral", words: "Expired" },
  revoked: { meaning: "neutral", words: "Revoked" },
};

export function ApiKeyList() {
  const { workspace, api } = useWorkspace();
  const list = useSuspenseInfiniteQuery(apiKeyListOptions(api, workspace.slug));
  const apiKeys = list.data.pages.flatMap((page) => page.data);
  return (
    <Card aria-label="API keys">
      <CardHeader
        title="API keys"
        description="A key belongs to the workspace: it works on when the person who made it leaves, until it ends or is revoked."
        action={<CreateApiKeyDialog />}
      />
      {apiKeys.length === 0 ? (
        <EmptyState icon={KeyRound} title="No program has access yet">
          Make a key for each program, with only what it needs. It is shown once.
        </EmptyState>
      ) : (
        <ul className="border-t">
          {apiKeys.map((apiKey) => (
            <ApiKeyRow key={apiKey.id} apiKey={apiKey} />
          ))}
        </ul>
      )}
      <MoreRows list={list} />
    </Card>
  );
}

function ApiKeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => revokeApiKey(api, apiKey.id),
    onSuccess: () => toast.success(`The key ${apiKey.name} does not work any more.`),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.apiKeys(workspace.slug) }),
  });
  const { meaning, words } = states[apiKey.status];
  return (
    <li className="grid gap-1.5 border-b px-4 py-2.5 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="grid min-w-0 flex-1 basis-52 leading-tight">
          <span className="flex min-w-0 items-baseline gap-2">
            <span dir="auto" className="truncate font-medium">
              {apiKey.name}
            </span>
            <span className="font-mono text-xs whitespace-nowrap text-ink-3">{apiKey.hint}…</span>
          </span>
          <span className="text-xs text-ink-3">
            Made{apiKey.createdBy ? ` by ${apiKey.createdBy.name}` : " by another key"} <Time at={apiKey.createdAt} />,{" "}
            {apiKey.lastUsedAt ? (
              <>
                last used <Time at={apiKey.lastUsedAt} />
              </>
            ) : (
              "never used"
            )}
            <Ending apiKey={apiKey} />
          </span>
        </div>
        <Badge meaning={meaning}>{words}</Badge>
        {apiKey.status === "active" ? (
          <Button size="sm" busy={revoke.isPending} onClick={() => setAsking(true)} aria-label={`Revoke the key ${apiKey.name}`}>
            Revoke…
          </Button>
        ) : null}
      </div>
      <details className="text-xs text-ink-2">
        <summary className="w-fit hover:text-ink">{apiKey.scopes.length === 1 ? "1 permission" : `${apiKey.scopes.length} permissions`}</summary>
        <ul className="mt-1 grid list-disc gap-0.5 pl-5">
          {apiKey.scopes.map((scope) => (
            <li key={scope}>
              {scopes[scope as Scope] ?? "A permission that this version does not know"} <span className="font-mono text-2xs text-ink-3">{scope}</span>
            </li>
          ))}
        </ul>
      </details>
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogContent
          title={`Revoke ${apiKey.name}?`}
          description="Programs that use this key are refused from now on. It cannot be taken back; make a new key instead."
          footer={
            <>
              <DialogClose>
                <Button variant="ghost">Keep the key</Button>
              </DialogClose>
              <Button
                variant="danger"
                onClick={() => {
                  setAsking(false);
                  revoke.mutate();
                }}
              >
                Revoke
              </Button>
            </>
          }
        >
          {null}
        </DialogContent>
      </Dialog>
    </li>
  );
}

function Ending({ apiKey }: { apiKey: ApiKey }) {
  if (apiKey.revokedAt) {
    return (
      <>
        , revoked <Time at={apiKey.revokedAt} />
      </>
    );
  }
  return apiKey.expiresAt ? (
    <>
      , {apiKey.status === "expired" ? "ended" : "until"} <Time at={apiKey.expiresAt} format="day" />
    </>
  ) : null;
}
