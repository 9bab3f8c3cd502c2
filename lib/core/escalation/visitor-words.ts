/**
 * What a visitor reads when the bot does not simply answer: the workspace's words where it wrote some, ours otherwise. The most particular words
 * that can be filled are taken; words with a name that has no value give way to the next ones, so that nobody reads a hole.
 */
import { builtInWords, type WordKind } from "./built-in-words";

/**
 * `reason` is a reason's code, `topic` a topic of the policy, `rule` a rule's id: null speaks for all. `frustrated`: only for visitors who are
 * frustrated or angry. `language` is a primary subtag such as `de`. In `text`, `{name}` is filled in, and `{name|friend}` says what stands in for it.
 */
export type WordEntry = {
  kind: WordKind;
  reason: string | null;
  topic: string | null;
  rule: string | null;
  frustrated: boolean;
  language: string;
  text: string;
};

export const wordVariables = ["name", "bot"] as const;
export type WordVariables = Readonly<Partial<Record<(typeof wordVariables)[number], string | null>>>;

export type Occasion = { kind: WordKind; reasons: readonly { code: string; topic?: string; rule?: string }[]; frustrated: boolean; language: string | null };

/** Null when nobody has written anything for the occasion in a language that the visitor reads: then ours are said, in theirs. */
export function ownWords(entries: readonly WordEntry[], occasion: Occasion, variables: WordVariables): string | null {
  const language = primary(occasion.language);
  const read = Object.hasOwn(builtInWords[occasion.kind], language) ? language : "en";
  const fitting = entries
    .filter((entry) => entry.kind === occasion.kind && fits(entry, occasion) && (entry.language === language || entry.language === read))
    .sort((left, right) => Number(right.language === language) - Number(left.language === language) || particular(right) - particular(left));
  for (const { text } of fitting) {
    const filled = fillWords(text, variables);
    if (filled !== null) return filled;
  }
  return null;
}

/** Ours, in the visitor's language or in English. */
export function ourWords(kind: WordKind, language: string | null): string {
  const words = builtInWords[kind];
  return words[primary(language)] ?? words.en;
}

/** Null when a name without a stand-in has no value. Names come from visitors: they are one line and short. */
export function fillWords(text: string, variables: WordVariables): string | null {
  let complete = true;
  const filled = text.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (_, name: string, instead: string | undefined) => {
    const value = oneLine(variables[name as keyof WordVariables] ?? "");
    if (value !== "") return value;
    if (instead === undefined) complete = false;
    return instead ?? "";
  });
  return complete ? filled : null;
}

/** Names in braces that nothing fills, for the form that they are written in. */
export function unknownVariables(text: string): string[] {
  return [...text.matchAll(/\{([^{}|]*)(?:\|[^{}]*)?\}/g)].flatMap(([, name]) =>
    (wordVariables as readonly string[]).includes(name ?? "") ? [] : [name ?? ""],
  );
}

function fits(entry: WordEntry, { reasons, frustrated }: Occasion): boolean {
  if (entry.frustrated && !frustrated) return false;
  const first = reasons[0];
  if (entry.reason !== null && entry.reason !== first?.code) return false;
  if (entry.rule !== null && !reasons.some((reason) => reason.rule === entry.rule)) return false;
  return entry.topic === null || reasons.some((reason) => reason.topic === entry.topic);
}

function particular(entry: WordEntry): number {
  return Number(entry.rule !== null) * 8 + Number(entry.topic !== null) * 4 + Number(entry.reason !== null) * 2 + Number(entry.frustrated);
}

function primary(language: string | null): string {
  return (language ?? "en").split("-")[0]?.toLowerCase() ?? "en";
}

const longestName = 60;

function oneLine(value: string): string {
  return [...value.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim()].slice(0, longestName).join("");
}
