import "server-only";
/** What would be kept of an answer, and in which article: its sources first, then what the question finds. Nothing is written. */
import { type MemberActor, memberIdOf, requireScope } from "@/lib/access/actor";
import { isBotAnswer, questionBefore } from "@/lib/core/conversation/answers";
import type { ArticleId, ConversationId, MessageId } from "@/lib/core/kernel/ids";
import { exemplarLimit } from "@/lib/core/knowledge/article-limits";
import { maskForKeeping, maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { searchIndex } from "@/lib/core/retrieval/search-index";
import { type Article, findArticles, lockArticlesByExternalId } from "@/lib/db/article";
import { findAnswer, listGrades, listSaidBefore } from "@/lib/db/grade";
import { findLiveVersion } from "@/lib/db/knowledge";
import { withWorkspaceSql } from "@/lib/db/tx";
import { liveIndex } from "@/lib/knowledge-index/load-index";
import { AppError, notFound } from "@/lib/platform/errors";
import { keptExternalId } from "./keep-answer";

const articlesShown = 5;

export type KeepingProposal = {
  question: string;
  answer: string;
  articles: { article: Article; isSource: boolean }[];
  keptAs: ArticleId | null;
};

/** The answer is the corrected one where somebody wrote one, the member's own before others'. Throws forbidden, not_found, state_conflict. */
export async function proposeKeeping(actor: MemberActor, conversationId: ConversationId, messageId: MessageId): Promise<KeepingProposal> {
  requireScope(actor, "grade:write");
  const read = await withWorkspaceSql(actor, async (tx) => {
    const message = await findAnswer(tx, conversationId, messageId);
    if (!message) throw notFound();
    if (message.author === "visitor" || message.author === "system") throw new AppError("state_conflict", "Only an answer is kept.");
    const asked = isBotAnswer(message.author) ? message.question : questionBefore(await listSaidBefore(tx, conversationId, message.eventSeq));
    const corrected = (await listGrades(tx, conversationId)).filter((grade) => grade.decisionId === message.decisionId && grade.correctedText !== null);
    const grade = corrected.find(({ gradedBy }) => gradedBy === memberIdOf(actor)) ?? corrected.at(-1);
    const [kept] = await lockArticlesByExternalId(tx, [keptExternalId(messageId)]);
    return { message, asked: asked ?? "", corrected: grade?.correctedText ?? null, keptAs: kept?.id ?? null, live: await findLiveVersion(tx) };
  });
  const question = [...maskForKeeping(read.asked)].slice(0, exemplarLimit).join("");
  const served = await liveIndex(actor.workspaceId, read.live?.id ?? null);
  const found =
    served && served.index.articles.length > 0 && question !== "" ? searchIndex(served.index, { text: question, history: [] }, articlesShown).hits : [];
  const sources = (read.message.sources ?? []).map(({ articleId }) => articleId as ArticleId);
  const ids = [...new Set([...sources, ...found.map(({ articleId }) => articleId as ArticleId)])];
  const articles = new Map((await withWorkspaceSql(actor, (tx) => findArticles(tx, ids))).map((article) => [article.id, article]));
  return {
    question,
    answer: maskPersonalData(read.corrected ?? read.message.text ?? "").text,
    articles: ids
      .flatMap((id) => articles.get(id) ?? [])
      .filter(({ status }) => status !== "archived")
      .slice(0, articlesShown)
      .map((article) => ({ article, isSource: sources.includes(article.id) })),
    keptAs: read.keptAs,
  };
}
