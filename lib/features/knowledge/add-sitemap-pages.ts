import "server-only";
/** The pages that a sitemap names become documents of the import, up to the source's limit; further sitemaps are read, too. */
import type { DocumentProblem } from "@/lib/core/knowledge/read-document";
import { isSameSite } from "@/lib/core/knowledge/is-same-site";
import { countDocuments, type DocumentKind, insertDocuments, lockImportRun, withoutKnownNames } from "@/lib/db/import";
import { closeDocument, holdDocument } from "@/lib/db/import-work";
import { markSeen } from "@/lib/db/knowledge-source";
import { withWorkspaceSql } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";
import type { AtWork } from "./read-import-document";

/** Sitemaps of one import. */
const mostSitemaps = 50;

/** `isRobots`: the sitemaps are those that the site's robots.txt names. */
type Named = { pages: readonly string[]; sitemaps: readonly string[]; isRobots: boolean };

export async function addSitemapPages({ actor, importId, document, source }: AtWork, sitemap: Named): Promise<void> {
  const home = source?.url ?? document.name;
  const pages = sitemap.pages.filter((url) => isSameSite(url, home));
  const foreign = sitemap.pages.length - pages.length;
  await withWorkspaceSql(actor, async (tx) => {
    const run = await lockImportRun(tx, importId);
    if (run?.status !== "running" || !(await holdDocument(tx, document.id, 0))) return;
    const room = Math.max(0, (source?.pageLimit ?? 0) + mostSitemaps - (await countDocuments(tx, importId)));
    const names = await withoutKnownNames(tx, importId, pages);
    const taken = names.slice(0, Math.min(room, source?.pageLimit ?? 0));
    const sitemaps = (
      await withoutKnownNames(
        tx,
        importId,
        sitemap.sitemaps.filter((url) => isSameSite(url, home)),
      )
    ).slice(0, mostSitemaps);
    const documents = [
      ...sitemaps.map((name) => ({ kind: "sitemap" as DocumentKind, name })),
      ...taken.map((name) => ({ kind: "page" as DocumentKind, name })),
    ];
    await insertDocuments(
      tx,
      importId,
      documents.map((each) => ({ ...each, id: newId<"importDocument">(), format: null, contentType: null, content: null, contentSha256: null })),
    );
    // Pages beyond the limit are not read and not gone.
    if (source) await markSeen(tx, source.id, names.slice(taken.length));
    const left = names.length - taken.length;
    const problems: DocumentProblem[] = [];
    const notes = sitemap.isRobots
      ? [`It is no sitemap; the site's robots.txt names ${sitemaps.length === 1 ? "one" : sitemaps.length.toLocaleString("en")}.`]
      : [`It names ${pages.length.toLocaleString("en")} ${pages.length === 1 ? "page" : "pages"} of this site.`];
    if (left > 0)
      notes.push(`${left.toLocaleString("en")} of them are beyond the limit of ${(source?.pageLimit ?? 0).toLocaleString("en")} and were not read.`);
    if (foreign > 0) notes.push(`${foreign.toLocaleString("en")} on other sites were left out.`);
    await closeDocument(tx, document.id, { status: "done", problems, note: notes.join(" ") });
  });
}
