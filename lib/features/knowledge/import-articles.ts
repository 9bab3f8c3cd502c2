import "server-only";
/**
 * Many articles from one file. A broken line costs only itself; a line whose id is known updates that article; what is the same word for
 * word is left alone, so that an import can be repeated. Each batch is a transaction of its own with its events.
 */
import { type Actor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { EventData } from "@/lib/contracts/events/event-types";
import { importCountLimit } from "@/lib/core/knowledge/article-limits";
import { type ImportFormat, parseImport } from "@/lib/core/knowledge/parse-import";
import type { ImportProblem, ParsedArticle } from "@/lib/core/knowledge/parsed-import";
import {
  type Article,
  type ArticleEvent,
  type ArticleState,
  type CollectionId,
  ensureCollections,
  insertArticleEvents,
  insertArticles,
  insertArticleTexts,
  lockArticlesByExternalId,
  type NewArticle,
  type NewArticleText,
  updateArticles,
} from "@/lib/db/article";
import { lockImport } from "@/lib/db/knowledge";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { isSameText } from "./is-same-text";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";

export type ArticleImport = { format: ImportFormat; content: string; collection: string | null; publish: boolean };
export type ImportResult = { created: number; updated: number; unchanged: number; failed: number; problems: ImportProblem[] };

const batchSize = 200;
/** While an import goes on, the index waits for its end; should the import break off, what is in is still built. */
const buildDelayDuringImportMs = 5_000;

type Counts = { created: number; updated: number; unchanged: number; published: number };
type Plan = { articles: NewArticle[]; texts: NewArticleText[]; states: ArticleState[]; events: ArticleEvent[]; counts: Counts };

/** Publishing needs knowledge:publish. Throws validation_failed, with nothing stored, when there are more than 10,000 articles. */
export async function importArticles(actor: Actor, input: ArticleImport): Promise<ImportResult> {
  requireScope(actor, "knowledge:write");
  if (input.publish) requireScope(actor, "knowledge:publish");
  const parsed = parseImport(input.format, input.content);
  if (parsed.tooMany) {
    throw new AppError("validation_failed", `At most ${importCountLimit.toLocaleString("en")} articles can be imported at once. Split the file.`, {
      errors: [{ path: "body.content", message: `holds more than ${importCountLimit} articles` }],
    });
  }
  const total: Counts = { created: 0, updated: 0, unchanged: 0, published: 0 };
  for (let start = 0; start < parsed.articles.length; start += batchSize) {
    const batch = parsed.articles.slice(start, start + batchSize).map((article) => ({ ...article, collection: article.collection ?? input.collection }));
    const counts = await withWorkspaceSql(actor, (tx) => importBatch(tx, actor, batch, input.publish));
    for (const name of ["created", "updated", "unchanged", "published"] as const) total[name] += counts[name];
  }
  const { published, ...counts } = total;
  await withWorkspaceSql(actor, async (tx) => {
    const data = { created: counts.created, updated: counts.updated, failed: parsed.problemCount };
    await append(tx, actor, { type: "knowledge.imported", subjectType: "workspace", subjectId: actor.workspaceId, data });
    if (published > 0) await markKnowledgeChanged(tx);
  });
  return { ...counts, failed: parsed.problemCount, problems: parsed.problems };
}

async function importBatch(tx: Tx, actor: Actor, batch: readonly ParsedArticle[], publish: boolean): Promise<Counts> {
  await lockImport(tx);
  const names = batch.flatMap((article) => (article.collection === null ? [] : [article.collection]));
  const collections = await ensureCollections(tx, names, newId<"collection">);
  const ids = batch.flatMap((article) => (article.externalId === null ? [] : [article.externalId]));
  const known = new Map((await lockArticlesByExternalId(tx, ids)).map((article) => [article.externalId, article]));
  const plan: Plan = { articles: [], texts: [], states: [], events: [], counts: { created: 0, updated: 0, unchanged: 0, published: 0 } };
  for (const article of batch) {
    const collectionId = article.collection === null ? null : (collections.get(article.collection) ?? null);
    const present = article.externalId === null ? undefined : known.get(article.externalId);
    if (present) planUpdate(plan, present, article, collectionId, publish);
    else planCreation(plan, article, collectionId, publish);
  }
  if (plan.articles.length > 0) await insertArticles(tx, plan.articles);
  if (plan.texts.length > 0) await insertArticleTexts(tx, plan.texts, memberIdOf(actor));
  if (plan.states.length > 0) await updateArticles(tx, plan.states);
  await insertArticleEvents(tx, actor, plan.events);
  if (plan.counts.published > 0) await markKnowledgeChanged(tx, buildDelayDuringImportMs);
  return plan.counts;
}

function planCreation(plan: Plan, article: ParsedArticle, collectionId: CollectionId | null, publish: boolean): void {
  const id = newId<"article">();
  plan.articles.push({ id, externalId: article.externalId, collectionId, status: publish ? "published" : "draft", publishedNumber: publish ? 1 : null });
  plan.texts.push({ ...article, id: newId<"articleVersion">(), articleId: id, number: 1 });
  plan.events.push(fact("article.created", id, { number: 1 }));
  if (publish) plan.events.push(fact("article.published", id, { number: 1 }));
  plan.counts.created += 1;
  plan.counts.published += publish ? 1 : 0;
}

/** A published article whose new text is not published yet keeps what it says; an archived one stays away unless it is published. */
function planUpdate(plan: Plan, present: Article, article: ParsedArticle, given: CollectionId | null, publish: boolean): void {
  const collectionId = given ?? present.collectionId;
  const isRewritten = !isSameText(present, article);
  const isMoved = collectionId !== present.collectionId && (publish || present.publishedNumber === null);
  const latestNumber = present.latestNumber + (isRewritten ? 1 : 0);
  const isPublishing = publish && (present.status !== "published" || present.publishedNumber !== latestNumber);
  if (!isRewritten && !isMoved && !isPublishing) {
    plan.counts.unchanged += 1;
    return;
  }
  plan.states.push({
    id: present.id,
    collectionId: isMoved ? collectionId : present.collectionId,
    status: publish ? "published" : present.status,
    latestNumber,
    publishedNumber: publish ? latestNumber : present.publishedNumber,
  });
  if (isRewritten) plan.texts.push({ ...article, id: newId<"articleVersion">(), articleId: present.id, number: latestNumber });
  if (isRewritten || isMoved) plan.events.push(fact("article.updated", present.id, { number: latestNumber }));
  if (isPublishing) plan.events.push(fact("article.published", present.id, { number: latestNumber }));
  plan.counts.updated += 1;
  plan.counts.published += isPublishing || (publish && isMoved) ? 1 : 0;
}

function fact<T extends "article.created" | "article.updated" | "article.published">(type: T, articleId: Article["id"], data: EventData<T>): ArticleEvent {
  return { id: newId<"event">(), type, articleId, data };
}
