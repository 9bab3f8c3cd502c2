/** How much of an answer stands in its sources, as measures between 0 and about 3. Pure counts of words: no meaning is understood. */
import { textWords } from "./text-words";
import type { TextWord } from "./text-words";

export type GroundingFeatures = Readonly<Record<string, number>>;

const negations = new Set([
  "not",
  "no",
  "never",
  "none",
  "cannot",
  "cant",
  "dont",
  "doesnt",
  "isnt",
  "arent",
  "wasnt",
  "werent",
  "without",
  "nicht",
  "kein",
  "keine",
  "nie",
  "pas",
  "jamais",
  "aucun",
  "nunca",
  "sin",
  "nao",
  "sem",
]);
const oneself = new Set(["i", "im", "ive", "id", "my", "me", "myself", "we", "our", "ich", "je", "yo", "eu"]);
const opinion = new Set([
  "love",
  "think",
  "favorite",
  "favourite",
  "guess",
  "wonder",
  "hope",
  "wish",
  "feel",
  "cool",
  "awesome",
  "great",
  "interesting",
  "agree",
  "enjoy",
  "believe",
  "sure",
  "amazing",
  "wow",
  "definitely",
  "probably",
  "maybe",
  "lol",
  "haha",
]);
const abstains =
  /\b(?:does not|do not|doesn't|don't|did not|not) (?:have|state|provide|include|mention|contain|specify|specified|find|know)\b|\bno (?:information|mention)\b|\bi(?:'m| am) sorry\b|\bunable to\b|\bcannot answer\b/i;

/** An answer of more words than this is judged by measures of its own: in a long one single words matter less. */
const longFrom = 40;

/** So is one to a source of more words than this: a page carries words by chance that a sentence does not. */
const sourceFrom = 120;

/** `question` words lend some support: an answer repeats them. */
export function groundingFeatures(answer: string, source: string, question: string): GroundingFeatures {
  const said = textWords(answer);
  const given = textWords(source);
  const stems = new Set(given.map(({ stem }) => stem));
  const asked = new Set(textWords(question).map(({ stem }) => stem));
  const content = said.filter(({ kind }) => kind !== "small");
  const foreign = content.filter(({ stem }) => !stems.has(stem));
  const news = foreign.filter(({ stem }) => !asked.has(stem));
  const precision = weighted(said, ({ stem }) => stems.has(stem));
  const runs = commonRuns(said, given);
  const covered = weighted(said, (_, at) => (runs[at] ?? 0) >= 3);
  const pairs = shareOfPairs(said, given);
  const longest = Math.max(0, ...runs);
  const names = content.filter(({ kind }) => kind === "name");
  const numbers = content.filter(({ kind }) => kind === "number");
  const known = ({ stem }: TextWord): boolean => stems.has(stem) || asked.has(stem);
  const unknownNames = Math.log1p(names.filter(({ stem }) => !stems.has(stem)).length);
  if (said.length > longFrom || given.length > sourceFrom) {
    // what is said once counts once: a long answer repeats its subject
    const types = [...new Map(said.map((word) => [word.stem, word])).values()];
    const share = weighted(types, known);
    return { long: 1, longSupport: share + pairs };
  }
  const negates = said.some(({ word }) => negations.has(word));
  return {
    precision,
    precisionSquare: precision * precision,
    allKnown: Number(foreign.length === 0),
    oneForeign: Number(foreign.length === 1),
    withQuestion: weighted(said, known),
    pairs,
    pairsSquare: pairs * pairs,
    covered,
    longest: Math.log1p(longest) / 3,
    longestShare: said.length > 0 ? longest / said.length : 1,
    foreign: Math.log1p(foreign.length),
    news: Math.log1p(news.length),
    foreignNames: unknownNames,
    foreignNumbers: Math.log1p(numbers.filter(({ stem }) => !stems.has(stem)).length),
    negates: Number(negates && !given.some(({ word }) => negations.has(word))),
    oneself: Math.log1p(said.filter(({ word }) => oneself.has(word)).length),
    oneselfNew: Number(said.some(({ word }) => oneself.has(word)) && !given.some(({ word }) => oneself.has(word))),
    opinion: Math.log1p(said.filter(({ word, stem }) => opinion.has(word) && !stems.has(stem)).length),
    asks: Number(answer.includes("?")),
    abstains: Number(abstains.test(answer)),
    length: Math.log1p(said.length) / 3,
    shortContent: Number(content.length <= 2),
    knownContent: Math.log1p(content.length - foreign.length) / 3,
  };
}

function weighted(words: readonly TextWord[], holds: (word: TextWord, at: number) => boolean): number {
  let all = 0;
  let held = 0;
  for (const [at, word] of words.entries()) {
    all += word.weight;
    if (holds(word, at)) held += word.weight;
  }
  return all > 0 ? held / all : 0;
}

function shareOfPairs(said: readonly TextWord[], given: readonly TextWord[]): number {
  if (said.length < 2) return 0;
  const known = new Set(given.slice(1).map(({ stem }, at) => `${given[at]?.stem} ${stem}`));
  return said.slice(1).filter(({ stem }, at) => known.has(`${said[at]?.stem} ${stem}`)).length / (said.length - 1);
}

/** For each word of the answer the length of the longest run of words around it that stands in the source as it is. */
function commonRuns(said: readonly TextWord[], given: readonly TextWord[]): number[] {
  const places = new Map<string, number[]>();
  for (const [at, { stem }] of given.entries()) {
    const list = places.get(stem) ?? [];
    list.push(at);
    places.set(stem, list);
  }
  const runs = new Array<number>(said.length).fill(0);
  for (let at = 0; at < said.length;) {
    let longest = 0;
    for (const place of places.get(said[at]?.stem ?? "") ?? []) {
      let length = 1;
      while (at + length < said.length && said[at + length]?.stem === given[place + length]?.stem) length += 1;
      longest = Math.max(longest, length);
    }
    for (let step = 0; step < longest; step += 1) runs[at + step] = Math.max(runs[at + step] ?? 0, longest);
    at += Math.max(1, longest);
  }
  return runs;
}
