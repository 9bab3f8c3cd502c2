import "server-only";
/** Builds an index beside the event loop: in a thread where the built entry exists, in this process where nothing is built (tests, `next dev`). */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { serialiseIndex } from "@/lib/core/retrieval/serialise-index";
import type { SourceArticle } from "@/lib/core/retrieval/types";

/** A build that takes longer is given up. 10,000 articles take seconds. */
const timeoutMs = 300_000;
/** An index that needs more memory than this fails its build, not the process. */
const memoryMb = 2048;

/** The index as bytes, for `deserialiseIndex`. Throws when the build fails, takes more than five minutes or more than 2 GB. */
export async function runBuildThread(articles: readonly SourceArticle[]): Promise<Uint8Array> {
  const entry = threadEntry();
  return entry === null ? serialiseIndex(buildIndex(articles)) : inThread(entry, articles);
}

/** Beside the running entry (dist/web.mjs, dist/worker.mjs, dist/cli-*.mjs); null when that was not built by us. */
function threadEntry(): string | null {
  const running = process.argv[1];
  const path = running === undefined ? null : join(dirname(running), "thread-build-index.mjs");
  return path !== null && existsSync(path) ? path : null;
}

function inThread(entry: string, articles: readonly SourceArticle[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, { workerData: articles, resourceLimits: { maxOldGenerationSizeMb: memoryMb }, env: {}, argv: [] });
    const timer = setTimeout(() => fail(new Error("the index was not built in time")), timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
      void thread.terminate();
    };
    thread.once("message", (bytes: Uint8Array) => {
      clearTimeout(timer);
      resolve(bytes);
    });
    thread.once("error", fail);
    thread.once("exit", () => fail(new Error("the index thread ended without an index")));
  });
}
