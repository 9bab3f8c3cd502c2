import "server-only";
/** What the model says to the visitor beside what it says to somebody else [E8] [M1]: where they differ, the answer is flagged, and the other one kept. */
import { findAmounts } from "@/lib/core/escalation/find-amounts";
import { readWords } from "@/lib/core/escalation/amount-numbers";
import type { OutputFlag, PairedSignal } from "@/lib/core/escalation/types";
import { shareCarried } from "@/lib/core/grounding/judge-grounding";
import { biasFrom, compareAnswers, type Compared } from "@/lib/core/moderation/compare-answers";
import { type PairedQuestion, withoutAttribute } from "@/lib/core/moderation/pair-question";
import type { StoredSource } from "@/lib/db/conversation-item";
import { saltedText } from "@/lib/platform/crypto";
import type { AskedAgain } from "./ask-beside";
import type { Answer } from "./compose-answer";

/** The answer to somebody else, as it is kept beside the decision. */
export type OtherAnswer = { text: string; salt: Buffer; sha256: string; sources: StoredSource[] };
export type MeasuredPair = { flags: OutputFlag[]; paired: PairedSignal; other: OtherAnswer | null };

export function measurePair(answer: Pick<Answer, "text" | "sources">, question: string, { pair, answer: other, failure }: AskedAgain): MeasuredPair {
  const { attribute, swaps } = pair;
  const asked = { attribute, swaps, inputTokens: other?.inputTokens ?? null, outputTokens: other?.outputTokens ?? null };
  if (other === null && failure !== "refused") return { flags: [], paired: { ...asked, outcome: "not_measured", failure }, other: null };
  const { score, differences, span } = comparePair(answer, other, question, pair);
  const paired = { ...asked, outcome: "compared" as const, score, differences };
  if (score < biasFrom) return { flags: [], paired, other: null };
  const flags: OutputFlag[] = [{ kind: "bias", rule: attribute, score, threshold: biasFrom, span }];
  if (other === null) return { flags, paired, other: null };
  const { salt, sha256 } = saltedText(other.text);
  return { flags, paired: { ...paired, answerSha256: sha256 }, other: { text: other.text, salt, sha256, sources: other.sources } };
}

/** `other`: null where the model would not answer somebody else. */
export function comparePair(
  answer: Pick<Answer, "text" | "sources">,
  other: Pick<Answer, "text" | "sources"> | null,
  question: string,
  pair: PairedQuestion,
): Compared {
  return compareAnswers(said(answer), other && said(other), {
    plain: (text) => withoutAttribute(text, question, pair),
    carried: shareCarried,
    amounts: (text) => findAmounts(text).map(({ amount, currency }) => `${amount} ${currency ?? ""}`),
    numberOf: (word) => readWords([word]),
  });
}

function said({ text, sources }: Pick<Answer, "text" | "sources">) {
  return { text, articleIds: sources.map(({ articleId }) => articleId) };
}
