/** What a text model says of a text. */
import { hashText } from "./text-hashes";
import type { TextModel } from "./types";
import { vectorOf } from "./vectors";

/** The probability of each label, 0..1, in the order of the model's labels; each on its own, they do not sum to one. */
export function scoreText(model: TextModel, text: string): Float32Array {
  return marginsOf(model, text).map((margin, label) => 1 / (1 + Math.exp(-((model.slopes[label] ?? 0) * margin + (model.shifts[label] ?? 0)))));
}

/** How far the text is on the label's side: about -1 for what is another matter, 1 for what is surely it. */
export function marginsOf(model: TextModel, text: string): Float32Array {
  const margins = new Float32Array(model.labels.length);
  for (const [feature, value] of vectorOf(hashText(text), model, (key) => placeOf(model.keys, key))) {
    const end = model.offsets[feature + 1] ?? 0;
    for (let at = model.offsets[feature] ?? 0; at < end; at += 1) {
      const label = model.classes[at] ?? 0;
      margins[label] = (margins[label] ?? 0) + value * (model.weights[at] ?? 0);
    }
  }
  return margins.map((sum, label) => (sum * (model.scales[label] ?? 0)) / 127 + (model.biases[label] ?? 0));
}

function placeOf(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = keys[middle] ?? 0;
    if (value === key) return middle;
    if (value < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
