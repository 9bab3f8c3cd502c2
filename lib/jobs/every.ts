import "server-only";
/** Repeats something until the process stops, a little irregularly, so that many processes do not all do it in the same moment. */
import { setTimeout as pause } from "node:timers/promises";
import { describeError, log } from "@/lib/platform/log";

/** Runs at once and then `everyMs` (give or take a tenth) after each end. A failure is logged and changes nothing. Resolves after the signal. */
export async function every(everyMs: number, name: string, run: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await run();
    } catch (error) {
      log.warn("periodic work failed", { job: name, error: describeError(error) });
    }
    await pause(everyMs * (0.9 + Math.random() * 0.2), undefined, { signal }).catch(() => undefined);
  }
}
