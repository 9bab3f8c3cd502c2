/**
 * Examples for fitting and checking the confidence models: each question searched in its knowledge, and in
 * thinned variants of it (fewer articles, fewer exemplars), because tenants differ most in just that.
 */
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { searchIndex } from "@/lib/core/retrieval/search-index";
import type { Collection, Question } from "./load-collection";
import { seededRandom } from "./random";

/** `right`: the first article answers. `rank`: of the first answering article among five, or -1; `answers`: how many articles answer. `inScope` null: not decidable. */
export type Case = {
  collection: string;
  features: Record<string, number>;
  confidence: number;
  scope: number;
  right: boolean;
  rank: number;
  answers: number;
  inScope: boolean | null;
};

/** `articleShare` 0..1 of the articles kept; at most `exemplars` exemplars an article; at most `questions` questions. */
export type Variant = { articleShare: number; exemplars: number; questions: number; seed: number };

export const asTheyAre: Variant = { articleShare: 1, exemplars: Number.POSITIVE_INFINITY, questions: Number.POSITIVE_INFINITY, seed: 1 };

export function searchCases(collection: Collection, variant: Variant = asTheyAre): Case[] {
  const random = seededRandom(variant.seed);
  const kept = collection.articles.filter(() => variant.articleShare >= 1 || random() < variant.articleShare);
  const ids = new Set(kept.map(({ id }) => id));
  const index = buildIndex(kept.map((article) => ({ ...article, exemplars: article.exemplars.slice(0, variant.exemplars) })));
  const share = Math.min(1, variant.questions / Math.max(1, collection.questions.length));
  return collection.questions
    .filter(() => share >= 1 || random() < share)
    .map((question) => toCase(collection.name, question, ids, searchIndex(index, question, 5)));
}

function toCase(name: string, question: Question, ids: ReadonlySet<string>, result: ReturnType<typeof searchIndex>): Case {
  const gold = question.gold.filter((id) => ids.has(id));
  const rank = result.hits.findIndex((hit) => gold.includes(hit.articleId));
  // an article that was thinned away takes its questions out of scope
  const inScope = question.inScope === true && gold.length === 0 && question.gold.length > 0 ? false : question.inScope;
  return {
    collection: name,
    features: result.features,
    confidence: result.confidence,
    scope: result.scope,
    right: rank === 0,
    rank,
    answers: gold.length,
    inScope,
  };
}
