import "server-only";
/** What is known about a turn before anything is decided: the rules' findings, retrieval, and the model's answer where one is set. */
import type { TurnId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { RequestKind } from "@/lib/core/kernel/request-kinds";
import { detectExplicitRequest } from "@/lib/core/escalation/detect-explicit-request";
import { detectRepeat } from "@/lib/core/escalation/detect-repeat";
import { findSaidWords } from "@/lib/core/escalation/find-said-words";
import { detectSmallTalk } from "@/lib/core/escalation/detect-small-talk";
import { findAmounts } from "@/lib/core/escalation/find-amounts";
import { judgeSensitive } from "@/lib/core/escalation/judge-sensitive";
import { measureComplexity } from "@/lib/core/escalation/measure-complexity";
import type { Policy } from "@/lib/core/escalation/policy-types";
import { drawOf } from "@/lib/core/kernel/draw-sample";
import type { Circumstances, ComplexitySignal, Signals, StoppedScope } from "@/lib/core/escalation/types";
import { findConflict } from "@/lib/core/knowledge/find-conflict";
import { countPersonalData, findPersonalData } from "@/lib/core/personal-data/find-personal-data";
import { countMasked } from "@/lib/core/personal-data/mask-personal-data";
import { questionsCompared, questionSimilarities } from "@/lib/core/retrieval/question-similarity";
import { searchIndex } from "@/lib/core/retrieval/search-index";
import type { RetrievalIndex, RetrievalResult } from "@/lib/core/retrieval/types";
import { judgeMood } from "@/lib/core/sentiment/judge-mood";
import { liveIndex } from "@/lib/knowledge-index/load-index";
import type { TurnContext } from "@/lib/db/turn";
import { findNear } from "./find-near";
import type { OtherAnswer } from "./measure-pair";

export type Measured = {
  signals: Signals;
  policy: Policy;
  retrieval: RetrievalResult | null;
  index: RetrievalIndex | null;
  /** The version that was searched: the live one, or the one before while this process still loads it. */
  servedVersionId: string | null;
  /** What the model said to somebody else, where that differs. */
  other?: OtherAnswer;
};

export type MeasureInput = {
  workspaceId: WorkspaceId;
  text: string;
  /** The visitor's earlier messages, oldest first. */
  earlier: readonly string[];
  turns: number;
  policy: Policy;
  /** Null where no rule asks for them. */
  circumstances: Circumstances | null;
  /** Null for what is only tried. */
  turnId: TurnId | null;
  knowledgeVersionId: TurnContext["knowledgeVersionId"];
  /** Where a kill switch is on for this conversation. */
  stopped: StoppedScope | null;
  /** The form that the visitor's wish fits. */
  form?: RequestKind | null;
  botName: string;
  /** Articles whose answer a person has rejected. */
  without?: ReadonlySet<string>;
};

export async function measureSignals(input: MeasureInput): Promise<Measured> {
  const live = input.knowledgeVersionId === null ? null : await liveIndex(input.workspaceId, input.knowledgeVersionId);
  const index = live?.index ?? null;
  const near = live ? await findNear(input.workspaceId, live, input.text) : [];
  const retrieval =
    index && index.articles.length > 0 ? searchIndex(index, { text: input.text, history: input.earlier }, hitsWanted, near, input.without) : null;
  const mood = judgeMood([...input.earlier, input.text]);
  const smallTalk = detectSmallTalk(input.text, input.botName, mood.language);
  return {
    signals: {
      explicitRequest: detectExplicitRequest(input.text),
      sensitive: judgeSensitive(input.text, mood.language),
      confidence: retrieval?.confidence ?? null,
      scope: retrieval?.scope ?? null,
      hasKnowledge: retrieval !== null,
      repeat:
        input.earlier.length > 0
          ? detectRepeat(questionSimilarities([...input.earlier.slice(-questionsCompared), input.text], index), input.policy.repeatSimilarity)
          : null,
      turns: input.turns,
      modelFailure: null,
      amounts: findAmounts(input.text),
      complexity: { ...measureComplexity(input.text), ...conflictOf(input.text, retrieval) },
      personalData: [...countMasked(input.text), ...countPersonalData(findPersonalData(input.text))],
      mood,
      topic: index && retrieval ? topicOf(index, retrieval) : null,
      circumstances: input.circumstances,
      ...saidWordsOf(input),
      ...(input.stopped === null ? {} : { stopped: input.stopped }),
      ...(input.form ? { form: input.form } : {}),
      ...(smallTalk === null ? {} : { smallTalk }),
      ...(input.turnId === null ? {} : { draw: drawOf(input.turnId) }),
    },
    policy: input.policy,
    retrieval,
    index,
    servedVersionId: live?.knowledgeVersionId ?? null,
  };
}

function conflictOf(text: string, retrieval: RetrievalResult | null): Pick<ComplexitySignal, "conflict" | "passages"> {
  if (!retrieval) return {};
  const passages = findConflict(text, retrieval.hits);
  return passages === null ? { conflict: false } : { conflict: true, passages };
}

function saidWordsOf({ text, policy }: MeasureInput): Pick<Signals, "saidWords"> {
  const saidWords = findSaidWords(text, policy.rules);
  return saidWords === undefined ? {} : { saidWords };
}

const hitsWanted = 5;

/** The collection of the article that would answer. */
function topicOf(index: RetrievalIndex, { hits }: RetrievalResult): string {
  const [best] = hits;
  return (best && index.articles.find(({ id }) => id === best.articleId)?.collectionId) ?? "none";
}
