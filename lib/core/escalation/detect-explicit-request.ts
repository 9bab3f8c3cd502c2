/**
 * Recognises that a visitor asks for a person [E1]: deterministic and multilingual, in front of any model, so that no
 * prompt, setting or injected text can switch it off. Every rule of every language whose script occurs is tried
 * on every clause; refusals ("I don't want to talk to a person") and reports ("I talked to an agent
 * yesterday") are not requests, and neither is the question whether one talks to a machine.
 */
import { readMessage } from "./message-words";
import type { MessageWords } from "./message-words";
import {
  correctEnglish,
  englishBare,
  englishBareVeto,
  englishIdentity,
  englishRules,
  englishVetoAfter,
  englishVetoBefore,
  englishVetoInside,
} from "./request-english";
import { compiledLanguages } from "./request-patterns";
import type { CompiledLanguage } from "./request-patterns";
import { unspacedRules } from "./request-unspaced";
import type { ExplicitRequest, Span } from "./types";

/** Only the first 4,000 code units are read: the length limit of a message. */
const longest = 4000;
const bareLimit = 60;

/** The first request found, or null. The span covers the words that ask, in code units of `text`. */
export function detectExplicitRequest(text: string): ExplicitRequest | null {
  const input = text.slice(0, longest);
  return findEnglish(input) ?? findSpaced(input) ?? findUnspaced(input);
}

function findEnglish(input: string): ExplicitRequest | null {
  const message = readMessage(input, correctEnglish);
  if (message.line.length <= bareLimit + 4 && englishBare.test(message.line) && !englishBareVeto.test(message.line)) {
    return { rule: "names_person", language: "en", span: message.spanOf(0, message.line.length) };
  }
  for (const { rule, pattern } of englishRules) {
    if (message.line.search(pattern) < 0) continue;
    for (const match of message.line.matchAll(pattern)) {
      const before = clauseBefore(message.line, match.index);
      const after = message.line.slice(match.index + match[0].length);
      const refusal = (rule !== "refuses_bot" && englishVetoBefore.test(before)) || (rule === "is_anyone_there" && englishIdentity.test(before));
      const lastWords = before.split(" ").slice(-3).join(" ");
      if (refusal || englishVetoAfter.test(after) || englishVetoInside.test(`${lastWords}${match[0]}${after.slice(0, 14)}`)) continue;
      return { rule, language: "en", span: message.spanOf(match.index, match.index + match[0].length) };
    }
  }
  return null;
}

function clauseBefore(line: string, index: number): string {
  return line.slice(line.lastIndexOf("| ", index - 1) + 2, index);
}

function findSpaced(input: string): ExplicitRequest | null {
  const message = readMessage(input);
  const words = message.line.split(" ");
  for (const language of compiledLanguages) {
    if (!language.isLikely(words)) continue;
    const found = findInLanguage(message, words, language);
    if (found !== null) return { ...found, language: language.name };
  }
  return null;
}

function findInLanguage(message: MessageWords, words: readonly string[], language: CompiledLanguage): { rule: string; span: Span } | null {
  const { line } = message;
  if (line.length <= bareLimit && language.bare.test(line)) return { rule: "names_person", span: message.spanOf(0, line.length) };
  for (const { rule, pattern } of language.rulesFor(words)) {
    if (line.search(pattern) < 0) continue;
    for (const match of line.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const before = clauseBefore(line, match.index);
      if (language.isRefused(rule, before, match[0], line.slice(end))) continue;
      return { rule, span: message.spanOf(match.index, end) };
    }
  }
  return null;
}

function findUnspaced(input: string): ExplicitRequest | null {
  const { folded } = readMessage(input);
  for (const { language, asks, bare, veto } of unspacedRules) {
    for (const sentence of folded.text.matchAll(/[^。！？!?\n,，、.]+/gu)) {
      const clause = sentence[0];
      const found = bare.exec(clause.trim()) === null ? asks.exec(clause) : { index: 0, 0: clause };
      if (found === null || veto.test(clause)) continue;
      const from = sentence.index + found.index;
      const span = { start: folded.at[from] ?? 0, end: folded.at[from + found[0].length] ?? input.length };
      return { rule: "asks_person", language, span };
    }
  }
  return null;
}
