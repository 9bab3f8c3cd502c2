"use client";
/** The places of the knowledge: articles, how they came in, the sites they are read from, and what they say twice. */
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { tabStyle } from "@/components/ui/tab-style";
import { useWorkspace } from "@/lib/client/workspace-context";
import { findingOptions } from "./import-api";

const places = [
  { place: "articles", name: "Articles", path: "" },
  { place: "imports", name: "Imports", path: "/imports" },
  { place: "sites", name: "Sites", path: "/sites" },
  { place: "duplicates", name: "Said twice", path: "/duplicates" },
] as const;

export function KnowledgeTabs({ place }: { place: (typeof places)[number]["place"] }) {
  const { workspace, api } = useWorkspace();
  const open = useInfiniteQuery(findingOptions(api, workspace.slug, null)).data?.pages[0]?.open ?? 0;
  return (
    <nav aria-label="Knowledge" className="flex gap-4 overflow-x-auto border-b">
      {places.map((each) => (
        <Link
          key={each.place}
          href={`/w/${workspace.slug}/knowledge${each.path}`}
          aria-current={each.place === place ? "page" : undefined}
          className={`${tabStyle} -mb-px`}
        >
          {each.name}
          {each.place === "duplicates" && open > 0 ? <span className="tabular text-xs text-ink-3">{open}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
