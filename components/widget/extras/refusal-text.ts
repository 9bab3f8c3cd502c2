/** What the server refuses, in the visitor's language. Most refusals have no words here: then the server's own sentence is shown. */
import type { ExtraWords, Words } from "../words";
import { fill, momentText } from "../words";

/** `code`: the problem's. Allowances of a day are whole again at midnight UTC, which is some other time for the visitor. */
export function refusalText(code: string, words: Words, { usedUp }: ExtraWords, nowMs: number): string {
  if (code !== "limit_reached") return "";
  return fill(usedUp, momentText(words, new Date(new Date(nowMs).setUTCHours(24, 0, 0, 0)).toISOString(), nowMs));
}
