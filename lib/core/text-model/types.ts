/** Shapes of the room: labelled texts, and the linear model that is learned from them. */

/** A text with what it is about: none, one or several labels. */
export type TextExample = { text: string; labels: readonly string[] };

/**
 * `labels`: in this order in the model; without it those of the examples, sorted. `cost`: how much a wrong example costs beside large
 * weights (the C of a support vector machine). `folds`: in how many parts the examples are cut so that each is judged by a model that has
 * not seen it (2 or more); these judgements make margins into probabilities. `minCount`: in how many texts a feature must be to be learned.
 * `groups`: for each example what must stay together in a fold, when several come from one source.
 */
export type TrainOptions = { labels?: readonly string[]; cost?: number; folds?: number; minCount?: number; groups?: readonly string[] };

/**
 * One linear judge a label over features of a text. `keys`: sorted hashes; `rarity`: how rare each is, in sixteenths of a natural logarithm;
 * `offsets` delimits each key's postings: `classes` are places in `labels`, `weights` hundred-and-twenty-sevenths of the label's `scale`.
 * The probability of a label is the logistic function of slope * margin + shift.
 */
export type TextModel = {
  readonly labels: readonly string[];
  /** How rare a feature is that no example has. */
  readonly unknownRarity: number;
  readonly keys: Uint32Array;
  readonly rarity: Uint8Array;
  readonly offsets: Uint32Array;
  readonly classes: Uint16Array;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  readonly slopes: Float32Array;
  readonly shifts: Float32Array;
};
