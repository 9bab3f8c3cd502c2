import "server-only";
import { type ComparedArticle, type Finding, findDuplicates } from "@/lib/core/knowledge/find-duplicates";
import { runThread } from "./run-thread";

/** What the articles say twice or against each other. Throws when it takes more than two minutes or 1 GB. */
export function runDuplicatesThread(articles: readonly ComparedArticle[]): Promise<Finding[]> {
  return runThread({
    entry: "thread-find-duplicates",
    what: "the comparison of articles",
    data: articles,
    timeoutMs: 120_000,
    memoryMb: 1024,
    here: () => findDuplicates(articles),
  });
}
