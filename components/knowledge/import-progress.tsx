"use client";
/** Imports under way, above the articles: it comes from the server, so that it is there after a reload and for everybody. */
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useWorkspace } from "@/lib/client/workspace-context";
import { importListOptions } from "./import-api";
import { importName, progressWords } from "./import-words";

export function ImportProgress() {
  const { workspace, api } = useWorkspace();
  const { data } = useQuery(importListOptions(api, workspace.slug));
  const running = data?.data.filter(({ status }) => status === "running") ?? [];
  if (running.length === 0) return null;
  return (
    <ul aria-label="Imports under way" className="grid gap-2">
      {running.map((each) => (
        <li key={each.id}>
          <Link
            href={`/w/${workspace.slug}/knowledge/imports/${each.id}`}
            className="grid gap-1.5 rounded-card border bg-surface px-3 py-2.5 text-sm hover:bg-hover"
          >
            <span className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 truncate font-medium">Importing {importName(each)}</span>
              <span className="tabular text-ink-2">{progressWords(each)}</span>
            </span>
            <ProgressBar done={each.documents.total - each.documents.waiting} total={each.documents.total} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function ProgressBar({ done, total }: { done: number; total: number }) {
  return (
    <span
      role="progressbar"
      aria-label="Documents read"
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      className="block h-1 overflow-hidden rounded-full bg-hover"
    >
      <span className="block h-full bg-accent" style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }} />
    </span>
  );
}
