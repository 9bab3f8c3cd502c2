/**
 * Recognises that a visitor asks for a person [E1]: deterministic, in front of any model.
 */
import type { ExplicitRequest } from "./types";

const english = /\b(?:talk|speak|chat)(?:ing)?\s+(?:to|with)\s+(?:an?\s+)?(?:real\s+|live\s+)?(?:human|person|agent|operator|representative|someone|somebody)\b/i;

/** The first request found, or null. */
export function detectExplicitRequest(text: string): ExplicitRequest | null {
  const match = english.exec(text);
  return match === null ? null : { rule: "talk_to_person", language: "en", span: { start: match.index, end: match.index + match[0].length } };
}
