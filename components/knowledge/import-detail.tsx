"use client";
/** One import: how far it is, what came of it, and every document with its cause when something was wrong. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronLeft, CircleStop, RotateCcw } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-body";
import { SkeletonRows } from "@/components/ui/skeleton";
import { tabStyle } from "@/components/ui/tab-style";
import { Time } from "@/components/ui/time";
import type { ImportDocument } from "@/lib/contracts/api/import";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { actOnImport, importDocumentOptions, importOptions } from "./import-api";
import { ImportDocumentRow } from "./import-document-row";
import { ImportStatus } from "./import-list";
import { ProgressBar } from "./import-progress";
import { articleWords, importName, progressWords } from "./import-words";

type Filter = ImportDocument["status"] | null;

export function ImportDetail({ importId }: { importId: string }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const [status, setStatus] = useState<Filter>(null);
  const { data: run } = useQuery(importOptions(api, workspace.slug, importId));
  const list = useInfiniteQuery(importDocumentOptions(api, workspace.slug, importId, status, run?.status === "running"));
  const act = useMutation({
    mutationFn: (verb: "cancel" | "retry") => actOnImport(api, importId, verb),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.imports(workspace.slug) }),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  if (!run) return <SkeletonRows label="Loading the import" />;
  const documents = list.data?.pages.flatMap((page) => page.data) ?? [];
  const { created, updated, unchanged, failed, vanished } = run.articles;
  const tabs: { status: Filter; name: string; count: number }[] = [
    { status: null, name: "All", count: run.documents.total },
    { status: "failed", name: "Failed", count: run.documents.failed },
    { status: "done", name: "In", count: run.documents.done },
    { status: "skipped", name: "Left out", count: run.documents.skipped },
  ];
  return (
    <>
      <Link
        href={`/w/${workspace.slug}/knowledge/imports`}
        className="-ml-1 inline-flex w-fit items-center gap-0.5 rounded-control text-sm text-ink-2 hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" /> All imports
      </Link>
      <PageHeader
        title={
          <span dir="auto" className="line-clamp-3 wrap-anywhere" title={importName(run)}>
            {importName(run)}
          </span>
        }
        description={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ImportStatus run={run} />
            <span>
              {run.startedBy ? `${run.startedBy}, ` : ""}
              <Time at={run.createdAt} />
            </span>
            <span>{run.publish ? "Published at once" : "As drafts"}</span>
            {run.collection ? <span dir="auto">Collection: {run.collection}</span> : null}
          </span>
        }
        action={
          can("knowledge:write") ? (
            <>
              {run.status === "running" ? (
                <Button busy={act.isPending} onClick={() => act.mutate("cancel")}>
                  <CircleStop aria-hidden /> Cancel
                </Button>
              ) : null}
              {run.status === "done" && run.documents.failed > 0 ? (
                <Button busy={act.isPending} onClick={() => act.mutate("retry")}>
                  <RotateCcw aria-hidden /> Try the failed ones again
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      <div className="grid gap-2 rounded-card border bg-surface p-4 text-sm">
        <p role="status" className="tabular font-medium">
          {progressWords(run)}: {articleWords({ created, updated, unchanged })}
          {failed > 0 ? `, ${failed.toLocaleString()} ${failed === 1 ? "part" : "parts"} could not be used` : ""}
          {vanished > 0 ? `, ${vanished.toLocaleString()} ${vanished === 1 ? "page is" : "pages are"} not on the site any more` : ""}.
        </p>
        {run.status === "running" ? <ProgressBar done={run.documents.total - run.documents.waiting} total={run.documents.total} /> : null}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)]">
        <div role="group" aria-label="Which documents" className="flex gap-4 overflow-x-auto border-b">
          {tabs.map((tab) => (
            <button
              key={tab.name}
              type="button"
              aria-current={tab.status === status ? "page" : undefined}
              onClick={() => setStatus(tab.status)}
              className={`${tabStyle} -mb-px`}
            >
              {tab.name} <span className="tabular text-xs text-ink-3">{tab.count.toLocaleString()}</span>
            </button>
          ))}
        </div>
        {list.isPending ? (
          <SkeletonRows label="Loading the documents" />
        ) : documents.length === 0 ? (
          <p className="px-2 py-6 text-sm text-ink-2">{status === null ? "It has no documents yet." : "None."}</p>
        ) : (
          <ul aria-label="Documents" className="divide-y">
            {documents.map((document) => (
              <ImportDocumentRow key={document.id} document={document} />
            ))}
          </ul>
        )}
        {list.hasNextPage ? (
          <Button variant="ghost" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()} className="mt-3 justify-self-center">
            Show more
          </Button>
        ) : null}
      </div>
    </>
  );
}
