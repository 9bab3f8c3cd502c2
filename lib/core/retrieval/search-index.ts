/**
 * The search that every answer starts from.
 */
import { bestUnit, describeSearch, estimateConfidence, estimateScope } from "./estimate-confidence";
import type { Ranked } from "./estimate-confidence";
import { scoreArticles } from "./score-articles";
import type { Scores } from "./score-articles";
import { unitKinds } from "./types";
import type { Hit, RetrievalIndex, RetrievalResult, SearchQuery } from "./types";

const nothing: RetrievalResult = { hits: [], confidence: 0, scope: 0, features: {} };

/**
 * At most `limit` articles, best first; ties keep the order of the index. An empty index, or a query without
 * a letter or digit, gives no hits and zero confidence and scope.
 */
export function searchIndex(index: RetrievalIndex, query: SearchQuery, limit = 5): RetrievalResult {
  if (index.articles.length === 0) return { ...nothing };
  const scores = scoreArticles(index, query);
  if (!scores.terms.some((term) => term.current)) return { ...nothing };
  const ranked = rank(scores.articles, Math.max(limit, 10));
  if (ranked.length === 0) return { ...nothing };
  const features = describeSearch(index, scores, ranked);
  return {
    hits: ranked.slice(0, limit).map((entry) => toHit(index, scores, entry)),
    confidence: estimateConfidence(features),
    scope: estimateScope(features),
    features,
  };
}

function rank(scores: Float32Array, limit: number): Ranked[] {
  const ranked: Ranked[] = [];
  for (let article = 0; article < scores.length; article += 1) {
    const score = scores[article] ?? 0;
    const last = ranked[limit - 1];
    if (score <= 0 || (last !== undefined && score <= last.score)) continue;
    let position = Math.min(ranked.length, limit - 1);
    while (position > 0 && (ranked[position - 1]?.score ?? 0) < score) {
      ranked[position] = ranked[position - 1] ?? { article, score };
      position -= 1;
    }
    ranked[position] = { article, score };
  }
  return ranked;
}

function toHit(index: RetrievalIndex, scores: Scores, { article, score }: Ranked): Hit {
  const { id, title, url, body } = index.articles[article] ?? { id: "", title: "", url: null, body: "" };
  const unit = bestPassage(index, scores, article);
  const start = unit < 0 ? 0 : (index.unitStart[unit] ?? 0);
  const end = unit < 0 ? 0 : (index.unitEnd[unit] ?? 0);
  const passage = unit < 0 ? title : body.slice(start, end);
  return { articleId: id, title, url, score: Math.min(1, Math.round(score * 10_000) / 10_000), passage, start, end };
}

/** The article's best passage, or -1 when it has no body. */
function bestPassage(index: RetrievalIndex, scores: Scores, article: number): number {
  const from = index.articleUnits[article] ?? 0;
  const to = index.articleUnits[article + 1] ?? 0;
  let first = from;
  while (first < to && index.unitKind[first] !== unitKinds.passage) first += 1;
  return first < to ? bestUnit(scores.units, first, to) : -1;
}
