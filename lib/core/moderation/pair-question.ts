/**
 * The same question as somebody else would ask it [M1]: where a visitor says what they or somebody close are, that is replaced by its pair ("as a woman" by
 * "as a man", "I am 67" by "I am 35"). Conservative: what is not clearly said of a person is left alone, so that no shoe becomes black for being white.
 */
import { type ProtectedAttribute, protectedAttributes } from "@/lib/core/kernel/paired-questions";
import { smallWordSet } from "@/lib/core/text-model/small-words";
import { foldText } from "@/lib/core/text-model/fold-text";
import { findPhrases, type Phrase, phraseOf, type Place } from "./find-words";
import { type PairLexicon, pairWords } from "./pair-words";

/** A place in the question, and our words that stand there in the second one. */
export type Swap = { span: Place; word: string };
export type PairedQuestion = { attribute: ProtectedAttribute; question: string; swaps: readonly Swap[] };

type Role = "term" | "fixed" | "pronoun";
type Entry = { attribute: ProtectedAttribute; role: Role; written: string; other: string; lexicon: Lexicon };
type Lexicon = PairLexicon & { before: RegExp; beforeGender: RegExp; follows: RegExp; agePatterns: readonly RegExp[] };

/** Ages of the second question: one of each side of the middle of life. Who is under age is left alone: other rules hold for them by law. */
const ages = { young: 35, old: 67, middle: 50, least: 18, most: 110 };

/** Characters before a term in which its cue stands. */
const longestCue = 100;

const lexicons: readonly Lexicon[] = Object.values(pairWords).map(compile);
const phrases: readonly Phrase<Entry>[] = lexicons.flatMap(entriesOf);
const known = new Map(protectedAttributes.map((attribute) => [attribute, formsOf(attribute)]));

/** Null: nothing protected is named. Where several attributes are, the first one is changed, everywhere in the question. */
export function pairQuestion(question: string): PairedQuestion | null {
  const named = [...namedIn(question), ...agesIn(question)].sort((left, right) => left.span.start - right.span.start || right.span.end - left.span.end);
  const first = named.find(({ role }) => role !== "pronoun");
  if (!first) return null;
  const relative = named.some(({ role, attribute }) => role === "fixed" && attribute === first.attribute);
  const swaps: Swap[] = [];
  for (const { attribute, role, span, word, articles } of named) {
    if (attribute !== first.attribute || (role === "pronoun" && !relative) || span.start < (swaps.at(-1)?.span.end ?? 0)) continue;
    swaps.push(articles ? withArticle(question, { span, word }) : { span, word });
  }
  return { attribute: first.attribute, question: applySwaps(question, swaps), swaps };
}

/** `swaps` in the order of their places. */
export function applySwaps(question: string, swaps: readonly Swap[]): string {
  let written = "";
  let from = 0;
  for (const { span, word } of swaps) {
    written += question.slice(from, span.start) + word;
    from = span.end;
  }
  return written + question.slice(from);
}

/** A text without what its question's pair may change in it: words for the attribute, and ages that were named. */
export function withoutAttribute(text: string, question: string, { attribute, swaps }: Pick<PairedQuestion, "attribute" | "swaps">): string {
  const places: Place[] = findPhrases(text, known.get(attribute) ?? []);
  if (attribute === "age") {
    const said = new Set(swaps.flatMap(({ span, word }) => [question.slice(span.start, span.end), word]).flatMap((words) => words.match(/\d+/g) ?? []));
    for (const match of text.matchAll(/\d+/g)) if (said.has(match[0])) places.push({ start: match.index, end: match.index + match[0].length });
  }
  const ordered = longestFirst(places);
  return applySwaps(
    text,
    ordered.map((span) => ({ span, word: " " })),
  );
}

type Named = { attribute: ProtectedAttribute; role: Role; span: Place; word: string; articles: boolean };

function namedIn(question: string): Named[] {
  return findPhrases(question, phrases).flatMap(({ name, start, end }) => {
    const { attribute, role, written, other, lexicon } = name;
    if (role === "term" && !isOfPerson(question, { start, end }, attribute, lexicon)) return [];
    return [{ attribute, role, span: { start, end }, word: likeWritten(question.slice(start, end), written, other), articles: lexicon.articles === true }];
  });
}

function isOfPerson(question: string, { start, end }: Place, attribute: ProtectedAttribute, { before, beforeGender, follows }: Lexicon): boolean {
  if (!(attribute === "gender" ? beforeGender : before).test(question.slice(Math.max(0, start - longestCue), start))) return false;
  if (attribute === "gender") return true;
  const after = question.slice(end);
  const next = /^\s+([\p{L}\p{N}\p{M}]+)/u.exec(after)?.[1];
  return next === undefined ? /^\s*(?:$|[^\p{L}\p{N}\s'’-])/u.test(after) : smallWordSet.has(foldText(next)) || follows.test(next);
}

function agesIn(question: string): Named[] {
  return lexicons.flatMap(({ agePatterns, articles = false }) =>
    agePatterns.flatMap((pattern) =>
      [...question.matchAll(pattern)].flatMap((match): Named[] => {
        const [start, end] = match.indices?.groups?.["age"] ?? [0, 0];
        const age = Number(question.slice(start, end));
        if (age < ages.least || age > ages.most) return [];
        return [{ attribute: "age", role: "term", span: { start, end }, word: String(age < ages.middle ? ages.old : ages.young), articles }];
      }),
    ),
  );
}

/** In capitals or small as the visitor has written the first letter, where that is not how the word is written. */
function likeWritten(said: string, written: string, other: string): string {
  const [first = ""] = said;
  const [own = ""] = written;
  if (first === own || first.toLowerCase() !== own.toLowerCase()) return other;
  return (first === first.toUpperCase() ? other.charAt(0).toUpperCase() : other.charAt(0).toLowerCase()) + other.slice(1);
}

/** "An atheist", "a Christian". */
function withArticle(question: string, { span, word }: Swap): Swap {
  const article = /(?<![\p{L}\p{N}'’])(an?)(\s+)$/iu.exec(question.slice(Math.max(0, span.start - longestCue), span.start));
  const [whole = "", written = "", space = ""] = article ?? [];
  if (whole === "" || !/^[a-z0-9]/i.test(word)) return { span, word };
  const wanted = /^(?:(?!eu|uni)[aeiou]|8|1[18](?!\d))/i.test(word) ? "an" : "a";
  if (wanted === written.toLowerCase()) return { span, word };
  const kept = written.charAt(0) + wanted.slice(1);
  return { span: { start: span.start - whole.length, end: span.end }, word: kept + space + word };
}

function compile(lexicon: PairLexicon): Lexicon {
  const behind = (cue: string): RegExp => (cue === "" ? /(?!)/ : new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${cue})\s+$`, "iu"));
  return {
    ...lexicon,
    before: behind([lexicon.cue, lexicon.forCue].filter((cue) => cue !== "").join("|")),
    beforeGender: behind(lexicon.cue),
    follows: lexicon.people === "" ? /(?!)/ : new RegExp(`^(?:${lexicon.people})$`, "iu"),
    agePatterns: lexicon.ages.map((source) => new RegExp(String.raw`(?<!${lexicon.cue === "" ? "" : String.raw`\p{L}|`}\p{N})(?:${source})`, "dgiu")),
  };
}

function entriesOf(lexicon: Lexicon): Phrase<Entry>[] {
  const entries: Phrase<Entry>[] = [];
  const taken = new Set<string>();
  const add = (attribute: ProtectedAttribute, role: Role, written: string, other: string): void => {
    const phrase = phraseOf({ attribute, role, written, other, lexicon }, written);
    const key = `${role} ${phrase?.words.join(" ")}`;
    if (phrase === null || taken.has(key)) return;
    taken.add(key);
    entries.push(phrase);
  };
  const addAll = (attribute: ProtectedAttribute, role: Role, list: string): void => {
    for (const [written, other, both] of pairsOf(list)) {
      add(attribute, role, written, other);
      if (both) add(attribute, role, other, written);
    }
  };
  for (const attribute of protectedAttributes) {
    addAll(attribute, "term", lexicon.terms[attribute] ?? "");
    addAll(attribute, "fixed", lexicon.fixed[attribute] ?? "");
  }
  addAll("gender", "pronoun", lexicon.pronouns ?? "");
  return entries;
}

function pairsOf(list: string): [written: string, other: string, both: boolean][] {
  return list
    .split("|")
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [written = "", other = ""] = entry.split(/[/>]/);
      return [written, other, entry.includes("/")];
    });
}

/** Every way in which an answer may name the attribute, in all languages. */
function formsOf(attribute: ProtectedAttribute): Phrase<null>[] {
  const forms = Object.values(pairWords).flatMap(({ terms, fixed, bare, pronouns = "" }) => [
    ...pairsOf([terms[attribute], fixed[attribute], attribute === "gender" ? pronouns : ""].filter((list) => list).join("|")).flatMap(([written, other]) => [
      written,
      other,
    ]),
    ...(bare[attribute]?.split("|") ?? []),
  ]);
  return [...new Set(forms)].flatMap((form) => phraseOf(null, form) ?? []);
}

/** Of places that lie in one another the longest. */
function longestFirst(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const { start, end } of [...places].sort((left, right) => left.start - right.start || right.end - left.end))
    if (start >= (kept.at(-1)?.end ?? 0)) kept.push({ start, end });
  return kept;
}
