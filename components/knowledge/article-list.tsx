"use client";
/** The articles: filters in the address, the newest change first, moved through by keys. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { BookPlus, FileUp, Search } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { lazy, useDeferredValue, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Later } from "@/components/ui/later";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-body";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { tabStyle } from "@/components/ui/tab-style";
import { sentenceOf } from "@/lib/client/api-problem";
import { useKeys } from "@/lib/client/use-keys";
import { useListCursor } from "@/lib/client/use-list-cursor";
import { useWorkspace } from "@/lib/client/workspace-context";
import { articleFilters, articleListOptions, collectionOptions, knowledgeOptions } from "./api";
import type { ArticleFilters } from "./api";
import { ArticleRow } from "./article-row";
import { ImportProgress } from "./import-progress";
import { KnowledgeState } from "./knowledge-state";
import { KnowledgeTabs } from "./knowledge-tabs";

const ImportDialog = lazy(() => import("./import-dialog"));

const statusTabs = [
  { status: null, name: "All" },
  { status: "published", name: "Published" },
  { status: "draft", name: "Drafts" },
  { status: "archived", name: "Archived" },
] as const;

export function ArticleList({ importOpen }: { importOpen: boolean }) {
  const { workspace, api, can } = useWorkspace();
  const router = useRouter();
  const home = `/w/${workspace.slug}/knowledge`;
  const filters = articleFilters(useSearchParams());
  const list = useInfiniteQuery({ ...articleListOptions(api, workspace.slug, useDeferredFilters(filters)), placeholderData: (before) => before });
  const articles = list.data?.pages.flatMap((page) => page.data) ?? [];
  const searchBox = useRef<HTMLInputElement>(null);
  const [importing, setImporting] = useState(importOpen);
  const mayWrite = can("knowledge:write");

  const cursor = useListCursor(
    "Articles",
    articles.map((article) => article.id),
    (id) => router.push(`${home}/${id}`),
  );
  useKeys("Articles", [
    { keys: "/", does: "Search titles", run: () => searchBox.current?.focus() },
    ...(mayWrite
      ? [
          { keys: "n", does: "Write an article", run: () => router.push(`${home}/new`) },
          { keys: "i", does: "Import", run: () => setImporting(true) },
        ]
      : []),
  ]);
  const isFiltered = filters.status !== null || filters.collectionId !== null || filters.q !== null;

  return (
    <>
      <PageHeader
        title="Knowledge"
        titleHidden
        description={<KnowledgeState />}
        action={
          mayWrite ? (
            <>
              <Button onClick={() => setImporting(true)}>
                <FileUp aria-hidden /> Import
              </Button>
              <Button asChild variant="primary">
                <Link href={`${home}/new`}>
                  <BookPlus aria-hidden /> Write an article
                </Link>
              </Button>
            </>
          ) : null
        }
      />
      <ImportProgress />
      <KnowledgeTabs place="articles" />
      <div className="grid grid-cols-[minmax(0,1fr)]">
        <Filters filters={filters} searchBox={searchBox} />
        {list.isError && articles.length === 0 ? (
          <Notice kind="failed" live action={<Button onClick={() => void list.refetch()}>Try again</Button>}>
            {sentenceOf(list.error)}
          </Notice>
        ) : list.isPending ? (
          <SkeletonRows label="Loading the articles" />
        ) : articles.length === 0 ? (
          isFiltered ? (
            <EmptyState
              icon={Search}
              title="No article fits"
              action={
                <Button asChild>
                  <Link href={home}>Show all</Link>
                </Button>
              }
            />
          ) : (
            <NoArticles mayWrite={mayWrite} home={home} openImport={() => setImporting(true)} />
          )
        ) : (
          <ul aria-label="Articles" aria-busy={list.isPlaceholderData}>
            {articles.map((article) => (
              <ArticleRow key={article.id} article={article} href={`${home}/${article.id}`} isChosen={article.id === cursor.chosenId} />
            ))}
          </ul>
        )}
        {list.hasNextPage ? (
          <Button variant="ghost" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()} className="mt-3 justify-self-center">
            Show more
          </Button>
        ) : null}
      </div>
      <Later wanted={importing}>
        <ImportDialog
          open={importing}
          onOpenChange={(open) => {
            setImporting(open);
            // The address that opened the dialog would open it again on a reload.
            if (!open && importOpen) window.history.replaceState(null, "", addressOf(filters));
          }}
        />
      </Later>
    </>
  );
}

function NoArticles({ mayWrite, home, openImport }: { mayWrite: boolean; home: string; openImport: () => void }) {
  return (
    <EmptyState
      icon={BookPlus}
      title="The bot knows nothing yet"
      action={
        mayWrite ? (
          <>
            <Button variant="primary" onClick={openImport}>
              <FileUp aria-hidden /> Import what you have
            </Button>
            <Button asChild>
              <Link href={`${home}/new`}>Write the first article</Link>
            </Button>
          </>
        ) : undefined
      }
    >
      Paste your help pages or choose a file. Ten articles about what people ask most are a good start.
    </EmptyState>
  );
}

function Filters({ filters, searchBox }: { filters: ArticleFilters; searchBox: React.RefObject<HTMLInputElement | null> }) {
  const { workspace, api } = useWorkspace();
  const collections = useQuery(collectionOptions(api, workspace.slug));
  const knowledge = useQuery(knowledgeOptions(api, workspace.slug));
  const counts = knowledge.data?.articles;
  const set = (change: Partial<ArticleFilters>) => window.history.replaceState(null, "", addressOf({ ...filters, ...change }));
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b max-sm:pb-2">
      <div role="group" aria-label="Status" className="-mb-px flex gap-4 overflow-x-auto max-sm:w-full">
        {statusTabs.map(({ status, name }) => (
          <button key={name} type="button" aria-current={filters.status === status ? "page" : undefined} onClick={() => set({ status })} className={tabStyle}>
            {name}
            {status && counts ? <span className="tabular text-xs text-ink-3">{counts[status]}</span> : null}
          </button>
        ))}
      </div>
      <div className="flex gap-2 max-sm:w-full">
        {collections.data && collections.data.data.length > 0 ? (
          <Select
            aria-label="Collection"
            value={filters.collectionId ?? ""}
            onChange={(event) => set({ collectionId: event.target.value || null })}
            className="max-w-48 max-sm:flex-1"
          >
            <option value="">All collections</option>
            {collections.data.data.map((collection) => (
              <option key={collection.id} value={collection.id}>
                {collection.name}
              </option>
            ))}
          </Select>
        ) : null}
        <span className="relative flex-1">
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-3" />
          <Input
            ref={searchBox}
            type="search"
            aria-label="Search titles"
            placeholder="Search titles"
            defaultValue={filters.q ?? ""}
            onChange={(event) => set({ q: event.target.value.trim() || null })}
            onKeyDown={(event) => (event.key === "Escape" ? event.currentTarget.blur() : undefined)}
            className="w-52 pl-8 max-sm:w-full"
          />
        </span>
      </div>
    </div>
  );
}

/** Typing stays quick while the list follows; the same filters stay the same object's fields. */
function useDeferredFilters({ status, collectionId, q }: ArticleFilters): ArticleFilters {
  const words = useDeferredValue(q);
  return { status, collectionId, q: words };
}

function addressOf({ status, collectionId, q }: ArticleFilters): string {
  const search = new URLSearchParams();
  if (status) search.set("status", status);
  if (collectionId) search.set("collection", collectionId);
  if (q) search.set("q", q);
  return search.size > 0 ? `?${search.toString()}` : window.location.pathname;
}
