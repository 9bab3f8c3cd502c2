/** What a decision and a training cost, in processor time of this process, which waiting for a busy machine does not move. */
import { decide } from "@/lib/core/escalation/decide";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import { detectExplicitRequest } from "@/lib/core/escalation/detect-explicit-request";
import { detectRepeat } from "@/lib/core/escalation/detect-repeat";
import { findAmounts } from "@/lib/core/escalation/find-amounts";
import { judgeSensitive } from "@/lib/core/escalation/judge-sensitive";
import { measureComplexity } from "@/lib/core/escalation/measure-complexity";
import { findConflict } from "@/lib/core/knowledge/find-conflict";
import type { Guardrail } from "@/lib/core/escalation/policy-types";
import type { Signals } from "@/lib/core/escalation/types";
import { countPersonalData, findPersonalData } from "@/lib/core/personal-data/find-personal-data";
import { extractAnswer } from "@/lib/core/retrieval/extract-answer";
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { questionSimilarities } from "@/lib/core/retrieval/question-similarity";
import { searchIndex } from "@/lib/core/retrieval/search-index";
import type { RetrievalIndex, SourceArticle } from "@/lib/core/retrieval/types";
import { textsToEmbed } from "@/lib/core/retrieval/vector-map";
import { nearestArticles, normalise, type VectorIndex } from "@/lib/core/retrieval/vector-search";
import { judgeMood } from "@/lib/core/sentiment/judge-mood";
import { measureOutput } from "@/lib/features/turn/measure-output";
import { collectionNames, findCollections } from "./find-collections";
import type { Folders } from "./folders";
import { mean } from "./measure";
import { measure, type Metric } from "./metric";
import { seededRandom } from "./random";

const articlesWanted = 2_000;
const exemplarsWanted = 15_000;
const questionsAsked = 300;
/** As many numbers as the vectors of a common model have; what stands in them is of no matter to the time. */
const dimensions = 1_536;
/** A workspace that has made some. */
const guardrails: readonly Guardrail[] = Array.from({ length: 20 }, (_, place) => ({
  id: `${place}`,
  name: `Guardrail ${place}`,
  enabled: true,
  phrases: [`promise number ${place}`, `guarantee* of kind ${place}`],
  outcome: "hold",
  examples: [],
}));

/** Nothing where the folder has no knowledge. */
export function runCost(folders: Folders): Metric[] {
  const collections = ["scope_", "helpcentre_"].flatMap((beginning) =>
    collectionNames(folders, beginning).flatMap((name) => findCollections(folders, name) ?? []),
  );
  const found = collections.flatMap(({ articles }) => articles);
  if (found.length === 0) return [];
  const questions = collections.flatMap((collection) => collection.questions.filter((_, place) => place % 10 === 0)).map(({ text }) => text);
  const withBody = found.filter(({ body }) => body !== "");
  const known = repeat(withBody.length > 0 ? withBody : found, articlesWanted);
  const index = buildIndex(known);
  // A process decides for days: it has seen other questions before the measured ones, and none of these.
  const asked = spread(questions, 2 * questionsAsked);
  decideAll(
    index,
    asked.filter((_, place) => place % 2 === 0),
  );
  const measured = asked.filter((_, place) => place % 2 === 1);
  const milliseconds = decideAll(index, measured);
  const vectors = vectorsOf(known);
  decideAll(index, measured.slice(0, 30), vectors);
  const withVectors = decideAll(index, measured, vectors);
  const taught = withExemplars(found);
  const seconds = processorMs(() => buildIndex(taught)) / 1000;
  const count = taught.reduce((sum, { exemplars }) => sum + exemplars.length, 0);
  const named = (metric: string, goal?: number) => ({ suite: "cost", metric, better: "lower" as const, goal });
  return [
    measure(named(`decision at ${articlesWanted} articles, ms, p95`, 15), milliseconds, (items) => percentile(items, 0.95)),
    measure(named(`decision at ${articlesWanted} articles, ms, mean`), milliseconds, mean),
    measure(named(`with ${vectors.article.length} vectors of ${dimensions}, ms, p95`), withVectors, (items) => percentile(items, 0.95)),
    measure(named(`index with ${count} exemplars trained, s`, count >= exemplarsWanted * 0.9 ? 10 : undefined), [seconds], mean),
  ];
}

/** Each question with up to four before it as its conversation; milliseconds of processor time of each. */
function decideAll(index: RetrievalIndex, questions: readonly string[], vectors?: VectorIndex): number[] {
  return questions.map((text, place) => {
    const asked = vectors && { vectors, question: randomVector(seededRandom(place)) };
    return processorMs(() => decideOnce(index, text, questions.slice(Math.max(0, place - 4), place), asked));
  });
}

/** Those of the texts that the product asks an endpoint for. */
function vectorsOf(articles: readonly SourceArticle[]): VectorIndex {
  const texts = textsToEmbed(articles);
  const random = seededRandom(1);
  const matrix = new Float32Array(texts.length * dimensions);
  texts.forEach((_, row) => matrix.set(randomVector(random), row * dimensions));
  const column = (of: (text: (typeof texts)[number]) => number): Uint32Array => Uint32Array.from(texts, of);
  return { dimensions, article: column(({ article }) => article), start: column(({ start }) => start), end: column(({ end }) => end), matrix };
}

function randomVector(random: () => number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => random() - 0.5);
  normalise(vector);
  return vector;
}

/**
 * The pure part of a turn that is answered, as features/turn does it: what is known of the question, the decision, the words of the best article, what is
 * measured on these, and the decision on them. The words are found and measured here whatever was decided first.
 */
function decideOnce(index: RetrievalIndex, text: string, earlier: readonly string[], asked?: { vectors: VectorIndex; question: Float32Array }): unknown {
  const near = asked ? nearestArticles(asked.vectors, asked.question, 50) : [];
  const result = searchIndex(index, { text, history: earlier }, 5, near);
  const repeated = earlier.length > 0 ? detectRepeat(questionSimilarities([...earlier, text], index), defaultPolicy.repeatSimilarity) : null;
  const mood = judgeMood([...earlier, text]);
  const found = { explicitRequest: detectExplicitRequest(text), sensitive: judgeSensitive(text, mood.language), repeat: repeated, mood };
  const counted = {
    amounts: findAmounts(text),
    complexity: { ...measureComplexity(text), conflict: findConflict(text, result.hits) !== null },
    personalData: countPersonalData(findPersonalData(text)),
  };
  const topic = index.articles.find(({ id }) => id === result.hits[0]?.articleId)?.collectionId ?? "none";
  const signals: Signals = {
    ...found,
    ...counted,
    confidence: result.confidence,
    scope: result.scope,
    hasKnowledge: true,
    turns: 1,
    modelFailure: null,
    topic,
  };
  const first = decide(signals, defaultPolicy);
  const [best] = result.hits;
  if (best === undefined) return first;
  const words = extractAnswer(index, { text, history: [] }, best).text;
  const { articleId, title, url } = best;
  return decide({ ...signals, ...measureOutput({ text: words, sources: [{ articleId, title, url, quote: words }] }, text, guardrails) }, defaultPolicy);
}

function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** As many articles, the same ones again under other names where there are too few. */
const repeat = (articles: readonly SourceArticle[], count: number): SourceArticle[] =>
  articles.length === 0 ? [] : Array.from({ length: count }, (_, place) => ({ ...articles[place % articles.length]!, id: `${place}` }));

/** Those with most exemplars, until there are enough. */
function withExemplars(articles: readonly SourceArticle[]): SourceArticle[] {
  const chosen: SourceArticle[] = [];
  let count = 0;
  for (const article of [...articles].sort((left, right) => right.exemplars.length - left.exemplars.length)) {
    if (count >= exemplarsWanted || article.exemplars.length === 0) break;
    chosen.push({ ...article, id: `${chosen.length}` });
    count += article.exemplars.length;
  }
  return chosen;
}

const spread = <T>(items: readonly T[], count: number): T[] => {
  const step = Math.max(1, items.length / count);
  return items.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step)).slice(0, count);
};

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
