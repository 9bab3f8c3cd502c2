import "server-only";
/**
 * The words of an answer. Without a model: a verbatim extract of the best article. With one: its text, only when it cites passages that
 * were given to it, or a call of a tool that it proposes; whatever else it does becomes a typed failure, and the turn goes to a person. Where the policy
 * wants it and the visitor names something protected, the model is asked the same for somebody else.
 */
import { asksInPairs } from "@/lib/core/escalation/policy-types";
import type { ModelFailure } from "@/lib/core/escalation/types";
import { pairQuestion } from "@/lib/core/moderation/pair-question";
import { extractAnswer } from "@/lib/core/retrieval/extract-answer";
import type { StoredSource } from "@/lib/db/conversation-item";
import type { OfferedTool } from "@/lib/db/tool";
import type { TurnContext } from "@/lib/db/turn";
import { askModel, type ModelAnswer, modelDeadlineMs, type ModelQuestion, type StaffFeedback } from "@/lib/integrations/llm/ask-model";
import { modelEndpoint } from "@/lib/integrations/llm/endpoint";
import { openModelKey } from "@/lib/integrations/llm/model-key";
import { askBeside, type AskedAgain } from "./ask-beside";
import { judgeCall, modelToolOf, type ProposedCall } from "./judge-call";
import type { Measured } from "./measure-signals";

export type Answer = {
  text: string;
  sources: StoredSource[];
  model: string | null;
  promptSha256: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
};

/** `again`: what the model says to somebody else; missing where it was not asked. */
export type Composed =
  { kind: "answer"; answer: Answer; again?: AskedAgain } | ProposedCall | { kind: "none" } | { kind: "failed"; failure: ModelFailure; model: string };

/**
 * `staff`: what a person has said about an answer that they rejected; a model is told. `offered`: reads what a model may propose to have called, where one is
 * asked; left out where nothing may be.
 */
export type ComposeContext = Pick<TurnContext, "bot" | "history"> & { staff?: StaffFeedback; offered?: () => Promise<OfferedTool[]> };

export async function composeAnswer(context: ComposeContext, text: string, measured: Measured): Promise<Composed> {
  const { retrieval, index } = measured;
  const best = retrieval?.hits[0];
  if (!retrieval || !index || !best) return { kind: "none" };
  const { bot } = context;
  const endpoint = bot.modelEnabled
    ? modelEndpoint({
        baseUrl: bot.modelBaseUrl,
        model: bot.modelName,
        apiKey: openModelKey(bot.modelKeyCiphertext),
      })
    : null;
  if (!endpoint) {
    const query = { text, history: [] };
    const extract = extractAnswer(index, query, best);
    return {
      kind: "answer",
      answer: {
        text: extract.text,
        sources: [{ articleId: best.articleId, title: best.title, url: best.url, quote: extract.text }],
        model: null,
        promptSha256: null,
        inputTokens: null,
        outputTokens: null,
      },
    };
  }
  const passages = retrieval.hits.map((hit) => ({ articleId: hit.articleId, title: hit.title, url: hit.url, text: hit.passage }));
  const offered = (await context.offered?.()) ?? [];
  const question: ModelQuestion = {
    botName: bot.name,
    tone: bot.tone,
    instructions: bot.instructions,
    history: context.history.flatMap(({ author, text: said }) =>
      said === null ? [] : [{ author: author === "visitor" ? ("visitor" as const) : ("assistant" as const), text: said }],
    ),
    question: text,
    passages,
    tools: offered.map(modelToolOf),
    ...(context.staff === undefined ? {} : { staff: context.staff }),
  };
  const startedAt = performance.now();
  const asking = askModel(endpoint, question);
  // What a person has asked for once more goes to a person again.
  const pair = asksInPairs(measured.policy) && context.staff === undefined ? pairQuestion(text) : null;
  const beside = pair && askBeside(endpoint, { ...question, question: pair.question, tools: [] });
  const asked = await asking;
  if (asked.kind !== "answered") beside?.leave();
  if (asked.kind === "proposed") return judgeCall(endpoint, question, asked, offered, modelDeadlineMs - (performance.now() - startedAt));
  if (asked.kind === "failed") return { kind: "failed", failure: asked.failure, model: endpoint.model };
  const answer = answerOf(asked, passages, endpoint.model);
  if (!pair || !beside) return { kind: "answer", answer };
  const other = await beside.settle();
  const again: AskedAgain =
    other.kind === "answered"
      ? { pair, answer: answerOf(other, passages, endpoint.model), failure: null }
      : { pair, answer: null, failure: other.kind === "failed" ? other.failure : "invalid_output" };
  return { kind: "answer", answer, again };
}

type Passage = Omit<StoredSource, "quote"> & { text: string };

function answerOf(asked: Extract<ModelAnswer, { kind: "answered" }>, passages: readonly Passage[], model: string): Answer {
  const { text, citations, promptSha256, inputTokens, outputTokens } = asked;
  const sources = citations.flatMap((number) => {
    const passage = passages[number - 1];
    return passage ? [{ articleId: passage.articleId, title: passage.title, url: passage.url, quote: passage.text }] : [];
  });
  return { text, sources, model, promptSha256, inputTokens, outputTokens };
}
