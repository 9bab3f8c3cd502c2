import "server-only";
/** One document of an import: fetched when it is an address, read, and put in; its end is written down with the cause. */
import { createHash } from "node:crypto";
import type { SystemActor } from "@/lib/access/actor";
import type { ImportId } from "@/lib/core/kernel/ids";
import { isSameSite } from "@/lib/core/knowledge/is-same-site";
import { type Unreadable, unreadable } from "@/lib/core/knowledge/read-document";
import { type LockedImport, lockImportRun } from "@/lib/db/import";
import { closeDocument, type DocumentAtWork, findSameContent, keepContent } from "@/lib/db/import-work";
import { type KnowledgeSource, markSeen } from "@/lib/db/knowledge-source";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { readRobots } from "@/lib/integrations/crawl/robots";
import type { DocumentReader } from "@/lib/integrations/documents/open-reader";
import { isAppError } from "@/lib/platform/errors";
import { addSitemapPages } from "./add-sitemap-pages";
import { applyDocument } from "./apply-document";
import { fetchDocument } from "./fetch-document";

export type AtWork = {
  actor: SystemActor;
  importId: ImportId;
  document: DocumentAtWork;
  run: LockedImport;
  source: KnowledgeSource | null;
  reader: DocumentReader;
  /** When a site may be asked again, by its origin, in milliseconds of the monotonic clock. */
  paces: Map<string, number>;
};

export async function readImportDocument(work: AtWork): Promise<void> {
  const { actor, document, importId } = work;
  const content = document.content ?? (await fetchContent(work));
  if (content === null) return;
  if (document.kind === "file" || document.kind === "pasted") {
    const twin = await withWorkspaceSql(actor, (tx) => findSameContent(tx, importId, { id: document.id, contentSha256: document.contentSha256 ?? "" }));
    if (twin !== null) {
      const sentence = `It is the same, byte for byte, as “${twin}” of this import.`;
      await withWorkspaceSql(actor, (tx) => close(tx, work, { status: "skipped", code: "same_content", sentence }));
      return;
    }
  }
  const read = await work.reader.read({
    bytes: content,
    name: document.address ?? document.name,
    format: document.kind === "sitemap" ? "sitemap" : document.format,
    contentType: document.contentType,
    url: document.address,
  });
  switch (read.kind) {
    case "unreadable": {
      const named = read.code === "no_sitemap" ? await sitemapsOfRobots(work) : [];
      return named.length > 0 ? addSitemapPages(work, { pages: [], sitemaps: named, isRobots: true }) : failDocument(work, read);
    }
    case "sitemap":
      return addSitemapPages(work, { ...read, isRobots: false });
    case "articles":
      return applyDocument(work, read).catch((error: unknown) => {
        // What is in stays in; the rest of this document finds no room.
        if (isAppError(error) && error.code === "limit_full") return failDocument(work, unreadable(error.code, error.detail));
        throw error;
      });
  }
}

/** Where a site's own address was given instead of its sitemap's, those that its robots.txt names (https://www.sitemaps.org/protocol.html). */
async function sitemapsOfRobots({ actor, document, source }: AtWork): Promise<string[]> {
  const home = source?.url ?? document.name;
  if (document.name !== home) return [];
  const { sitemaps } = await readRobots(actor.workspaceId, document.address ?? home);
  return sitemaps.filter((url) => isSameSite(url, home) && url !== home);
}

/** Null when it could not be fetched, which is then written down. */
async function fetchContent(work: AtWork): Promise<Buffer | null> {
  const { actor, document } = work;
  const fetched = await fetchDocument(work);
  if (fetched.kind === "unreadable") {
    await failDocument(work, fetched);
    return null;
  }
  const contentSha256 = createHash("sha256").update(fetched.bytes).digest("hex");
  await withWorkspaceSql(actor, (tx) =>
    keepContent(tx, document.id, { content: fetched.bytes, contentSha256, contentType: fetched.contentType, address: fetched.url }),
  );
  document.address = fetched.url;
  document.contentType = fetched.contentType;
  return fetched.bytes;
}

export async function failDocument(work: AtWork, { code, message }: Unreadable): Promise<void> {
  await withWorkspaceSql(work.actor, async (tx) => {
    await close(tx, work, { status: "failed", code, sentence: message });
    // What did not answer is not gone.
    if (work.source && work.document.kind === "page" && code !== "gone") await markSeen(tx, work.source.id, [work.document.name]);
  });
}

/** Everything that writes to a document holds its import first, so that nobody waits in a circle. */
async function close(tx: Tx, { importId, document }: AtWork, end: Parameters<typeof closeDocument>[2]): Promise<void> {
  await lockImportRun(tx, importId);
  await closeDocument(tx, document.id, end);
}
