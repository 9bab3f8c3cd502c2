import "server-only";
/** The index of published articles. What has changed since another version costs its own work; the rest is taken over from that one. */
import type { ArticleId, KnowledgeVersionId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { BuiltIndex } from "@/lib/core/retrieval/build-from";
import { countedTexts } from "@/lib/core/retrieval/serialise-counts";
import { type PublishedArticle, readCountBytes, readIndexBytes } from "@/lib/db/knowledge";
import { withWorkspaceSql } from "@/lib/db/tx";
import { describeError, log } from "@/lib/platform/log";
import { readSourceArticles } from "./read-source-articles";
import { runBuildThread } from "./run-build-thread";

type Wanted = { id: ArticleId; number: number; collectionId: string | null; trainingId: string | null };

/** `baseId`: the version to begin from, null for none. One that lacks its counts, or is of another release, is not built upon. */
export async function buildArticles(workspaceId: WorkspaceId, articles: readonly PublishedArticle[], baseId: KnowledgeVersionId | null): Promise<BuiltIndex> {
  const wanted = articles.map(({ articleId, ...text }) => ({ id: articleId, ...text }));
  const updated =
    baseId &&
    (await update(workspaceId, articles, wanted, baseId).catch((error: unknown) => {
      log.warn("a knowledge index could not be made from the one before it", { workspaceId, subjectId: baseId, error: describeError(error) });
      return null;
    }));
  return updated ?? runBuildThread({ base: null, articles: wanted, texts: await readSourceArticles(workspaceId, articles) });
}

/** Null when there is nothing to build upon. */
async function update(
  workspaceId: WorkspaceId,
  articles: readonly PublishedArticle[],
  wanted: readonly Wanted[],
  baseId: KnowledgeVersionId,
): Promise<BuiltIndex | null> {
  const counts = await withWorkspaceSql({ workspaceId }, (tx) => readCountBytes(tx, baseId));
  const texts = counts && countedTexts(counts);
  const index = texts && (await withWorkspaceSql({ workspaceId }, (tx) => readIndexBytes(tx, baseId)));
  if (!index) return null;
  const known = new Map(texts.map((text) => [text.id, text]));
  const changed = articles.filter(({ articleId, number, trainingId }) => {
    const before = known.get(articleId);
    return before?.number !== number || before.trainingId !== trainingId;
  });
  return runBuildThread({ base: { index, counts }, articles: wanted, texts: await readSourceArticles(workspaceId, changed) });
}
