import type { Condition } from "./policy-types";

/**
 * The name under which `Signals.saidWords` keeps what a condition found. Apart from what looks for words: browsers replay rules on what was measured,
 * and need none of what reads a message.
 */
export function wordsKey({ words }: Pick<Extract<Condition, { kind: "words" }>, "words">): string {
  return [...words].sort().join("|");
}
