"use client";
/** What the bot answers from just now, in one line. */
import { useQuery } from "@tanstack/react-query";
import { BookDashed, BookOpenCheck, CircleAlert, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import type { Knowledge } from "@/lib/contracts/api/knowledge";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { useWorkspace } from "@/lib/client/workspace-context";
import { knowledgeOptions } from "./api";

export function KnowledgeState() {
  const { workspace, api } = useWorkspace();
  const { data } = useQuery(knowledgeOptions(api, workspace.slug));
  if (!data) return <Skeleton className="w-72" />;
  return (
    <p role="status" className="flex items-center gap-2 text-sm text-ink-2">
      {lineOf(data)}
    </p>
  );
}

function lineOf({ state, live, articles }: Knowledge): ReactNode {
  const from = live ? (
    <>
      version {live.number}, {live.articleCount} {live.articleCount === 1 ? "article" : "articles"}
    </>
  ) : null;
  switch (state) {
    case "empty":
      return (
        <>
          <BookDashed aria-hidden className="size-4 shrink-0 text-ink-3" />
          <span>Nothing is published, so every question goes to a person.</span>
        </>
      );
    case "building":
      return (
        <>
          <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-waiting motion-reduce:animate-none" />
          <span>
            Reading {articles.published} published {articles.published === 1 ? "article" : "articles"}…
            {from ? <> Until then the bot answers from {from}.</> : null}
          </span>
        </>
      );
    case "failed":
      return (
        <>
          <CircleAlert aria-hidden className="size-4 shrink-0 text-failed" />
          <span>
            The last change could not be read in. {from ? <>The bot still answers from {from}.</> : "The bot has nothing to answer from."} Publishing again
            tries again.
          </span>
        </>
      );
    case "current":
      return (
        <>
          <BookOpenCheck aria-hidden className="size-4 shrink-0 text-approved" />
          <span>
            The bot answers from {from}, which it read {live ? <Time at={live.builtAt} /> : null}.
          </span>
        </>
      );
  }
}
