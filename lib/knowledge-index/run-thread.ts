import "server-only";
/** Work beside the event loop: in a thread where its built entry exists, in this process where nothing is built (tests, `next dev`). */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";

/** `what` is named in errors: "an index was not ready in time". `given`: large bytes of `data`, which the thread takes away from here. */
export type ThreadWork<Answer> = {
  entry: string;
  what: string;
  data: unknown;
  given?: readonly Uint8Array[];
  timeoutMs: number;
  memoryMb: number;
  here: () => Answer;
};

/** The thread's one message. Throws when it fails, takes too long or needs too much memory. */
export async function runThread<Answer>(work: ThreadWork<Answer>): Promise<Answer> {
  const path = entryPath(work.entry);
  return path === null ? work.here() : inThread(path, work);
}

/** Beside the running entry (dist/web.mjs, dist/worker.mjs, dist/cli-*.mjs); null when that was not built by us. */
function entryPath(name: string): string | null {
  const running = process.argv[1];
  const path = running === undefined ? null : join(dirname(running), `${name}.mjs`);
  return path !== null && existsSync(path) ? path : null;
}

function inThread<Answer>(path: string, { what, data, given = [], timeoutMs, memoryMb }: ThreadWork<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const transferList = given.flatMap(({ buffer, byteLength }) => (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []));
    const thread = new Worker(path, { workerData: data, transferList, resourceLimits: { maxOldGenerationSizeMb: memoryMb }, env: {}, argv: [] });
    const timer = setTimeout(() => fail(new Error(`${what} was not ready in time`)), timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
      void thread.terminate();
    };
    thread.once("message", (answer: Answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    thread.once("error", fail);
    thread.once("exit", () => fail(new Error(`the thread ended without ${what}`)));
  });
}
