import "server-only";
import { buildFrom, type BuildWork, type BuiltIndex } from "@/lib/core/retrieval/build-from";
import { runThread } from "./run-thread";

/**
 * Builds an index beside the event loop. A build that takes longer than five minutes is given up, 10,000 articles take seconds; one that needs
 * more than 2 GB fails, not its process. The bytes of the base are gone afterwards.
 */
export function runBuildThread(work: BuildWork): Promise<BuiltIndex> {
  return runThread({
    entry: "thread-build-index",
    what: "an index",
    data: work,
    given: work.base ? [work.base.index, work.base.counts] : [],
    timeoutMs: 300_000,
    memoryMb: 2048,
    here: () => buildFrom(work),
  });
}
