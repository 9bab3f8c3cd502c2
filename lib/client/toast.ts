"use client";
/** Says in passing what an act did. What draws it is fetched with the first one, so no page waits for it. */
import type { ExternalToast } from "sonner";

type Said = { kind: "plain" | "success" | "error" | "warning"; words: string; options?: ExternalToast };

const waiting: Said[] = [];
const listeners = new Set<() => void>();
let say: ((said: Said) => void) | null = null;
let wanted = false;

function tell(kind: Said["kind"]) {
  return (words: string, options?: ExternalToast): void => {
    const said = { kind, words, options };
    if (say) return say(said);
    waiting.push(said);
    wanted = true;
    for (const changed of listeners) changed();
  };
}

export const toast = Object.assign(tell("plain"), { success: tell("success"), error: tell("error"), warning: tell("warning") });

/** For the place where toasts stand: whether one was said yet. */
export const toastsWanted = {
  subscribe: (changed: () => void) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  },
  get: () => wanted,
};

/** The place is drawn: what waited is said now, and later ones at once. */
export function sayToastsBy(speaker: (said: Said) => void): () => void {
  say = speaker;
  for (const said of waiting.splice(0)) speaker(said);
  return () => {
    say = null;
  };
}
