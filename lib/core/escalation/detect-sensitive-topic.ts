/**
 * Recognises sensitive topics by rules [E5].
 */
import type { SensitiveMatch } from "./types";

const selfHarm = /\b(?:kill myself|suicide|suicidal|end my life|hurt myself)\b/i;

/** Every topic found, at most one match each. */
export function detectSensitiveTopic(text: string): SensitiveMatch[] {
  const match = selfHarm.exec(text);
  return match === null ? [] : [{ topic: "self_harm", rule: "words", span: { start: match.index, end: match.index + match[0].length } }];
}
