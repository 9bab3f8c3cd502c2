/**
 * Learns from exemplars and titles which article a question belongs to: a linear judge an article over the features that the index counts anyway.
 * What is learned depends on the index alone, so an index that was made from the one before it has the same judges as one made from all texts.
 */
import { trainJudges } from "@/lib/core/text-model/train-judges";
import type { Rows } from "@/lib/core/text-model/vectors";
import { type ArticleJudges, type RetrievalIndex, unitKinds } from "./types";
import { unitRarity } from "./unit-rarity";

type Weighed = Omit<RetrievalIndex, "judges">;

/** Exemplars that an article needs for a judge of its own; fewer are near enough to themselves. */
const leastExemplars = 2;
const mostJudges = 2_000;
const mostExamples = 25_000;
/** Labels that are learned side by side: bounds the memory to about 40 MB. */
const blockSize = 128;
/** Values times labels that one pass may look at, less than a second. Beyond it most negatives are left to chance. */
const passBudget = 120_000_000;
const cost = 2;
/** Weights below this share of the judge's largest are forgotten. */
const forgotten = 0.02;
/** How many exemplars speak as loudly for an article's own margins as all others together. */
const centreMass = 10;

export const noJudges: ArticleJudges = {
  judged: new Uint32Array(0),
  judgeOffsets: new Uint32Array(0),
  judgePlaces: new Uint16Array(0),
  judgeWeights: new Int8Array(0),
  judgeScales: new Float32Array(0),
  judgeBiases: new Float32Array(0),
  judgeCentres: new Float32Array(0),
};

/** Seconds of one core for 15,000 exemplars; nothing where no article has exemplars. */
export function trainArticleJudges(index: Weighed): ArticleJudges {
  const judged = chooseJudged(index);
  if (judged.length < 2) return noJudges;
  const examples = chooseExamples(index, judged);
  const { rows, terms } = makeRows(index, examples.units);
  const fold = Uint8Array.from(examples.units, (_, row) => foldOf(row));
  const margins = new Float32Array(examples.units.length);
  const parts: Part[] = [];
  for (let from = 0; from < judged.length; from += blockSize) {
    const size = Math.min(blockSize, judged.length - from);
    const positives = [...examples.labels].map((label) => (label >= from && label < from + size ? [label - from] : []));
    const sampled = sampleRows(rows, positives, judged.length);
    for (const held of [0, 1]) {
      const { weights, biases } = trainJudges(
        rows,
        terms.length,
        sampled.filter((row) => fold[row] !== held),
        positives,
        size,
        cost,
      );
      positives.forEach(([label], row) => {
        if (label !== undefined && fold[row] === held) margins[row] = marginOf(rows, row, weights, size, label) + (biases[label] ?? 0);
      });
    }
    const { weights, biases } = trainJudges(rows, terms.length, sampled, positives, size, cost);
    for (let label = 0; label < size; label += 1) parts.push({ ...quantise(weights, size, label), bias: biases[label] ?? 0 });
  }
  return { judged, ...invert(index, terms, parts), judgeCentres: findCentres(margins, examples.labels, judged.length) };
}

/** The articles with most exemplars; in the order of the index. */
function chooseJudged({ articles, articleUnits, unitKind }: Weighed): Uint32Array {
  const found: { article: number; exemplars: number }[] = [];
  for (let article = 0; article < articles.length; article += 1) {
    let exemplars = 0;
    for (let unit = articleUnits[article] ?? 0; unit < (articleUnits[article + 1] ?? 0); unit += 1) if (unitKind[unit] === unitKinds.exemplar) exemplars += 1;
    if (exemplars >= leastExemplars) found.push({ article, exemplars });
  }
  if (found.length > mostJudges) found.sort((left, right) => right.exemplars - left.exemplars || left.article - right.article).length = mostJudges;
  return Uint32Array.from(found, ({ article }) => article).sort();
}

/** Titles and exemplars of the judged articles; where they are too many, as many from each. */
function chooseExamples({ articleUnits, unitKind }: Weighed, judged: Uint32Array): { units: Uint32Array; labels: Uint32Array } {
  const most = Math.max(leastExemplars + 1, Math.floor(mostExamples / judged.length));
  const units: number[] = [];
  const labels: number[] = [];
  judged.forEach((article, label) => {
    const own: number[] = [];
    for (let unit = articleUnits[article] ?? 0; unit < (articleUnits[article + 1] ?? 0); unit += 1) if (unitKind[unit] !== unitKinds.passage) own.push(unit);
    const step = judged.length * most > mostExamples ? Math.max(1, own.length / most) : 1;
    for (let at = 0; at < own.length; at += step) {
      units.push(own[Math.floor(at)] ?? 0);
      labels.push(label);
    }
  });
  return { units: Uint32Array.from(units), labels: Uint32Array.from(labels) };
}

/** The units as vectors of length one; `terms` are the places in the index's keys that the features stand for. */
function makeRows(index: Weighed, units: Uint32Array): { rows: Rows; terms: Uint32Array } {
  const rowOf = new Int32Array(index.unitArticle.length).fill(-1);
  units.forEach((unit, row) => (rowOf[unit] = row));
  const lengths = new Float64Array(units.length);
  const sizes = new Uint32Array(units.length + 1);
  const terms: number[] = [];
  const each = (visit: (row: number, rarity: number, feature: number) => void): void => {
    for (let term = 0, feature = 0; term < index.keys.length; term += 1) {
      const rarity = unitRarity(index, term);
      const known = isCommon(index, term);
      for (let at = index.offsets[term] ?? 0; at < (index.offsets[term + 1] ?? 0); at += 1) {
        const row = rowOf[index.postings[at] ?? 0] ?? -1;
        if (row >= 0) visit(row, rarity, known ? feature : -1);
      }
      if (known) feature += 1;
    }
  };
  for (let term = 0; term < index.keys.length; term += 1) if (isCommon(index, term)) terms.push(term);
  each((row, rarity, feature) => {
    lengths[row]! += rarity * rarity;
    if (feature >= 0) sizes[row + 1]! += 1;
  });
  for (let row = 0; row < units.length; row += 1) sizes[row + 1]! += sizes[row]!;
  const next = sizes.slice();
  const rows: Rows = {
    offsets: sizes,
    features: new Uint32Array(sizes.at(-1) ?? 0),
    values: new Float32Array(sizes.at(-1) ?? 0),
    squares: new Float32Array(units.length),
  };
  each((row, rarity, feature) => {
    if (feature < 0) return;
    const at = next[row]!;
    next[row] = at + 1;
    const value = rarity / Math.sqrt(lengths[row]!);
    rows.features[at] = feature;
    rows.values[at] = value;
    rows.squares[row]! += value * value;
  });
  return { rows, terms: Uint32Array.from(terms) };
}

/** What one text alone has teaches nothing of another one. */
const isCommon = ({ offsets }: Weighed, term: number): boolean => (offsets[term + 1] ?? 0) - (offsets[term] ?? 0) >= 2;

const foldOf = (row: number): number => (Math.imul(row + 1, 0x9e3779b1) >>> 16) & 1;

/** All positives of the block; of the negatives as many as the budget allows, spread evenly. */
function sampleRows({ values }: Rows, positives: readonly (readonly number[])[], labels: number): Uint32Array {
  const every = Math.max(1, Math.ceil((values.length * labels) / passBudget));
  return Uint32Array.from(positives.keys()).filter(
    (row) => every === 1 || (positives[row]?.length ?? 0) > 0 || (Math.imul(row + 1, 0x85ebca6b) >>> 8) % every === 0,
  );
}

function marginOf({ offsets, features, values }: Rows, row: number, weights: Float32Array, labels: number, label: number): number {
  let sum = 0;
  for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at += 1) sum += (weights[(features[at] ?? 0) * labels + label] ?? 0) * (values[at] ?? 0);
  return sum;
}

/** `features` with their weights, scaled to a byte. */
type Part = { features: Uint32Array; weights: Int8Array; scale: number; bias: number };

function quantise(all: Float32Array, labels: number, label: number): Omit<Part, "bias"> {
  const count = all.length / labels;
  let scale = 0;
  for (let feature = 0; feature < count; feature += 1) scale = Math.max(scale, Math.abs(all[feature * labels + label]!));
  const features: number[] = [];
  for (let feature = 0; feature < count; feature += 1) if (Math.abs(all[feature * labels + label]!) > forgotten * scale) features.push(feature);
  return {
    features: Uint32Array.from(features),
    weights: Int8Array.from(features, (feature) => Math.round((127 * all[feature * labels + label]!) / (scale || 1))),
    scale,
  };
}

/** Postings by the index's own terms. */
function invert(index: Weighed, terms: Uint32Array, parts: readonly Part[]): Omit<ArticleJudges, "judged" | "judgeCentres"> {
  const judgeOffsets = new Uint32Array(index.keys.length + 1);
  for (const { features } of parts) for (const feature of features) judgeOffsets[terms[feature]! + 1]! += 1;
  for (let term = 0; term < index.keys.length; term += 1) judgeOffsets[term + 1]! += judgeOffsets[term]!;
  const next = judgeOffsets.slice();
  const judgePlaces = new Uint16Array(judgeOffsets.at(-1) ?? 0);
  const judgeWeights = new Int8Array(judgePlaces.length);
  parts.forEach((part, place) => {
    part.features.forEach((feature, at) => {
      const to = next[terms[feature]!]!;
      next[terms[feature]!] = to + 1;
      judgePlaces[to] = place;
      judgeWeights[to] = part.weights[at] ?? 0;
    });
  });
  return {
    judgeOffsets,
    judgePlaces,
    judgeWeights,
    judgeScales: Float32Array.from(parts, ({ scale }) => scale),
    judgeBiases: Float32Array.from(parts, ({ bias }) => bias),
  };
}

/** The margin that an article's own questions have where its judge has not seen them, drawn towards that of all. */
function findCentres(margins: Float32Array, labels: Uint32Array, count: number): Float32Array {
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  let all = 0;
  labels.forEach((label, row) => {
    sums[label]! += margins[row] ?? 0;
    sizes[label]! += 1;
    all += margins[row] ?? 0;
  });
  const mean = all / Math.max(1, labels.length);
  return Float32Array.from(sums, (sum, label) => (sum + centreMass * mean) / (sizes[label]! + centreMass));
}
