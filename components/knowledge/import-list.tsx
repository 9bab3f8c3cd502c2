"use client";
/** The imports of the workspace, the newest first. */
import { useQuery } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { Import } from "@/lib/contracts/api/import";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import { importListOptions } from "./import-api";
import { articleWords, importName, progressWords } from "./import-words";

export function ImportList() {
  const { workspace, api, can } = useWorkspace();
  const list = useQuery(importListOptions(api, workspace.slug));
  const home = `/w/${workspace.slug}/knowledge`;
  if (list.isPending) return <SkeletonRows label="Loading the imports" />;
  if (list.isError) {
    return (
      <Notice kind="failed" live action={<Button onClick={() => void list.refetch()}>Try again</Button>}>
        {sentenceOf(list.error)}
      </Notice>
    );
  }
  if (list.data.data.length === 0) {
    return (
      <EmptyState
        icon={FileUp}
        title="Nothing was imported yet"
        action={
          can("knowledge:write") ? (
            <Button asChild variant="primary">
              <Link href={`${home}?import=open`}>Import what you have</Link>
            </Button>
          ) : undefined
        }
      >
        Files, pasted text and sites that you import are listed here with what became of each document.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Imports" className="divide-y">
      {list.data.data.map((each) => (
        <li key={each.id}>
          <Link href={`${home}/imports/${each.id}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-2 py-2.5 text-sm hover:bg-hover">
            <ImportStatus run={each} />
            <span dir="auto" className="min-w-0 flex-1 basis-48 truncate font-medium">
              {importName(each)}
            </span>
            <span className="tabular text-ink-2">{each.status === "running" ? progressWords(each) : articleWords(each.articles)}</span>
            <span className="text-xs text-ink-3">
              {each.startedBy ?? "by itself"}, <Time at={each.createdAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function ImportStatus({ run }: { run: Import }) {
  if (run.status === "running") return <Badge meaning="waiting">Running</Badge>;
  if (run.status === "cancelled") return <Badge>Cancelled</Badge>;
  const failed = run.documents.failed;
  return failed > 0 ? <Badge meaning="failed">{failed.toLocaleString()} failed</Badge> : <Badge meaning="approved">Done</Badge>;
}
