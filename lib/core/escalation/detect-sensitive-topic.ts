/**
 * Recognises sensitive topics by rules [E5]: precise words and phrases, the same on every machine and every day.
 */
import { readMessage } from "./message-words";
import type { MessageWords as ReadMessage } from "./message-words";
import { englishTopicRules } from "./sensitive-rules-english";
import { languageTopicRules } from "./sensitive-rules-languages";
import { neighbourTopicRules } from "./sensitive-rules-neighbours";
import { polishSwedishTurkishTopicRules } from "./sensitive-rules-polish-swedish-turkish";
import { unspacedTopicRules } from "./sensitive-rules-unspaced";
import type { SensitiveMatch, SensitiveTopic } from "./types";
import { isEnough, weighTopics } from "./topic-evidence";
import { correctTopicWord } from "./topic-spelling";
import { alternatives, wholeWords } from "./word-alternatives";

const longest = 4000;
const shortMessage = 30;

type MessageWords = ReadMessage & { words: readonly string[] };

type Compiled = {
  language: string;
  topic: SensitiveTopic;
  patterns: readonly RegExp[];
  together: readonly (readonly RegExp[])[];
  not: RegExp | null;
};

const compiled: readonly Compiled[] = [...englishTopicRules, ...languageTopicRules, ...neighbourTopicRules, ...polishSwedishTurkishTopicRules].map(
  ({ language, topic, phrases, together, not }) => ({
    language,
    topic,
    patterns: phrases.map((phrase) => wholeWords(typeof phrase === "string" ? alternatives(phrase) : phrase.map(alternatives).join(" (?:[^ |]+ ){0,3}?"))),
    together: (together ?? []).map((lists) => lists.map((list) => wholeWords(alternatives(list)))),
    not: not === undefined ? null : wholeWords(alternatives(not)),
  }),
);

/** Every topic found, at most one match each, ordered by place. `rule` is the language of the rule and its number, such as "en:2". */
export function detectSensitiveTopic(text: string): SensitiveMatch[] {
  const input = text.slice(0, longest);
  const read = readMessage(input, correctTopicWord);
  const words = read.line.split(" ").filter((word) => word !== "" && word !== "|");
  const message = { ...read, words };
  const found = new Map<SensitiveTopic, SensitiveMatch>();
  for (const rules of compiled) {
    if (found.has(rules.topic)) continue;
    const match = firstMatch(message, rules) ?? findTogether(message, rules);
    if (match !== null) found.set(rules.topic, match);
  }
  for (const { language, topic, pattern, not } of unspacedTopicRules) {
    const match = found.has(topic) || not?.test(message.folded.text) ? null : pattern.exec(message.folded.text);
    if (match === null) continue;
    const start = message.folded.at[match.index] ?? 0;
    const end = message.folded.at[match.index + match[0].length] ?? input.length;
    found.set(topic, { topic, rule: `${language}:0`, span: { start, end } });
  }
  for (const [topic, weight] of weighTopics(message.line, words)) {
    if (!found.has(topic) && isEnough(topic, weight, words.length)) found.set(topic, { topic, rule: "en:words", span: { start: 0, end: input.length } });
  }
  return [...found.values()].sort((left, right) => left.span.start - right.span.start);
}

function firstMatch(message: MessageWords, { language, topic, patterns, not }: Compiled): SensitiveMatch | null {
  if (not !== null && message.line.search(not) >= 0) return null;
  for (const [number, pattern] of patterns.entries()) {
    const match = firstIn(message.line, pattern);
    if (match === null) continue;
    return { topic, rule: `${language}:${number}`, span: message.spanOf(match.index, match.index + match[0].length) };
  }
  return null;
}

/** Hundreds of patterns are tried on a message: none is copied for it, as matchAll would. */
function firstIn(line: string, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = 0;
  return pattern.exec(line);
}

/** Words that stand anywhere in a short message. */
function findTogether(message: MessageWords, { language, topic, together, not }: Compiled): SensitiveMatch | null {
  if (together.length === 0 || message.words.length > shortMessage || (not !== null && message.line.search(not) >= 0)) return null;
  for (const [number, lists] of together.entries()) {
    const found = lists.map((list) => firstIn(message.line, list));
    if (!found.every((match) => match !== null)) continue;
    const start = Math.min(...found.map(({ index }) => index));
    const end = Math.max(...found.map((match) => match.index + match[0].length));
    return { topic, rule: `${language}:t${number}`, span: message.spanOf(start, end) };
  }
  return null;
}
