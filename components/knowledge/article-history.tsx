"use client";
/** The texts that an article has had: one against the one before it, and the way back to it. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { WordDiff } from "@/components/thread/word-diff";
import type { Article, ArticleVersion } from "@/lib/contracts/api/article";
import { isApiProblem, sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { articleOptions } from "./api";
import { restoreVersion, versionListOptions, versionOptions } from "./import-api";

export function ArticleHistory({ articleId }: { articleId: string }) {
  const { workspace, api } = useWorkspace();
  const article = useQuery(articleOptions(api, workspace.slug, articleId)).data;
  const list = useInfiniteQuery(versionListOptions(api, workspace.slug, articleId));
  const versions = list.data?.pages.flatMap((page) => page.data) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  if (!article || list.isPending) return <SkeletonRows label="Loading the texts" />;
  const index = Math.max(
    0,
    versions.findIndex(({ id }) => id === chosen),
  );
  const version = versions[index];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="grid gap-2">
        <ol aria-label="Texts" className="grid max-h-96 divide-y overflow-y-auto rounded-card border bg-surface lg:max-h-none">
          {versions.map((each, position) => (
            <li key={each.id}>
              <button
                type="button"
                aria-pressed={position === index}
                onClick={() => setChosen(each.id)}
                className="grid w-full gap-0.5 px-3 py-2 text-left text-sm hover:bg-hover aria-pressed:bg-hover"
              >
                <span className="flex items-center gap-2 font-medium">
                  Text {each.number}{" "}
                  {each.isPublished ? (
                    <Badge meaning="approved" size="sm">
                      Published
                    </Badge>
                  ) : null}
                </span>
                <span className="text-xs text-ink-3">
                  {each.writtenBy ?? "Imported"}, <Time at={each.createdAt} />
                </span>
              </button>
            </li>
          ))}
        </ol>
        {list.hasNextPage ? (
          <Button variant="ghost" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        ) : null}
      </div>
      {version ? <Comparison article={article} versionId={version.id} beforeId={versions[index + 1]?.id ?? null} /> : null}
    </div>
  );
}

function Comparison({ article, versionId, beforeId }: { article: Article; versionId: string; beforeId: string | null }) {
  const { workspace, api, can } = useWorkspace();
  const router = useRouter();
  const queryClient = useQueryClient();
  const version = useQuery(versionOptions(api, workspace.slug, article.id, versionId)).data;
  const before = useQuery({ ...versionOptions(api, workspace.slug, article.id, beforeId ?? versionId), enabled: beforeId !== null }).data;
  const restore = useMutation({
    mutationFn: (number: number) => restoreVersion(api, article, number),
    onSuccess: (next, number) => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.articles(workspace.slug) });
      queryClient.setQueryData(queryKeys.article(workspace.slug, article.id), next);
      toast.success(`Text ${number} is text ${next.latestNumber} now. The bot keeps the published one until you publish.`);
      router.push(`/w/${workspace.slug}/knowledge/${article.id}`);
    },
    onError: (error) => {
      const current = isApiProblem(error) && error.code === "version_conflict" ? (error.body.current as Article | undefined) : undefined;
      if (current) queryClient.setQueryData(queryKeys.article(workspace.slug, article.id), current);
      toast.error(sentenceOf(error));
    },
  });
  if (!version || (beforeId !== null && !before)) return <SkeletonRows label="Loading the text" />;
  return (
    <section aria-label={`Text ${version.number}`} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-base font-semibold">{before ? `What text ${version.number} changed` : `Text ${version.number}`}</h2>
        {can("knowledge:write") && version.number !== article.latestNumber ? (
          <Button busy={restore.isPending} onClick={() => restore.mutate(version.number)}>
            <Undo2 aria-hidden /> Restore this text
          </Button>
        ) : null}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-card border bg-surface p-4">
        {before
          ? parts(before, version).map(({ name, from, to }) => <Part key={name} name={name} from={from} to={to} />)
          : parts(version, version).map(({ name, to }) => <Part key={name} name={name} from={to} to={to} />)}
      </div>
    </section>
  );
}

function Part({ name, from, to }: { name: string; from: string; to: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <h3 className="text-xs font-medium text-ink-3">{name}</h3>
      {from === to ? (
        <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-wrap text-ink-2">
          {to}
        </p>
      ) : (
        <WordDiff before={from} after={to} />
      )}
    </div>
  );
}

function parts(from: ArticleVersion, to: ArticleVersion): { name: string; from: string; to: string }[] {
  return [
    { name: "Title", from: from.title, to: to.title },
    { name: "Text", from: from.body, to: to.body },
    { name: "Questions", from: from.exemplars.join("\n"), to: to.exemplars.join("\n") },
    { name: "Public address", from: from.url ?? "", to: to.url ?? "" },
  ].filter((part) => part.from !== "" || part.to !== "");
}
