/**
 * Whether the sources carry what an answer says [E8] [M1]: by words, so that a changed number, a new name or a foreign sentence is seen and a small
 * change of meaning is not. What stands in a source as it is, is always carried.
 */
import { logistic, noText, scoreSmall } from "@/lib/core/text-model/small-model";
import type { SmallModel } from "@/lib/core/text-model/small-model";
import { groundingFeatures } from "./grounding-features";
import { groundingModel } from "./grounding-weights";
import { textWords } from "./text-words";
import type { TextWord } from "./text-words";

export type Range = { start: number; end: number };
export type GroundingSource = { text: string; sentences: readonly Range[] };
export type SentenceSupport = { span: Range; score: number; source: number | null; evidence: Range | null };
export type Grounding = { score: number; sentences: SentenceSupport[] };

/** Below this an answer, or a sentence of it, is not carried by its sources: 0..1. */
export const groundedFrom = 0.5;
/** Neighbouring sentences of a source that are read as one piece of evidence. */
const windowOf = 2;
/** Below this nothing of the sentence is found, and no evidence is named. */
const anyEvidence = 0.3;

/** `sentences` are the sentences of the answer, `question` what it answers. Without a source nothing is carried. */
export function judgeGrounding(
  answer: string,
  sentences: readonly Range[],
  sources: readonly GroundingSource[],
  question: string,
  model: SmallModel = groundingModel,
): Grounding {
  const whole = isVerbatim(answer, sources)
    ? 1
    : Math.min(0.999, logistic(scoreGrounding(answer, sources.map(({ text }) => text).join("\n"), question, model)));
  const pieces = sources.flatMap((source, number) => piecesOf(source, number));
  const supports = sentences.map((span) => supportOf(answer, span, sources, pieces, question, model));
  return { score: round(whole), sentences: supports };
}

/** The logit of the whole answer. */
export function scoreGrounding(answer: string, source: string, question: string, model: SmallModel): number {
  return scoreSmall(model, noText, groundingFeatures(answer, source, question));
}

type Piece = { source: number; range: Range; stems: ReadonlySet<string> };

function piecesOf({ text, sentences }: GroundingSource, source: number): Piece[] {
  return sentences.flatMap(({ start }, at) =>
    Array.from({ length: Math.min(windowOf, sentences.length - at) }, (_, more) => {
      const range = { start, end: sentences[at + more]?.end ?? start };
      return { source, range, stems: new Set(textWords(text.slice(range.start, range.end)).map(({ stem }) => stem)) };
    }),
  );
}

function supportOf(
  answer: string,
  span: Range,
  sources: readonly GroundingSource[],
  pieces: readonly Piece[],
  question: string,
  model: SmallModel,
): SentenceSupport {
  const sentence = answer.slice(span.start, span.end);
  const verbatim = sources.findIndex(({ text }) => text.includes(sentence));
  if (verbatim >= 0) {
    const start = sources[verbatim]?.text.indexOf(sentence) ?? 0;
    return { span, score: 1, source: verbatim, evidence: { start, end: start + sentence.length } };
  }
  const words = textWords(sentence);
  let best: Piece | null = null;
  let most = 0;
  for (const piece of pieces) {
    // a shorter piece wins over a longer one that carries as much
    const carried = share(words, piece.stems) - 6e-4 * (piece.range.end - piece.range.start);
    if (carried > most) [best, most] = [piece, carried];
  }
  const evidence = best !== null && most >= anyEvidence ? best : null;
  const source = evidence === null ? "" : (sources[evidence.source]?.text.slice(evidence.range.start, evidence.range.end) ?? "");
  const score = words.length === 0 ? 1 : Math.min(0.999, logistic(scoreGrounding(sentence, source, question, model)));
  return { span, score: round(score), source: evidence?.source ?? null, evidence: evidence?.range ?? null };
}

/** How much of a text's words, weighted by what they say, another text has: 0..1, and 1 for a text without any. */
export function shareCarried(text: string, by: string): number {
  const words = textWords(text);
  return words.length === 0 ? 1 : share(words, new Set(textWords(by).map(({ stem }) => stem)));
}

function share(words: readonly TextWord[], stems: ReadonlySet<string>): number {
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  return all > 0 ? words.reduce((sum, { stem, weight }) => sum + (stems.has(stem) ? weight : 0), 0) / all : 0;
}

function isVerbatim(answer: string, sources: readonly GroundingSource[]): boolean {
  const said = answer.trim();
  return said !== "" && sources.some(({ text }) => text.includes(said));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
