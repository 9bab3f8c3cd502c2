/** Tells a person that the visitor writes, at most every few seconds, and that they stopped. */
import type { ViewContext } from "../view-context";

const everyMs = 3_000;

/** Returns what is called at every change of the text. */
export function createTyping({ session, store }: ViewContext): (hasText: boolean) => void {
  let saidMs = 0;
  return (hasText) => {
    const nowMs = Date.now();
    const { conversation } = store.get();
    if (!conversation || conversation.handledBy === "bot" || (hasText ? nowMs - saidMs < everyMs : !saidMs)) return;
    saidMs = hasText ? nowMs : 0;
    void session.act("typing", { typing: hasText });
  };
}
