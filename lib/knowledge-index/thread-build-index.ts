/** Entry of the thread that builds an index (dist/thread-build-index.mjs): takes articles, answers bytes, ends. */
import { parentPort, workerData } from "node:worker_threads";
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { serialiseIndex } from "@/lib/core/retrieval/serialise-index";
import type { SourceArticle } from "@/lib/core/retrieval/types";

const bytes = serialiseIndex(buildIndex(workerData as SourceArticle[]));
parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
