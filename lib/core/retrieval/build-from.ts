/** What a build is asked for and what it gives, all as it is stored: from texts alone, or from the index before it and the texts that are new. */
import { countArticles } from "./count-articles";
import { deserialiseIndex, serialiseIndex } from "./serialise-index";
import { type CountedText, restoreCounts, serialiseCounts } from "./serialise-counts";
import type { CountedIndex, SourceArticle } from "./types";
import { updateIndex } from "./update-index";
import { weighIndex } from "./weigh-index";

/** An index with the counts that it was made from. */
export type BuiltIndex = { index: Uint8Array; counts: Uint8Array };

/**
 * `articles`: all that the index is to hold, in its order. `texts`: those of them, in the same order, that `base` does not hold in the wanted
 * text; all of them without a base.
 */
export type BuildWork = {
  base: BuiltIndex | null;
  articles: readonly (CountedText & { collectionId: string | null })[];
  texts: readonly SourceArticle[];
};

/** The same bytes with a base as without. Throws Error when the base is of another form, damaged or lacks an article. */
export function buildFrom({ base, articles, texts }: BuildWork): BuiltIndex {
  const counted = base ? update(base, articles, texts) : countArticles(texts);
  return { index: serialiseIndex(weighIndex(counted)), counts: serialiseCounts(counted, articles) };
}

function update(base: BuiltIndex, articles: BuildWork["articles"], texts: readonly SourceArticle[]): CountedIndex {
  const fresh = new Map(texts.map((text) => [text.id, text]));
  return updateIndex(
    restoreCounts(deserialiseIndex(base.index), base.counts),
    articles.map(({ id, collectionId }) => ({ id, collectionId, text: fresh.get(id) ?? null })),
  );
}
