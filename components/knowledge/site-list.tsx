"use client";
/** The pages and sitemaps that knowledge is read from: how often, when last, and what is gone. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Globe, RefreshCw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { KnowledgeSource } from "@/lib/contracts/api/knowledge-source";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { crawlSource, removeSource, type SourceSettings, sourceOptions, updateSource } from "./import-api";
import { pageLimits, recrawlWords, vanishedWords } from "./import-site-form";

export function SiteList() {
  const { workspace, api } = useWorkspace();
  const list = useQuery(sourceOptions(api, workspace.slug));
  if (list.isPending) return <SkeletonRows label="Loading the sites" />;
  if (list.isError) {
    return (
      <Notice kind="failed" live action={<Button onClick={() => void list.refetch()}>Try again</Button>}>
        {sentenceOf(list.error)}
      </Notice>
    );
  }
  if (list.data.data.length === 0) {
    return (
      <EmptyState icon={Globe} title="No site is read">
        Import a page or a sitemap, and it stands here. It can be read again by itself, so that the bot knows what the site says.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Sites" className="divide-y">
      {list.data.data.map((source) => (
        <SiteRow key={source.id} source={source} />
      ))}
    </ul>
  );
}

function SiteRow({ source }: { source: KnowledgeSource }) {
  const { workspace, api, can } = useWorkspace();
  const router = useRouter();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.sources(workspace.slug) });
  const onError = (error: unknown) => toast.error(sentenceOf(error));
  const change = useMutation({ mutationFn: (settings: Partial<SourceSettings>) => updateSource(api, source, settings), onSettled: refresh, onError });
  const crawl = useMutation({
    mutationFn: () => crawlSource(api, source.id),
    onSuccess: (run) => router.push(`/w/${workspace.slug}/knowledge/imports/${run.id}`),
    onError,
  });
  const remove = useMutation({
    mutationFn: () => removeSource(api, source.id),
    onSuccess: () => toast.success("It is not read any more. Its articles stay."),
    onSettled: refresh,
    onError,
  });
  const mayWrite = can("knowledge:write");
  const { total, vanished } = source.pages;
  return (
    <li className="flex flex-wrap items-end gap-x-4 gap-y-2 px-2 py-3 text-sm">
      <div className="grid min-w-0 flex-1 basis-64 gap-0.5 self-center">
        <span dir="ltr" className="truncate font-medium" title={source.url}>
          {source.url}
        </span>
        <span className="text-ink-2">
          {source.kind === "sitemap" ? "Sitemap" : "Page"}, {total.toLocaleString()} {total === 1 ? "article" : "articles"}
          {vanished > 0 ? `, ${vanished.toLocaleString()} of them gone from the site` : ""}
          {source.lastCrawledAt ? (
            <>
              , read <Time at={source.lastCrawledAt} />
            </>
          ) : null}
        </span>
      </div>
      {source.kind === "sitemap" ? (
        <span className="grid gap-1 max-sm:w-full">
          <span aria-hidden className="text-xs text-ink-3">
            Pages at most
          </span>
          <Select
            aria-label={`Pages at most: ${source.url}`}
            className="w-full"
            value={source.pageLimit}
            disabled={!mayWrite || change.isPending}
            onChange={(event) => change.mutate({ pageLimit: Number(event.target.value) })}
          >
            {[...new Set([...pageLimits, source.pageLimit])]
              .sort((a, b) => a - b)
              .map((limit) => (
                <option key={limit} value={limit}>
                  {limit.toLocaleString()}
                </option>
              ))}
          </Select>
        </span>
      ) : null}
      <span className="grid gap-1 max-sm:w-full">
        <span aria-hidden className="text-xs text-ink-3">
          How often
        </span>
        <Select
          aria-label={`How often: ${source.url}`}
          className="w-full"
          value={source.recrawl}
          disabled={!mayWrite || change.isPending}
          onChange={(event) => change.mutate({ recrawl: event.target.value as SourceSettings["recrawl"] })}
        >
          {Object.entries(recrawlWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </span>
      <span className="grid gap-1 max-sm:w-full">
        <span aria-hidden className="text-xs text-ink-3">
          When a page is gone
        </span>
        <Select
          aria-label={`When a page is gone: ${source.url}`}
          className="w-full"
          value={source.vanished}
          disabled={!mayWrite || change.isPending}
          onChange={(event) => change.mutate({ vanished: event.target.value as SourceSettings["vanished"] })}
        >
          {Object.entries(vanishedWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </span>
      {mayWrite ? (
        <span className="flex gap-1">
          <Button busy={crawl.isPending} onClick={() => crawl.mutate()}>
            <RefreshCw aria-hidden /> Read now
          </Button>
          <Button variant="ghost" busy={remove.isPending} aria-label={`Stop reading ${source.url}`} onClick={() => remove.mutate()}>
            <Trash2 aria-hidden />
          </Button>
        </span>
      ) : (
        <Link href={`/w/${workspace.slug}/knowledge`} className="text-ink-2 underline">
          Its articles
        </Link>
      )}
    </li>
  );
}
