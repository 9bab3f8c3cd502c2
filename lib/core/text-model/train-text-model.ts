/**
 * Learns a text model from labelled texts. Deterministic: the same examples in the same order with the same options give the same bytes.
 */
import { fitSigmoid } from "./fit-sigmoid";
import { hashText } from "./text-hashes";
import { trainJudge } from "./train-judge";
import type { TextExample, TextModel, TrainOptions } from "./types";
import { makeRows, makeVocabulary, type Rows, type Vocabulary } from "./vectors";

const vocabularyLimit = 60_000;
/** Weights smaller than this share of the label's largest are forgotten. */
const forgotten = 1 / 127 / 2;

export function trainTextModel(examples: readonly TextExample[], options: TrainOptions = {}): TextModel {
  const { cost = 1, folds = 3, minCount = 2 } = options;
  const labels = options.labels ?? [...new Set(examples.flatMap((example) => example.labels))].sort();
  const texts = examples.map(({ text }) => hashText(text));
  const vocabulary = makeVocabulary(texts, minCount, vocabularyLimit);
  const rows = makeRows(texts, vocabulary);
  const fold = assignFolds(options.groups ?? examples.map((_, row) => String(row)), Math.max(2, folds));
  const weights = new Float64Array(vocabulary.keys.length);
  const judges = labels.map((label) => {
    const positive = Uint8Array.from(examples, (example) => (example.labels.includes(label) ? 1 : 0));
    const sigmoid = fitSigmoid(marginsUnseen(rows, positive, fold, cost, weights), positive);
    const bias = trainJudge(rows, everyRow(examples.length), positive, cost, weights);
    return { ...quantise(weights), bias, ...sigmoid };
  });
  return { labels, ...invert(vocabulary, judges) };
}

const everyRow = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, row) => row);

/** Groups are dealt to the folds in the order of a hash of their first appearance, so that sorted examples spread. */
function assignFolds(groups: readonly string[], folds: number): Uint8Array {
  const known = new Map<string, number>();
  return Uint8Array.from(groups, (group) => {
    const number = known.get(group) ?? known.size;
    known.set(group, number);
    return (Math.imul(number + 1, 0x9e3779b1) >>> 8) % folds;
  });
}

/** The margin of each example by a judge that was taught by the other folds. */
function marginsUnseen(matrix: Rows, positive: Uint8Array, fold: Uint8Array, cost: number, weights: Float64Array): Float64Array {
  const margins = new Float64Array(fold.length);
  const all = everyRow(fold.length);
  for (let held = 0; held <= fold.reduce((most, number) => Math.max(most, number), 0); held += 1) {
    const bias = trainJudge(
      matrix,
      all.filter((row) => fold[row] !== held),
      positive,
      cost,
      weights,
    );
    for (const row of all) if (fold[row] === held) margins[row] = bias + product(matrix, row, weights);
  }
  return margins;
}

function product({ offsets, features, values }: Rows, row: number, weights: Float64Array): number {
  let sum = 0;
  const end = offsets[row + 1] ?? 0;
  for (let place = offsets[row] ?? 0; place < end; place += 1) sum += (weights[features[place] ?? 0] ?? 0) * (values[place] ?? 0);
  return sum;
}

type Judge = { features: Uint32Array; weights: Int8Array; scale: number; bias: number; slope: number; shift: number };

function quantise(weights: Float64Array): Pick<Judge, "features" | "weights" | "scale"> {
  let scale = 0;
  for (const weight of weights) scale = Math.max(scale, Math.abs(weight));
  const features = Uint32Array.from(weights.keys()).filter((feature) => Math.abs(weights[feature] ?? 0) > forgotten * scale);
  return { features, weights: Int8Array.from(features, (feature) => Math.round((127 * (weights[feature] ?? 0)) / (scale || 1))), scale };
}

function invert(vocabulary: Vocabulary, judges: readonly Judge[]): Omit<TextModel, "labels"> {
  const offsets = new Uint32Array(vocabulary.keys.length + 1);
  for (const { features } of judges) for (const feature of features) offsets[feature + 1] = (offsets[feature + 1] ?? 0) + 1;
  for (let key = 0; key < vocabulary.keys.length; key += 1) offsets[key + 1] = (offsets[key + 1] ?? 0) + (offsets[key] ?? 0);
  const next = offsets.slice();
  const classes = new Uint16Array(offsets.at(-1) ?? 0);
  const weights = new Int8Array(classes.length);
  judges.forEach((judge, label) => {
    judge.features.forEach((feature, at) => {
      const place = next[feature] ?? 0;
      next[feature] = place + 1;
      classes[place] = label;
      weights[place] = judge.weights[at] ?? 0;
    });
  });
  const numbers = (name: "scale" | "bias" | "slope" | "shift") => Float32Array.from(judges, (judge) => judge[name]);
  return { ...vocabulary, offsets, classes, weights, scales: numbers("scale"), biases: numbers("bias"), slopes: numbers("slope"), shifts: numbers("shift") };
}
