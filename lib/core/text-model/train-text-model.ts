/**
 * Learns a text model from labelled texts. Deterministic: the same examples in the same order with the same options give the same bytes.
 */
import { fitSigmoid } from "./fit-sigmoid";
import { hashText } from "./text-hashes";
import { type Judges, trainJudges } from "./train-judges";
import type { TextExample, TextModel, TrainOptions } from "./types";
import { makeRows, makeVocabulary, type Rows, type Vocabulary } from "./vectors";

const vocabularyLimit = 60_000;
/** Labels that are learned side by side: bounds the memory. */
const blockSize = 64;
/** Weights smaller than this share of the label's largest are forgotten. */
const forgotten = 1 / 127 / 2;

export function trainTextModel(examples: readonly TextExample[], options: TrainOptions = {}): TextModel {
  const { cost = 1, folds = 3, minCount = 2 } = options;
  const labels = options.labels ?? [...new Set(examples.flatMap((example) => example.labels))].sort();
  const texts = examples.map(({ text }) => hashText(text));
  const vocabulary = makeVocabulary(texts, minCount, vocabularyLimit);
  const matrix = makeRows(texts, vocabulary);
  const fold = assignFolds(options.groups ?? examples.map((_, row) => String(row)), Math.max(2, folds));
  const judges: Judge[] = [];
  for (let from = 0; from < labels.length; from += blockSize) {
    const block = labels.slice(from, from + blockSize);
    judges.push(...trainBlock({ matrix, features: vocabulary.keys.length, fold, cost }, examples, block));
  }
  return { labels, ...invert(vocabulary, judges) };
}

type Given = { matrix: Rows; features: number; fold: Uint8Array; cost: number };

function trainBlock({ matrix, features, fold, cost }: Given, examples: readonly TextExample[], labels: readonly string[]): Judge[] {
  const place = new Map(labels.map((label, number) => [label, number]));
  const positives = examples.map((example) => example.labels.flatMap((label) => place.get(label) ?? []));
  const learn = (rows: Uint32Array): Judges => trainJudges(matrix, features, rows, positives, labels.length, cost);
  const all = Uint32Array.from(examples.keys());
  const unseen = labels.map(() => new Float64Array(examples.length));
  for (const held of new Set(fold)) {
    const taught = learn(all.filter((row) => fold[row] !== held));
    for (const row of all) {
      if (fold[row] !== held) continue;
      unseen.forEach((margins, label) => (margins[row] = marginOf(matrix, row, taught, labels.length, label)));
    }
  }
  const final = learn(all);
  return labels.map((_, label) => {
    const sigmoid = fitSigmoid(
      unseen[label] ?? [],
      Uint8Array.from(positives, (own) => (own.includes(label) ? 1 : 0)),
    );
    return { ...quantise(final.weights, labels.length, label), bias: final.biases[label] ?? 0, ...sigmoid };
  });
}

/** Groups are dealt to the folds in the order of a hash of their first appearance, so that sorted examples spread. */
function assignFolds(groups: readonly string[], folds: number): Uint8Array {
  const known = new Map<string, number>();
  return Uint8Array.from(groups, (group) => {
    const number = known.get(group) ?? known.size;
    known.set(group, number);
    return (Math.imul(number + 1, 0x9e3779b1) >>> 8) % folds;
  });
}

function marginOf({ offsets, features, values }: Rows, row: number, { weights, biases }: Judges, labels: number, label: number): number {
  let sum = biases[label] ?? 0;
  const end = offsets[row + 1] ?? 0;
  for (let at = offsets[row] ?? 0; at < end; at += 1) sum += (weights[(features[at] ?? 0) * labels + label] ?? 0) * (values[at] ?? 0);
  return sum;
}

type Judge = { features: Uint32Array; weights: Int8Array; scale: number; bias: number; slope: number; shift: number };

function quantise(all: Float32Array, labels: number, label: number): Pick<Judge, "features" | "weights" | "scale"> {
  const weights = Float32Array.from({ length: all.length / labels }, (_, feature) => all[feature * labels + label] ?? 0);
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
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
