/**
 * Whether two questions ask the same, by words alone and with the knowledge they were asked of.
 */
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { questionSimilarity } from "@/lib/core/retrieval/question-similarity";
import type { RetrievalIndex } from "@/lib/core/retrieval/types";
import { loadCollections } from "./load-collection";
import { auroc, bootstrap } from "./measure";
import type { Row } from "./print-table";
import { readRecords, textOf } from "./read-records";

const knowledgeOf: Readonly<Record<string, string>> = { covidfaq: "helpcentre_covid", banking77: "scope_banking77" };

export function runRepeat({ train, data }: { train: string; data: string }): Row[] {
  const pairs = readRecords(data, "repeat_pairs.jsonl") ?? [];
  const sources = [...new Set(pairs.map((pair) => textOf(pair, "source")))].sort();
  return sources.flatMap((source) => {
    const own = pairs.filter((pair) => textOf(pair, "source") === source);
    const index = loadIndex(train, data, knowledgeOf[source] ?? "");
    const row = (measure: string, by: RetrievalIndex | null): Row => {
      const scored = own.map((pair) => ({ score: questionSimilarity(textOf(pair, "a"), textOf(pair, "b"), by), positive: pair["same"] === 1 }));
      return { suite: "repeat", file: source, measure, n: own.length, ...bootstrap(scored, auroc) };
    };
    return [row("same question AUROC, words", null), ...(index === null ? [] : [row("same question AUROC, with knowledge", index)])];
  });
}

function loadIndex(train: string, data: string, name: string): RetrievalIndex | null {
  const collections = loadCollections(train, data, name) ?? loadCollections(train, train, name);
  const first = collections?.[0];
  return first === undefined ? null : buildIndex(first.articles);
}
