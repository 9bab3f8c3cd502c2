"use client";
/** A document of an import: its name, what came of it, and what was wrong with which part of it. */
import Link from "next/link";
import { Badge, type Meaning } from "@/components/ui/badge";
import type { ImportDocument } from "@/lib/contracts/api/import";
import { useWorkspace } from "@/lib/client/workspace-context";
import { articleWords, documentStatusWords, problemWords } from "./import-words";

const meanings: Record<ImportDocument["status"], Meaning> = { waiting: "neutral", reading: "waiting", done: "approved", skipped: "neutral", failed: "failed" };
/** More are counted, and in the API. */
const shownProblems = 100;

export function ImportDocumentRow({ document }: { document: ImportDocument }) {
  const { workspace } = useWorkspace();
  const { articles, problems, cause, note } = document;
  const [only] = document.articleIds;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1 px-2 py-2.5 text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="w-20 shrink-0">
          <Badge meaning={meanings[document.status]}>{documentStatusWords[document.status]}</Badge>
        </span>
        <span dir="auto" className="min-w-0 flex-1 basis-48 truncate font-medium" title={document.name}>
          {document.name}
        </span>
        {document.status === "done" && document.kind !== "sitemap" ? (
          document.articleIds.length === 1 ? (
            <Link href={`/w/${workspace.slug}/knowledge/${only}`} className="tabular text-ink-2 underline hover:text-ink">
              {articleWords(articles)}
            </Link>
          ) : (
            <span className="tabular text-ink-2">{articleWords(articles)}</span>
          )
        ) : null}
      </div>
      {cause ? <p className="text-pretty text-ink-2 sm:pl-24">{cause.message}</p> : null}
      {note ? <p className="text-pretty text-ink-3 sm:pl-24">{note}</p> : null}
      {articles.failed > 0 ? (
        <details className="sm:pl-24">
          <summary className="w-fit text-failed">
            {articles.failed.toLocaleString()} {articles.failed === 1 ? "part" : "parts"} could not be used
          </summary>
          <ul className="mt-1 grid gap-0.5 text-ink-2">
            {problems.slice(0, shownProblems).map((problem, index) => (
              <li key={index}>{problemWords(problem)}</li>
            ))}
            {articles.failed > shownProblems ? <li className="text-ink-3">and {(articles.failed - shownProblems).toLocaleString()} more</li> : null}
          </ul>
        </details>
      ) : null}
    </li>
  );
}
