import "server-only";
/** What a document holds goes in, a batch a transaction, each together with the count that says so. */
import { createHash } from "node:crypto";
import type { DocumentFormat, ReadArticles } from "@/lib/core/knowledge/read-document";
import type { ParsedArticle } from "@/lib/core/knowledge/parsed-import";
import { lockImportRun } from "@/lib/db/import";
import { closeDocument, countApplied, holdDocument, type Outcome } from "@/lib/db/import-work";
import { findSourcePages, keepSourcePage, type SourcePage } from "@/lib/db/knowledge-source";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { applyArticles, type ArticleToApply } from "./apply-articles";
import type { AtWork } from "./read-import-document";

const batchSize = 200;

/** Goes on behind what is in already. Stops, with nothing lost, when the import was cancelled or another process has taken over. */
export async function applyDocument(work: AtWork, read: ReadArticles & { format: DocumentFormat }): Promise<void> {
  const { actor, document, run } = work;
  for (let applied = document.applied; ; applied += batchSize) {
    const batch = read.articles.slice(applied, applied + batchSize).map((article) => ({ ...article, collection: article.collection ?? run.collection }));
    const isLast = applied + batchSize >= read.articles.length;
    const goesOn = await withWorkspaceSql(actor, async (tx) => {
      const present = await lockImportRun(tx, work.importId);
      if (present?.status !== "running" || !(await holdDocument(tx, document.id, applied))) return false;
      const outcomes = work.source ? await applyPages(tx, work, batch, applied) : await applyBatch(tx, work, batch);
      await countApplied(tx, document.id, batch.length, outcomes);
      if (isLast) {
        const { format, problems, problemCount, note } = read;
        await closeDocument(tx, document.id, { status: "done", format, problems, failed: problemCount, note });
      }
      return true;
    });
    if (!goesOn || isLast) return;
  }
}

async function applyBatch(tx: Tx, { actor, run }: AtWork, batch: readonly ArticleToApply[]): Promise<Outcome[]> {
  return batch.length === 0 ? [] : applyArticles(tx, actor, batch, { publish: run.publish, by: run.createdBy });
}

/**
 * Pages are known by their address: a changed one is a new text of its article, one that has not changed since it was last read is left alone even
 * where somebody has edited the article. One that somebody took out of the answers stays out.
 */
async function applyPages(tx: Tx, { actor, run, source, document }: AtWork, batch: readonly ArticleToApply[], applied: number): Promise<Outcome[]> {
  if (!source) return [];
  const urlOf = (index: number) => (applied + index === 0 ? document.name : `${document.name}#part-${applied + index + 1}`);
  const known = await findSourcePages(
    tx,
    source.id,
    batch.map((_, index) => urlOf(index)),
  );
  const outcomes: Outcome[] = [];
  const changed: { article: ArticleToApply; url: string; before: SourcePage | undefined }[] = [];
  for (const [index, article] of batch.entries()) {
    const url = urlOf(index);
    const before = known.get(url);
    if (article.externalId === null && before?.articleId && before.vanishedAt === null && before.readSha256 === digestOf(article)) {
      await keepSourcePage(tx, source.id, { url, articleId: before.articleId, readSha256: before.readSha256 });
      outcomes.push({ articleId: before.articleId, outcome: "unchanged" });
    } else changed.push({ article: { ...article, articleId: before?.articleId }, url, before });
  }
  const fresh = changed.filter(({ before }) => !before?.articleId || before.vanishedAt !== null);
  const again = changed.filter(({ before }) => before?.articleId && before.vanishedAt === null);
  for (const [group, publish] of [
    [fresh, run.publish],
    [again, run.publish ? ("as_before" as const) : false],
  ] as const) {
    if (group.length === 0) continue;
    const results = await applyArticles(
      tx,
      actor,
      group.map(({ article }) => article),
      { publish, by: run.createdBy, sourceId: source.id },
    );
    for (const [index, result] of results.entries()) {
      const page = group[index];
      if (page) await keepSourcePage(tx, source.id, { url: page.url, articleId: result.articleId, readSha256: digestOf(page.article) });
      outcomes.push(result);
    }
  }
  return outcomes;
}

function digestOf({ title, body, url }: ParsedArticle): string {
  return createHash("sha256")
    .update(JSON.stringify([title, body, url]))
    .digest("hex");
}
