/**
 * An index from the one before it: only what is new is counted, everything else is taken over. Gives exactly what counting everything would.
 */
import { countArticles } from "./count-articles";
import { mergeTerms } from "./merge-terms";
import type { CountedIndex, SourceArticle } from "./types";

/** An article of the index that is wanted; `text` is null when it is the same as in `base`. The collection is no part of the text. */
export type WantedArticle = { id: string; collectionId: string | null; text: SourceArticle | null };

type Place = { source: CountedIndex; article: number };

/** Throws Error when an article without text is not in `base`, or when those that are stand in another order there. */
export function updateIndex(base: CountedIndex, wanted: readonly WantedArticle[]): CountedIndex {
  const added = countArticles(wanted.flatMap(({ text }) => text ?? []));
  const places = findPlaces(base, added, wanted);
  const articleUnits = new Uint32Array(places.length + 1);
  places.forEach(({ source, article }, number) => {
    articleUnits[number + 1] = (articleUnits[number] ?? 0) + (source.articleUnits[article + 1] ?? 0) - (source.articleUnits[article] ?? 0);
  });
  const units = articleUnits[places.length] ?? 0;
  const next = {
    unitArticle: new Uint32Array(units),
    unitKind: new Uint8Array(units),
    unitStart: new Uint32Array(units),
    unitEnd: new Uint32Array(units),
    unitLength: new Uint32Array(units),
  };
  const moved = { base: new Int32Array(base.unitArticle.length).fill(-1), added: new Int32Array(added.unitArticle.length).fill(-1) };
  places.forEach(({ source, article }, number) => {
    const from = source.articleUnits[article] ?? 0;
    const to = source.articleUnits[article + 1] ?? 0;
    const at = articleUnits[number] ?? 0;
    next.unitArticle.fill(number, at, at + to - from);
    for (const name of ["unitKind", "unitStart", "unitEnd", "unitLength"] as const) next[name].set(source[name].subarray(from, to), at);
    const places = source === base ? moved.base : moved.added;
    for (let unit = from; unit < to; unit += 1) places[unit] = at + unit - from;
  });
  return {
    articles: wanted.flatMap(({ collectionId }, number) => {
      const place = places[number];
      const article = place?.source.articles[place.article];
      return article ? [{ ...article, collectionId }] : [];
    }),
    articleUnits,
    ...next,
    ...mergeTerms({ terms: base, units: moved.base }, { terms: added, units: moved.added }),
  };
}

function findPlaces(base: CountedIndex, added: CountedIndex, wanted: readonly WantedArticle[]): Place[] {
  const known = new Map(base.articles.map(({ id }, article) => [id, article]));
  let last = -1;
  let counted = 0;
  return wanted.map(({ id, text }) => {
    if (text) return { source: added, article: counted++ };
    const article = known.get(id);
    if (article === undefined || article <= last) throw new Error("retrieval index: an article is not where it was");
    last = article;
    return { source: base, article };
  });
}
