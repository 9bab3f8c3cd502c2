/**
 * Whether a message says nothing but what people say to be polite: it greets, thanks, takes its leave, takes note, announces a question, or asks who
 * is there. The whole message has to be made of such phrases; one word more, and it is a message like any other.
 */
import { foldText } from "../text-model/fold-text";
import type { SmallTalkKind } from "./small-talk-kinds";
import { smallTalkPhrases } from "./small-talk-phrases";

/** `language`: null where the phrases are said in several languages, as "ok" is. */
export type SmallTalk = { kind: SmallTalkKind; language: string | null };

/** What a message with several of them is answered as: the first that it holds. */
const precedence: readonly SmallTalkKind[] = ["identity", "opening", "greeting", "farewell", "thanks", "assent"];
/** Characters; longer messages say more. */
const longest = 160;
const mostWords = 20;

const signs = new Map<string, SmallTalkKind>([
  ["👋", "greeting"],
  ...[..."🙏❤🥰"].map((sign) => [sign, "thanks"] as const),
  ...[..."👍👌😊🙂😀😃😄😁🎉💯✅👏🤝🙌😍😉"].map((sign) => [sign, "assent"] as const),
]);

/** Signs that take back what the words beside them say. */
const cross = /[😠😡🤬👎😤🖕💩🙄😒]/u;

/** What one part of a message says, by the language in which it says that. */
type Said = ReadonlyMap<string, SmallTalkKind | "filler">;
/** `reach`: the longest phrase, in words or, where there is no space between words, in characters. */
type Lexicon = { phrases: ReadonlyMap<string, Said>; reach: number };

const unspacedLanguages = ["ja", "zh"];
const unspaced = compile(unspacedLanguages, "");
const spaced = compile(
  Object.keys(smallTalkPhrases).filter((language) => !unspacedLanguages.includes(language)),
  " ",
);

/** `botName`: visitors may call the bot by its name. `spoken`: the language that the conversation is in, for words that several languages have. */
export function detectSmallTalk(text: string, botName = "", spoken: string | null = null): SmallTalk | null {
  if (text.length > longest || cross.test(text)) return null;
  const words = wordsOf(text);
  if (words.length === 0) return fromSigns(text);
  if (words.length > mostWords) return null;
  const said = readWords(words, new Set(wordsOf(botName))) ?? readRun(words.join(""));
  return said === null ? null : judge(said, spoken);
}

/** Thanks, a goodbye, an "all right": said to what is over, they ask for nothing. */
export function isParting(text: string): boolean {
  const kind = detectSmallTalk(text)?.kind;
  return kind === "thanks" || kind === "farewell" || kind === "assent";
}

/** Phrase by phrase, the one with most words first; null where a word is in none. */
function readWords(words: readonly string[], names: ReadonlySet<string>): Said[] | null {
  const all: Said[] = [];
  for (let at = 0; at < words.length;) {
    let length = Math.min(spaced.reach, words.length - at);
    let said = phraseOf(words.slice(at, at + length));
    while (said === undefined && length > 1) {
      length -= 1;
      said = phraseOf(words.slice(at, at + length));
    }
    if (said !== undefined) all.push(said);
    else if (!names.has(words[at] ?? "")) return null;
    at += length;
  }
  return all;
}

/** A word that is drawn out ("hellooo") counts as itself. */
function phraseOf(words: readonly string[]): Said | undefined {
  return spaced.phrases.get(words.join(" ")) ?? spaced.phrases.get(words.map(shortened).join(" "));
}

const shortened = (word: string): string => word.replace(/(\p{L})\1{2,}/gu, "$1").replace(/(\p{L})\1$/u, "$1");

function readRun(text: string): Said[] | null {
  const all: Said[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + unspaced.reach);
    while (end > at && !unspaced.phrases.has(text.slice(at, end))) end -= 1;
    const said = unspaced.phrases.get(text.slice(at, end));
    if (said === undefined) return null;
    all.push(said);
    at = end;
  }
  return all;
}

/** All parts have to be said in one language, and one of them has to say something. */
function judge(all: readonly Said[], spoken: string | null): SmallTalk | null {
  const [first, ...others] = all;
  const shared = [...(first?.keys() ?? [])].filter((language) => others.every((said) => said.has(language)));
  const languages = spoken !== null && shared.includes(spoken) ? [spoken] : shared;
  for (const kind of precedence) {
    const speaking = languages.filter((language) => all.some((said) => said.get(language) === kind));
    if (speaking.length > 0) return { kind, language: speaking.length === 1 ? (speaking[0] ?? null) : null };
  }
  return null;
}

/** Nothing but signs, each of which says something. */
function fromSigns(text: string): SmallTalk | null {
  const said = [...text.replace(/[\s\u{fe0f}\u{200d}\u{1f3fb}-\u{1f3ff}!.~]/gu, "")].map((sign) => signs.get(sign));
  const kind = precedence.find((each) => said.includes(each));
  return kind === undefined || said.includes(undefined) ? null : { kind, language: null };
}

/** Folded, without apostrophes, marks and signs. */
function wordsOf(text: string): string[] {
  return foldText(text)
    .replace(/['’ʼ‘`´]/g, "")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
}

function compile(languages: readonly string[], between: "" | " "): Lexicon {
  const phrases = new Map<string, Map<string, SmallTalkKind | "filler">>();
  let reach = 0;
  for (const language of languages) {
    for (const [kind, list] of Object.entries(smallTalkPhrases[language] ?? {}).toReversed()) {
      for (const written of list.split("|")) {
        const words = wordsOf(written);
        const phrase = words.join(between);
        phrases.set(phrase, (phrases.get(phrase) ?? new Map<string, SmallTalkKind | "filler">()).set(language, kind as SmallTalkKind | "filler"));
        reach = Math.max(reach, between === "" ? phrase.length : words.length);
      }
    }
  }
  return { phrases, reach };
}
