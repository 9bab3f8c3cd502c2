import "server-only";
/**
 * A good answer is kept: the visitor's question becomes one of an article's, or question and answer become a draft article. Whoever may publish
 * publishes the question with it; for everybody else it waits in the article's latest text. The article's own screen undoes it.
 */
import { type MemberActor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { KeepRequest } from "@/lib/contracts/api/grade";
import type { ArticleId, ConversationId, MessageId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { exemplarCountLimit, exemplarLimit, titleLimit } from "@/lib/core/knowledge/article-limits";
import { maskForKeeping, maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { insertArticles, insertArticleTexts, lockArticle, lockArticlesByExternalId, updateArticles } from "@/lib/db/article";
import { findAnswer } from "@/lib/db/grade";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { changeConversation } from "@/lib/moves/change-conversation";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";
import { eventItem } from "@/lib/moves/write-conversation";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { markTextsChanged } from "./mark-texts-changed";
import { requireArticleRoom } from "./require-article-room";

export type KeptAnswer = { articleId: ArticleId; title: string; changed: boolean; waitsForPublishing: boolean };

/** Of an answer that became an article; it is unique, so that it becomes one once. */
export function keptExternalId(messageId: MessageId): string {
  return `answer:${toWireId("message", messageId)}`;
}

/** The same again changes nothing. Throws forbidden, not_found, limit_full, state_conflict for what is no answer and for an article that takes no more. */
export async function keepAnswer(actor: MemberActor, conversationId: ConversationId, messageId: MessageId, input: KeepRequest): Promise<KeptAnswer> {
  requireScope(actor, "grade:write");
  const question = [...maskForKeeping(input.question)].slice(0, exemplarLimit).join("");
  return changeConversation(actor, conversationId, async (tx) => {
    const message = await findAnswer(tx, conversationId, messageId);
    if (!message) throw notFound();
    if (message.author === "visitor" || message.author === "system") throw new AppError("state_conflict", "Only an answer is kept.");
    const result =
      input.as === "exemplar"
        ? await keepQuestion(tx, actor, input.articleId, question)
        : await keepArticle(tx, actor, keptExternalId(messageId), { question, answer: maskPersonalData(input.answer).text });
    const data = { as: input.as, articleId: result.articleId };
    return { items: result.changed ? [eventItem(actor, { type: "message.kept", subjectType: "message", subjectId: messageId, data })] : [], result };
  });
}

async function keepQuestion(tx: Tx, actor: MemberActor, articleId: ArticleId, question: string): Promise<KeptAnswer> {
  const article = await lockArticle(tx, articleId);
  if (!article) throw notFound();
  if (article.status === "archived") throw new AppError("state_conflict", "This article is archived. Choose another one.");
  const { title, latestNumber, publishedNumber, exemplars } = article;
  if (exemplars.includes(question)) return { articleId, title, changed: false, waitsForPublishing: publishedNumber !== latestNumber };
  if (exemplars.length >= exemplarCountLimit)
    throw new AppError("state_conflict", `This article has ${exemplarCountLimit} questions, and there is no room for more.`);
  const number = latestNumber + 1;
  // a text that waits for somebody's look is not published by the way
  const isPublished = publishedNumber === latestNumber && actor.scopes.includes("knowledge:publish");
  await insertArticleTexts(tx, [{ ...article, exemplars: [...exemplars, question], id: newId<"articleVersion">(), articleId, number }], memberIdOf(actor));
  await updateArticles(tx, [{ ...article, latestNumber: number, publishedNumber: isPublished ? number : publishedNumber }]);
  await markTextsChanged(tx);
  await append(tx, actor, { type: "article.updated", subjectType: "article", subjectId: articleId, data: { number } });
  if (isPublished) {
    await append(tx, actor, { type: "article.published", subjectType: "article", subjectId: articleId, data: { number } });
    await markKnowledgeChanged(tx);
  }
  return { articleId, title, changed: true, waitsForPublishing: !isPublished };
}

async function keepArticle(tx: Tx, actor: MemberActor, externalId: string, { question, answer }: { question: string; answer: string }): Promise<KeptAnswer> {
  const [known] = await lockArticlesByExternalId(tx, [externalId]);
  if (known) return { articleId: known.id, title: known.title, changed: false, waitsForPublishing: known.publishedNumber !== known.latestNumber };
  await requireArticleRoom(tx, 1);
  const id = newId<"article">();
  const title = [...question].slice(0, titleLimit).join("");
  await insertArticles(tx, [{ id, externalId, collectionId: null, status: "draft", publishedNumber: null }]);
  const text = { title, body: answer, url: null, exemplars: [question] };
  await insertArticleTexts(tx, [{ ...text, id: newId<"articleVersion">(), articleId: id, number: 1 }], memberIdOf(actor));
  await markTextsChanged(tx);
  await append(tx, actor, { type: "article.created", subjectType: "article", subjectId: id, data: { number: 1 } });
  return { articleId: id, title, changed: true, waitsForPublishing: true };
}
