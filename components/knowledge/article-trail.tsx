"use client";
/** The way back to the list, and the article's title as the heading of the screen. */
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/lib/client/workspace-context";

export function ArticleTrail({ title, articleHref }: { title: string; /** Where the screen lies below an article. */ articleHref?: string }) {
  const { workspace } = useWorkspace();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <Link
        href={articleHref ?? `/w/${workspace.slug}/knowledge`}
        className="-ml-1 inline-flex w-fit items-center gap-0.5 rounded-control text-sm text-ink-2 hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" />
        {articleHref ? "The article" : "All articles"}
      </Link>
      <h1 dir="auto" className="truncate text-xl">
        {title}
      </h1>
    </div>
  );
}
