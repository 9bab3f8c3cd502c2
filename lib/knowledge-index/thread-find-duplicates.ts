/** Entry of the thread that compares articles (dist/thread-find-duplicates.mjs): takes articles, answers findings, ends. */
import { parentPort, workerData } from "node:worker_threads";
import { type ComparedArticle, findDuplicates } from "@/lib/core/knowledge/find-duplicates";

parentPort?.postMessage(findDuplicates(workerData as ComparedArticle[]));
