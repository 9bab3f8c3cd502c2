import "server-only";
/** Repeats a look at the database until the process stops; a look that fails is logged and the next one comes after a longer pause. */
import { setTimeout as pause } from "node:timers/promises";
import { describeError, log } from "@/lib/platform/log";

const pauseAfterFailureMs = 2000;

/** Looks at once, then every `everyMs`; resolves when the signal aborts and the last look is done. */
export async function pollUntilAborted(signal: AbortSignal, everyMs: number, job: string, look: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    let waitMs = everyMs;
    try {
      await look();
    } catch (error) {
      log.warn("a look for due work failed", { job, error: describeError(error) });
      waitMs = Math.max(everyMs, pauseAfterFailureMs);
    }
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
  }
}
