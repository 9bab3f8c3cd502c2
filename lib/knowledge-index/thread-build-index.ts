/** Entry of the thread that builds an index (dist/thread-build-index.mjs): takes what it is made from, answers bytes, ends. */
import { parentPort, workerData } from "node:worker_threads";
import { buildFrom, type BuildWork } from "@/lib/core/retrieval/build-from";

const built = buildFrom(workerData as BuildWork);
parentPort?.postMessage(built, [built.index.buffer as ArrayBuffer, built.counts.buffer as ArrayBuffer]);
