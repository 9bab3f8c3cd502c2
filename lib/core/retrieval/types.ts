/**
 * Shapes of the retrieval room: what goes into an index, what an index is, what a search gives back.
 */

/** A published article as the index sees it. `exemplars` are questions known to be answered by it. */
export type SourceArticle = {
  id: string;
  title: string;
  body: string;
  exemplars: readonly string[];
  url: string | null;
  collectionId: string | null;
};

/** What a visitor asks. `history` holds the visitor's earlier messages, oldest first. */
export type SearchQuery = {
  text: string;
  history: readonly string[];
};

/**
 * One article that may answer. `score` is 0..1 (share of the highest score the query could reach).
 * `start` and `end` are code-unit offsets of `passage` in the body; both are 0 when the body is empty
 * and the passage is the title.
 */
export type Hit = {
  articleId: string;
  title: string;
  url: string | null;
  score: number;
  passage: string;
  start: number;
  end: number;
};

/**
 * `hits`: best first, one per article. `confidence`: estimated probability (0..1) that the first
 * article answers. `scope`: estimated probability (0..1) that the knowledge is about the question at
 * all. `features`: the inputs of both estimates, rounded to four decimals, stored with the decision.
 */
export type RetrievalResult = {
  hits: Hit[];
  confidence: number;
  scope: number;
  features: Record<string, number>;
};

export type IndexedArticle = {
  id: string;
  title: string;
  body: string;
  url: string | null;
  collectionId: string | null;
};

/** Kinds of units, as stored in `unitKind`. */
export const unitKinds = { title: 0, exemplar: 1, passage: 2 } as const;

/**
 * An inverted index over units (a title, an exemplar or a passage of a body). A key is the 32-bit
 * hash of a feature (word, word pair or character n-gram); `offsets` delimits its postings.
 * Units of one article are contiguous and in the order of `articles`.
 */
export type RetrievalIndex = {
  readonly articles: readonly IndexedArticle[];
  /** First unit of each article; one more entry than articles. */
  readonly articleUnits: Uint32Array;
  readonly unitArticle: Uint32Array;
  readonly unitKind: Uint8Array;
  /** Code-unit range of a passage in its article's body; 0,0 for titles and exemplars. */
  readonly unitStart: Uint32Array;
  readonly unitEnd: Uint32Array;
  /** Sorted, unique feature hashes. */
  readonly keys: Uint32Array;
  /** How many articles hold the feature; parallel to `keys`. */
  readonly articleFrequency: Uint32Array;
  /** First posting of each key; one more entry than keys. */
  readonly offsets: Uint32Array;
  /** Unit numbers, ascending within a key. */
  readonly postings: Uint32Array;
  /** Saturated and length-normalised term frequency of each posting, 0..1 scaled to 0..255. */
  readonly impacts: Uint8Array;
  readonly judges: ArticleJudges;
};

/**
 * A linear judge for each article that has exemplars. `judged`: their articles, ascending; the other arrays name a judge by its place there.
 * `judgeOffsets` delimits the postings of each of the index's keys: judges and hundred-and-twenty-sevenths of their scale. `judgeCentres`: the
 * margin that questions of the article have where they were not learned from. All are empty where nothing is judged.
 */
export type ArticleJudges = {
  readonly judged: Uint32Array;
  readonly judgeOffsets: Uint32Array;
  readonly judgePlaces: Uint16Array;
  readonly judgeWeights: Int8Array;
  readonly judgeScales: Float32Array;
  readonly judgeBiases: Float32Array;
  readonly judgeCentres: Float32Array;
};

/**
 * What an index is made from: the same units and postings, with how often each unit holds the feature instead of what that weighs. Counts
 * depend on an article's text alone, weights on all articles.
 */
export type CountedIndex = Pick<
  RetrievalIndex,
  "articles" | "articleUnits" | "unitArticle" | "unitKind" | "unitStart" | "unitEnd" | "keys" | "offsets" | "postings"
> & {
  /** How many features the unit holds, each as often as it occurs. */
  readonly unitLength: Uint32Array;
  /** Parallel to `postings`. */
  readonly counts: Uint32Array;
};
