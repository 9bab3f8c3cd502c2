// Ends a command in order: the last thing started is the first stopped, whatever the reason (Ctrl-C, SIGTERM, a closed
// terminal, npm gone, a child that died).

import { parentOf } from "./process-identity.mjs";

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * @param {{ onBegin?: (reason: string) => void }} [options] onBegin is called once, before anything is stopped
 *   add: what to undo, called once. now: undoes everything, calls `last`, ends the process.
 * @returns {{ add: (stop: () => unknown) => void, now: (exitCode: number, reason: string, last?: () => void) => Promise<never>, hasBegun: () => boolean }}
 */
export function createShutdown({ onBegin } = {}) {
  /** @type {(() => unknown)[]} */
  const stops = [];
  let begun = false;

  /** @returns {Promise<never>} */
  async function now(/** @type {number} */ exitCode, /** @type {string} */ reason, /** @type {(() => void) | undefined} */ last) {
    if (begun) return new Promise(() => undefined);
    begun = true;
    onBegin?.(reason);
    for (const stop of stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        process.stderr.write(`While stopping: ${error instanceof Error ? error.message : String(error)}\n`);
        exitCode ||= 1;
      }
    }
    last?.();
    process.exit(exitCode);
  }

  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => void now(codes[signal], signal, undefined));
  }
  // A terminal that is gone makes every line an error; that must not keep the rest from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  watchNpm(() => void now(codes.SIGHUP, "npm ended", undefined));
  return { add: (stop) => stops.push(stop), now, hasBegun: () => begun };
}

/**
 * npm runs the command through a shell, and passes on neither its own death nor the shell's.
 * @param {() => void} onGone
 */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atStart = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === atStart) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}
