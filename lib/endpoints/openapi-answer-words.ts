import "server-only";
/**
 * What a caller has to know of each field of an answer. A field is found by `shape.field`, where the shape is a component or the operation whose answer
 * it is, then by the end of its way (`files.bytes`), the longest first, then by its name alone. The linter refuses a field without words.
 */
import { conversationWords } from "./openapi-answer-words-conversation";
import { knowledgeWords } from "./openapi-answer-words-knowledge";
import { learningWords } from "./openapi-answer-words-learning";
import { metricsWords } from "./openapi-answer-words-metrics";
import { workspaceWords } from "./openapi-answer-words-workspace";
import { approvalAnswerWords } from "./openapi-words-approval";
import { requestAnswerWords } from "./openapi-words-request";
import { toolAnswerWords } from "./openapi-words-tool";
import { policyAnswerWords, policyWords } from "./openapi-words-policy";

const sharedWords: Readonly<Record<string, string>> = {
  data: "The rows of this page.",
  nextCursor: "Where the next page begins; null on the last page.",
  streamCursor: "Where a stream of events begins that misses nothing after this answer.",
  id: "The id, with a prefix that says of what.",
  name: "As people read it.",
  version: "Grows by one with every change; send it with a write.",
  createdAt: "When it was made, in UTC.",
  updatedAt: "When it was last changed, in UTC.",
  description: "Words for your own people, 120 characters at most.",
  url: "An http or https address.",
  "Article.url": "Where visitors can read it; null when that is not known.",
  "ArticleSummary.url": "Where visitors can read it; null when that is not known.",
  "ArticleVersion.url": "Where visitors can read it; null when that is not known.",
  "Source.url": "Where visitors can read it; null when that is not known.",
  "hits.url": "Where visitors can read it; null when that is not known.",
  email: "E-mail address; null when none is known.",
  text: "Plain text.",
  "Draft.text": "Plain text; null after erasure.",
  "ThreadMessage.text": "Plain text; null after erasure.",
  status: "Where it stands.",
  state: "Where it stands.",
  kind: "Which kind it is.",
  limit: "The most that is allowed; null: no limit.",
  secret: "A secret that no other answer tells.",
  role: "The role, which gives the permissions.",
  conversationId: "The conversation.",
  botId: "The bot.",
  articleId: "The article.",
  memberId: "The member.",
  channel: "The channel as it is now.",
  visitor: "Who writes.",
  latencyMs: "How long it took, in milliseconds.",
  durationMs: "How long it took, in milliseconds.",
  inputTokens: "Tokens that a language model read, as its endpoint counted; null when it did not say.",
  outputTokens: "Tokens that a language model wrote, as its endpoint counted; null when it did not say.",
  slug: "The workspace's part in addresses.",
  workspace: "The workspace.",
  message: "A sentence for people.",
};

/** A policy is answered as it was sent. */
const policyOfAnswers = Object.fromEntries(Object.entries(policyWords).map(([place, words]) => [`Policy.${place.replaceAll(".[]", "")}`, words]));

const answerWords: Readonly<Record<string, string>> = {
  ...sharedWords,
  ...policyOfAnswers,
  ...policyAnswerWords,
  ...workspaceWords,
  ...knowledgeWords,
  ...conversationWords,
  ...metricsWords,
  ...learningWords,
  ...approvalAnswerWords,
  ...toolAnswerWords,
  ...requestAnswerWords,
};

/** `place` is the way to the field, its own name last. */
export function wordsOfAnswer(shape: string, place: readonly string[]): string | undefined {
  const way = place.filter((part) => part !== "[]" && part !== "*");
  const ends = way.map((_, index) => way.slice(index).join("."));
  return answerWords[`${shape}.${way.join(".")}`] ?? ends.map((end) => answerWords[end]).find((words) => words !== undefined);
}
