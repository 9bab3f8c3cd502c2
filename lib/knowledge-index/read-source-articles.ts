import "server-only";
/** The published texts as an index takes them, with the graded questions that they are learned from. */
import type { ArticleId, WorkspaceId } from "@/lib/core/kernel/ids";
import { exemplarLimit } from "@/lib/core/knowledge/article-limits";
import { maskForKeeping } from "@/lib/core/personal-data/mask-personal-data";
import type { SourceArticle } from "@/lib/core/retrieval/types";
import { type PublishedArticle, readPublishedTexts } from "@/lib/db/knowledge";
import { readLabelTexts } from "@/lib/db/training";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";

const readPage = 500;

/** In the given order, read in pages: texts never change, so what is read later is what was published when the list was made. */
export async function readSourceArticles(workspaceId: WorkspaceId, articles: readonly PublishedArticle[]): Promise<SourceArticle[]> {
  const collections = new Map(articles.map((article) => [article.articleId, article.collectionId]));
  const read: SourceArticle[] = [];
  for (let start = 0; start < articles.length; start += readPage) {
    const page = articles.slice(start, start + readPage);
    const { texts, questions } = await withWorkspaceSql({ workspaceId }, async (tx) => ({
      texts: await readPublishedTexts(tx, page),
      questions: await readQuestions(tx, page),
    }));
    for (const { articleId, exemplars, ...text } of texts)
      read.push({
        ...text,
        exemplars: [...new Set([...exemplars, ...(questions.get(articleId) ?? [])])],
        id: articleId,
        collectionId: collections.get(articleId) ?? null,
      });
  }
  return read;
}

/** Visitors' own words: all personal data that is found is taken out, because the index outlives the conversation. */
async function readQuestions(tx: Tx, articles: readonly PublishedArticle[]): Promise<Map<ArticleId, string[]>> {
  const questions = new Map<ArticleId, string[]>();
  const trained = articles.flatMap(({ articleId, trainingId }) => (trainingId === null ? [] : [{ articleId, trainingId }]));
  const [first] = trained;
  if (!first) return questions;
  const ids = trained.map(({ articleId }) => articleId);
  for (const { articleId, text } of await readLabelTexts(tx, first.trainingId, ids)) {
    const question = [...maskForKeeping(text)].slice(0, exemplarLimit).join("");
    questions.set(articleId, [...(questions.get(articleId) ?? []), question]);
  }
  return questions;
}
