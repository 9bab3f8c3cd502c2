/**
 * Whether two questions ask the same, by words alone and with the knowledge they were asked of.
 */
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { questionSimilarity } from "@/lib/core/retrieval/question-similarity";
import type { RetrievalIndex } from "@/lib/core/retrieval/types";
import { loadCollections } from "./load-collection";
import { type Folders, heldOut } from "./folders";
import { auroc } from "./measure";
import { measure, type Metric } from "./metric";
import { readRecords, textOf } from "./read-records";

const knowledgeOf: Readonly<Record<string, string>> = { covidfaq: "helpcentre_covid", banking77: "scope_banking77" };
/** The product judges with the knowledge that it has. */
const aims: Readonly<Record<string, { goal: number; baseline: number }>> = {
  covidfaq: { goal: 0.9, baseline: 0.826 },
  banking77: { goal: 0.95, baseline: 0.64 },
};

export function runRepeat(folders: Folders): Metric[] {
  const { train } = folders;
  const data = heldOut(folders);
  const pairs = readRecords(data, "repeat_pairs.jsonl") ?? [];
  const sources = [...new Set(pairs.map((pair) => textOf(pair, "source")))].sort();
  return sources.flatMap((source) => {
    const own = pairs.filter((pair) => textOf(pair, "source") === source);
    const index = loadIndex(train, data, knowledgeOf[source] ?? "");
    const row = (metric: string, by: RetrievalIndex | null): Metric => {
      const scored = own.map((pair) => ({ score: questionSimilarity(textOf(pair, "a"), textOf(pair, "b"), by), positive: pair["same"] === 1 }));
      return measure({ suite: "repeat", metric: `${source} ${metric}`, better: "higher", ...(by === null ? {} : aims[source]) }, scored, auroc);
    };
    return [row("same question AUROC, words", null), ...(index === null ? [] : [row("same question AUROC, with knowledge", index)])];
  });
}

function loadIndex(train: string, data: string, name: string): RetrievalIndex | null {
  const collections = loadCollections(train, data, name) ?? loadCollections(train, train, name);
  const first = collections?.[0];
  return first === undefined ? null : buildIndex(first.articles);
}
