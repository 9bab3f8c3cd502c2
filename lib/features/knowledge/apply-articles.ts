import "server-only";
/**
 * Puts articles that were read somewhere into the workspace, many at once: new ones are made, known ones get a new text, and what is there word
 * for word is left alone, so that everything that imports can be repeated. Used by every way in.
 */
import type { Actor } from "@/lib/access/actor";
import type { EventData } from "@/lib/contracts/events/event-types";
import type { ArticleId, KnowledgeSourceId, MemberId } from "@/lib/core/kernel/ids";
import type { ParsedArticle } from "@/lib/core/knowledge/parsed-import";
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
  lockArticlesById,
  lockArticlesByText,
  type NewArticle,
  type NewArticleText,
  updateArticles,
} from "@/lib/db/article";
import { lockImport } from "@/lib/db/knowledge";
import type { Tx } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";
import { isSameText } from "./is-same-text";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";
import { markTextsChanged } from "./mark-texts-changed";
import { requireArticleRoom } from "./require-article-room";

/** `articleId`: the article that it is a newer text of, when that is known. */
export type ArticleToApply = ParsedArticle & { articleId?: ArticleId | null };

export type AppliedArticle = { articleId: ArticleId; outcome: "created" | "updated" | "unchanged"; isPublishing: boolean };

export type ApplyOptions = {
  /** `as_before`: new ones are published, known ones when they were. */
  publish: boolean | "as_before";
  /** Who the texts are by. */
  by: MemberId | null;
  /** Its pages are told apart even where they say the same. */
  sourceId?: KnowledgeSourceId | null;
};

/** While an import goes on, the index waits for its end; should the import break off, what is in is still built. */
const buildDelayDuringImportMs = 5_000;

type Plan = { articles: NewArticle[]; texts: NewArticleText[]; states: ArticleState[]; events: ArticleEvent[]; applied: AppliedArticle[] };

/** One outcome an article, in the given order. The caller's transaction; a few hundred articles at a time. Throws limit_full. */
export async function applyArticles(tx: Tx, actor: Actor, batch: readonly ArticleToApply[], options: ApplyOptions): Promise<AppliedArticle[]> {
  await lockImport(tx);
  const names = batch.flatMap((article) => (article.collection === null ? [] : [article.collection]));
  const collections = await ensureCollections(tx, names, newId<"collection">);
  const find = await presentArticles(tx, batch, options.sourceId ?? null);
  const plan: Plan = { articles: [], texts: [], states: [], events: [], applied: [] };
  const madeHere = new Map<string, ArticleId>();
  for (const article of batch) {
    const collectionId = article.collection === null ? null : (collections.get(article.collection) ?? null);
    const present = find(article);
    const twin = present || article.externalId !== null || options.sourceId ? undefined : madeHere.get(textKey(article));
    if (twin) plan.applied.push({ articleId: twin, outcome: "unchanged", isPublishing: false });
    else if (present) planUpdate(plan, present, article, collectionId, publishes(options, present));
    else madeHere.set(textKey(article), planCreation(plan, article, collectionId, options.publish !== false));
  }
  await requireArticleRoom(tx, plan.articles.length);
  if (plan.articles.length > 0) await insertArticles(tx, plan.articles);
  if (plan.texts.length > 0) await insertArticleTexts(tx, plan.texts, options.by);
  if (plan.states.length > 0) await updateArticles(tx, plan.states);
  await insertArticleEvents(tx, actor, plan.events);
  if (plan.applied.some(({ isPublishing }) => isPublishing)) await markKnowledgeChanged(tx, buildDelayDuringImportMs);
  if (plan.texts.length > 0) await markTextsChanged(tx);
  return plan.applied;
}

function publishes({ publish }: ApplyOptions, present: Article): boolean {
  return publish === "as_before" ? present.status === "published" : publish;
}

/** The article that each is, by what names it: its own id, the id in its file, or its text. */
async function presentArticles(
  tx: Tx,
  batch: readonly ArticleToApply[],
  sourceId: KnowledgeSourceId | null,
): Promise<(article: ArticleToApply) => Article | undefined> {
  const ids = batch.flatMap((article) => (article.articleId ? [article.articleId] : []));
  const externalIds = batch.flatMap((article) => (article.externalId === null || article.articleId ? [] : [article.externalId]));
  const nameless = batch.filter((article) => article.externalId === null && !article.articleId);
  const byId = new Map(ids.length === 0 ? [] : (await lockArticlesById(tx, ids)).map((article) => [article.id, article]));
  const byExternalId = new Map(
    externalIds.length === 0 ? [] : (await lockArticlesByExternalId(tx, externalIds)).map((article) => [article.externalId, article]),
  );
  const byText = new Map((await lockArticlesByText(tx, nameless, sourceId)).map((article) => [textKey(article), article]));
  return (article) => {
    if (article.articleId) return byId.get(article.articleId);
    return article.externalId === null ? byText.get(textKey(article)) : byExternalId.get(article.externalId);
  };
}

function textKey({ title, body }: { title: string; body: string }): string {
  return `${title}\n${body}`;
}

function planCreation(plan: Plan, article: ParsedArticle, collectionId: CollectionId | null, publish: boolean): ArticleId {
  const id = newId<"article">();
  plan.articles.push({ id, externalId: article.externalId, collectionId, status: publish ? "published" : "draft", publishedNumber: publish ? 1 : null });
  plan.texts.push({ ...article, id: newId<"articleVersion">(), articleId: id, number: 1 });
  plan.events.push(fact("article.created", id, { number: 1 }));
  if (publish) plan.events.push(fact("article.published", id, { number: 1 }));
  plan.applied.push({ articleId: id, outcome: "created", isPublishing: publish });
  return id;
}

/** A published article whose new text is not published yet keeps what it says; an archived one stays away unless it is published. */
function planUpdate(plan: Plan, present: Article, article: ParsedArticle, given: CollectionId | null, publish: boolean): void {
  const collectionId = given ?? present.collectionId;
  const isRewritten = !isSameText(present, article);
  const isMoved = collectionId !== present.collectionId && (publish || present.publishedNumber === null);
  const latestNumber = present.latestNumber + (isRewritten ? 1 : 0);
  const isPublishing = publish && (present.status !== "published" || present.publishedNumber !== latestNumber);
  if (!isRewritten && !isMoved && !isPublishing) {
    plan.applied.push({ articleId: present.id, outcome: "unchanged", isPublishing: false });
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
  plan.applied.push({ articleId: present.id, outcome: "updated", isPublishing: isPublishing || (publish && isMoved) });
}

function fact<T extends "article.created" | "article.updated" | "article.published">(type: T, articleId: ArticleId, data: EventData<T>): ArticleEvent {
  return { id: newId<"event">(), type, articleId, data };
}
