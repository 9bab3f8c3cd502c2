/** What an import and its documents are, in words. */
import type { Import, ImportDocument } from "@/lib/contracts/api/import";

export function importName({ source, documents }: Import): string {
  if (source) return source.url;
  return documents.total === 1 ? "1 document" : `${documents.total.toLocaleString()} documents`;
}

/** "3 of 10 documents read, 1 failed" */
export function progressWords({ documents }: Import): string {
  const ended = documents.total - documents.waiting;
  const failed = documents.failed > 0 ? `, ${documents.failed.toLocaleString()} failed` : "";
  return `${ended.toLocaleString()} of ${documents.total.toLocaleString()} ${documents.total === 1 ? "document" : "documents"} read${failed}`;
}

/** "40 new, 2 updated, 3 unchanged" */
export function articleWords({ created, updated, unchanged }: { created: number; updated: number; unchanged: number }): string {
  const parts = [
    created > 0 ? `${created.toLocaleString()} new` : null,
    updated > 0 ? `${updated.toLocaleString()} updated` : null,
    unchanged > 0 ? `${unchanged.toLocaleString()} unchanged` : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "no articles";
}

export const documentStatusWords: Record<ImportDocument["status"], string> = {
  waiting: "Waiting",
  reading: "Reading",
  done: "In",
  skipped: "Left out",
  failed: "Failed",
};

const unitNames = { line: "Line", row: "Row", page: "Page" } as const;

/** "Row 4,711 has 2 columns where the first row has 3" */
export function problemWords({ unit, at, message }: ImportDocument["problems"][number]): string {
  return `${unitNames[unit]} ${at.toLocaleString("en")} ${message}`;
}
