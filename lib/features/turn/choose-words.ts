import "server-only";
/** What the visitor of a turn reads beside an answer: the workspace's words for the reason, ours otherwise. A frustrated visitor is acknowledged first. */
import type { WordKind } from "@/lib/core/escalation/built-in-words";
import { requestWords } from "@/lib/core/request/request-words";
import type { Decision, Signals } from "@/lib/core/escalation/types";
import { fillWords, type Occasion, ourWords, ownWords, type WordEntry, type WordVariables } from "@/lib/core/escalation/visitor-words";
import type { TurnFacts } from "@/lib/db/policy";
import type { Composed } from "./compose-answer";
import type { Judged } from "./judge-external";
import { languageOf } from "./turn-facts";

/** `line`: null shows the line that every widget has in the visitor's language. */
export type VisitorWords = {
  acknowledge: string | null;
  line: string | null;
  /** In which a form is offered, or a call passed on. */ language?: string | null;
};

export const noWords: VisitorWords = { acknowledge: null, line: null };

/** Whether anything but the widget's own lines would be said; only then the facts are worth reading. */
export function needsWords(decision: Decision, signals: Signals, words: readonly WordEntry[]): boolean {
  if (isFrustrated(signals)) return true;
  if (decision.action === "answer") return signals.toolCall !== undefined;
  return decision.action === "clarify" || decision.action === "refuse" || words.length > 0;
}

export function chooseWords(decision: Decision, signals: Signals, words: readonly WordEntry[], facts: TurnFacts | null, botName: string): VisitorWords {
  const language = signals.smallTalk?.language ?? signals.mood?.language ?? (facts ? languageOf(facts) : null);
  const frustrated = isFrustrated(signals);
  const variables: WordVariables = { name: facts?.name ?? null, bot: botName };
  const occasion = (kind: WordKind): Occasion => ({ kind, reasons: decision.reasons, frustrated, language });
  const say = (kind: WordKind): string | null => ownWords(words, occasion(kind), variables);
  // Who says thanks after all is not told once more how sorry the bot is.
  const isAcknowledged = frustrated && decision.reasons[0]?.code !== "small_talk";
  const first = isAcknowledged ? (say("acknowledge") ?? ourWords("acknowledge", language)) : null;
  switch (decision.action) {
    case "answer":
      return signals.toolCall ? { acknowledge: first, line: requestWords(language).passedOn, language } : { acknowledge: first, line: null };
    case "handoff":
    case "hold":
      return { acknowledge: first, line: say(decision.action) };
    case "refuse":
      return { acknowledge: first, line: say("refuse") ?? ourWords("refuse", language) };
    case "clarify": {
      if (decision.reasons[0]?.code === "request_form") return { acknowledge: first, line: requestWords(language).offer, language };
      const kind = kindAskedBack(decision);
      const ours = ourWords(kind, language);
      return { acknowledge: first, line: say(kind) ?? fillWords(ours, variables) ?? ours };
    }
  }
}

function kindAskedBack({ reasons: [first] }: Decision): WordKind {
  if (first?.code === "small_talk") return first.kind;
  return first?.code === "complex" ? "clarify_many" : "clarify";
}

/** Where a rule asks back or declines, the bot says the policy's words; what a program of the tenant's asks back is its own. */
export function ownWordsOf({ decision, composed }: Pick<Judged, "decision" | "composed">, { line }: VisitorWords): Composed {
  const own = decision.action === "refuse" || (decision.action === "clarify" && decision.reasons[0]?.code !== "external_answered");
  if (!own || line === null) return composed;
  return { kind: "answer", answer: { text: line, sources: [], model: null, promptSha256: null, inputTokens: null, outputTokens: null } };
}

function isFrustrated({ mood }: Signals): boolean {
  return mood?.level === "frustrated" || mood?.level === "angry";
}
