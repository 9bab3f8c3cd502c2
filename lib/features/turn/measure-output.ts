import "server-only";
/**
 * What is measured on the bot's own words before they are sent: whether their sources carry them, and what in them a person should see first
 * [E8] [M1]. What the workspace has published itself is not held against the bot.
 */
import { type Guardrail, guardrailRule } from "@/lib/core/escalation/policy-types";
import type { OutputFlag, Signals } from "@/lib/core/escalation/types";
import { groundedFrom, judgeGrounding } from "@/lib/core/grounding/judge-grounding";
import type { Grounding } from "@/lib/core/grounding/judge-grounding";
import { findGuardrails } from "@/lib/core/moderation/find-guardrails";
import { judgeToxicity, toxicFrom } from "@/lib/core/moderation/judge-toxicity";
import { maskedKinds, type PersonalDataKind } from "@/lib/core/kernel/personal-data-kinds";
import { findPersonalData } from "@/lib/core/personal-data/find-personal-data";
import { splitSentences } from "@/lib/core/text-model/split-sentences";
import type { Answer } from "./compose-answer";

/** Flags of one kind that are kept. */
const most = 5;

/** `guardrails`: of the policy; what a source says is no excuse. Without the words of a source nothing is said of grounding. */
export function measureOutput(
  { text, sources }: Pick<Answer, "text" | "sources">,
  question: string,
  guardrails: readonly Guardrail[] = [],
): Required<Pick<Signals, "grounding" | "toxicity" | "flags">> {
  const quotes = sources.map(({ quote }) => quote);
  const grounding = quotes.some((quote) => quote.trim() !== "")
    ? judgeGrounding(
        text,
        splitSentences(text),
        quotes.map((quote) => ({ text: quote, sentences: splitSentences(quote) })),
        question,
      )
    : null;
  const toxicity = judgeToxicity(text);
  const given = [...quotes, question];
  const own = ({ start, end }: { start: number; end: number }): boolean => !given.some((source) => source.includes(text.slice(start, end)));
  const toxic = toxicity.found.filter(own).map(({ name, start, end }): OutputFlag => flag("toxicity", name, toxicity.strength, toxicFrom, start, end));
  // without a source nobody knows whether an address or a number is the company's own
  const personal = findPersonalData(text).filter((found) => own(found) && (grounding !== null || isMasked(found.kind)));
  return {
    grounding,
    toxicity: toxicity.score,
    flags: [
      ...(grounding === null ? [] : ungrounded(text, grounding)),
      ...findGuardrails(text, guardrails)
        .map(({ id, score, threshold, start, end }) => flag("policy", guardrailRule(id), score, threshold, start, end))
        .slice(0, most),
      ...toxic.slice(0, most),
      ...personal.map(({ kind, start, end }) => flag("personal_data", kind, 1, 1, start, end)).slice(0, most),
    ],
  };
}

/** The sentences that nothing carries; the whole answer where each alone would pass. */
function ungrounded(text: string, { score, sentences }: Grounding): OutputFlag[] {
  if (score >= groundedFrom) return [];
  const weak = sentences.filter((sentence) => sentence.score < groundedFrom).slice(0, most);
  if (weak.length === 0) return [flag("ungrounded", "answer", score, groundedFrom, 0, text.length)];
  return weak.map((sentence) => flag("ungrounded", "sentence", sentence.score, groundedFrom, sentence.span.start, sentence.span.end));
}

function isMasked(kind: PersonalDataKind): boolean {
  return (maskedKinds as readonly PersonalDataKind[]).includes(kind);
}

function flag(kind: OutputFlag["kind"], rule: string, score: number, threshold: number, start: number, end: number): OutputFlag {
  return { kind, rule, score, threshold, span: { start, end } };
}
