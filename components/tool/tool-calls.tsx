"use client";
/** Calls, newest first. What came of one that is not known is said here by whoever found out. */
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import Link from "next/link";
import { plainLine } from "@/components/thread/visible-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { MoreRows } from "@/components/ui/more-rows";
import { Spinner } from "@/components/ui/spinner";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WireToolCall } from "@/lib/contracts/api/tool";
import { settleToolCall, toolCallsOptions } from "./tool-api";
import { callStates, callWords } from "./tool-words";

export function ToolCalls() {
  const { workspace, api } = useWorkspace();
  const list = useInfiniteQuery(toolCallsOptions(api, workspace.slug));
  const calls = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Card aria-label="Calls">
      <CardHeader title="Calls" description="Each happens at most once. Where nobody knows whether it did, a person finds out and says so here." />
      {list.isPending ? (
        <p className="p-4">
          <Spinner />
        </p>
      ) : list.isError ? (
        <p className="p-4 text-sm text-failed">{sentenceOf(list.error)}</p>
      ) : calls.length === 0 ? (
        <EmptyState icon={Send} title="No tool was called yet">
          A program has one called by the API; what waits for a person stands under Approvals.
        </EmptyState>
      ) : (
        <ul className="border-t">
          {calls.map((call) => (
            <Row key={call.id} call={call} />
          ))}
        </ul>
      )}
      <MoreRows list={list} />
    </Card>
  );
}

function Row({ call }: { call: WireToolCall }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const settle = useMutation({
    mutationFn: (result: "succeeded" | "failed") => settleToolCall(api, call.id, result),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.toolCalls(workspace.slug) }),
  });
  const { meaning, words } = callStates[call.status];
  const why = callWords(call);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2.5 last:border-b-0">
      <span className="grid min-w-0 flex-1 basis-60 gap-0.5">
        <span className="flex min-w-0 items-center gap-2">
          <code className="truncate text-xs">{call.tool.name}</code>
          <bdi className="truncate">{plainLine(call.summary)}</bdi>
        </span>
        <span className="text-xs text-ink-3">
          <Time at={call.createdAt} />
          {why === null ? "" : ` · ${why}`}
          {call.settledBy === null ? "" : ` · ${plainLine(call.settledBy)} found out`}
          {call.conversationId === null ? null : (
            <>
              {" · "}
              <Link href={`/w/${workspace.slug}/inbox/${call.conversationId}`} className="underline">
                Conversation
              </Link>
            </>
          )}
        </span>
      </span>
      {call.status === "unknown" && can("approval:decide") ? (
        <span className="flex gap-2">
          <Button size="sm" disabled={settle.isPending} onClick={() => settle.mutate("succeeded")}>
            It was done
          </Button>
          <Button size="sm" disabled={settle.isPending} onClick={() => settle.mutate("failed")}>
            It was not
          </Button>
        </span>
      ) : null}
      <Badge meaning={meaning}>{words}</Badge>
    </li>
  );
}
