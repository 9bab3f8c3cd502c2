/**
 * The search that every answer starts from.
 */
import { bestUnit, describeSearch, estimateConfidence, estimateScope } from "./estimate-confidence";
import type { Ranked } from "./estimate-confidence";
import { scoreArticles } from "./score-articles";
import type { Scores } from "./score-articles";
import { unitKinds } from "./types";
import { fuseRankings } from "./vector-search";
import type { Near } from "./vector-search";
import type { Hit, RetrievalIndex, RetrievalResult, SearchQuery } from "./types";

const nobody: ReadonlySet<string> = new Set();
const nothing: RetrievalResult = { hits: [], confidence: 0, scope: 0, features: {} };

/** How far down both rankings are fused. */
const fusedDepth = 50;

/**
 * At most `limit` articles, best first; ties keep the order of the index. An empty index, or a query without
 * a letter or digit, gives no hits and zero confidence and scope. With what is near by meaning both rankings are fused; confidence and scope
 * are still estimated from words alone, for the article that comes first then: where the two disagree the bot is less sure, never more.
 * `without`: ids of articles that are no hit, such as those whose answer was rejected.
 */
export function searchIndex(
  index: RetrievalIndex,
  query: SearchQuery,
  limit = 5,
  near: readonly Near[] = [],
  without: ReadonlySet<string> = nobody,
): RetrievalResult {
  if (index.articles.length === 0) return { ...nothing };
  const scores = scoreArticles(index, query);
  if (!scores.terms.some((term) => term.current)) return { ...nothing };
  if (without.size > 0) {
    for (const [place, { id }] of index.articles.entries()) if (without.has(id)) scores.articles[place] = 0;
    near = near.filter(({ article }) => !without.has(index.articles[article]?.id ?? ""));
  }
  const byWords = rank(scores.articles, near.length > 0 ? fusedDepth : Math.max(limit, 10));
  const ranked = near.length > 0 ? fuse(byWords, near, scores.articles) : byWords;
  const first = ranked[0];
  if (first === undefined) return { ...nothing };
  const features = { ...leastSure(index, scores, byWords, first), ...describeNear(first, near) };
  return {
    hits: ranked.slice(0, limit).map((entry) => toHit(index, scores, entry, near)),
    confidence: estimateConfidence(features),
    scope: estimateScope(features),
    features,
  };
}

/** By the words: of the article that comes first now, or of the one that came first by words, whichever is less sure. */
function leastSure(index: RetrievalIndex, scores: Scores, byWords: readonly Ranked[], first: Ranked): Record<string, number> {
  const before = describeSearch(index, scores, byWords);
  if (byWords[0]?.article === first.article) return before;
  const now = describeSearch(index, scores, [first, ...byWords.filter(({ article }) => article !== first.article)]);
  return estimateConfidence(now) <= estimateConfidence(before) ? now : before;
}

function fuse(byWords: readonly Ranked[], near: readonly Near[], scores: Float32Array): Ranked[] {
  const order = fuseRankings(
    byWords.map(({ article }) => article),
    near.map(({ article }) => article),
  );
  return order.map((article) => ({ article, score: scores[article] ?? 0 }));
}

/** `meaning`: cosine of the first article; `meaningFirst`: 1 when it is the nearest by meaning, too. Not in the estimates, stored with the decision. */
function describeNear(first: Ranked, near: readonly Near[]): Record<string, number> {
  if (near.length === 0) return {};
  const cosine = near.find(({ article }) => article === first.article)?.cosine ?? 0;
  return { meaning: Math.round(cosine * 10_000) / 10_000, meaningFirst: near[0]?.article === first.article ? 1 : 0 };
}

/** Articles with a score above 0, best first. */
export function rank(scores: Float32Array | Float64Array, limit: number): Ranked[] {
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

function toHit(index: RetrievalIndex, scores: Scores, { article, score }: Ranked, near: readonly Near[]): Hit {
  const { id, title, url, body } = index.articles[article] ?? { id: "", title: "", url: null, body: "" };
  const unit = bestPassage(index, scores, article);
  // No word of the question stands in the article: the passage that is near by meaning is shown.
  const place = score > 0 ? undefined : near.find((each) => each.article === article && each.end > each.start);
  const start = place?.start ?? (unit < 0 ? 0 : (index.unitStart[unit] ?? 0));
  const end = place?.end ?? (unit < 0 ? 0 : (index.unitEnd[unit] ?? 0));
  const passage = end > start ? body.slice(start, end) : title;
  return { articleId: id, title, url, score: Math.min(1, Math.round(score * 10_000) / 10_000), passage, start, end };
}

/** The article's best passage, or -1 when it has no body. */
export function bestPassage(index: RetrievalIndex, scores: Scores, article: number): number {
  const from = index.articleUnits[article] ?? 0;
  const to = index.articleUnits[article + 1] ?? 0;
  let first = from;
  while (first < to && index.unitKind[first] !== unitKinds.passage) first += 1;
  return first < to ? bestUnit(scores.units, first, to) : -1;
}
