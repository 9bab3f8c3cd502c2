/**
 * Which articles hold a feature, and in how many of their units: what the postings of units say, gone through once instead of at every search.
 */
import type { RetrievalIndex } from "./types";

/** `offsets` delimits a key's articles, ascending; `units`: how many units of each hold the key, at most 65,535. */
export type ArticlePostings = { readonly offsets: Uint32Array; readonly articles: Uint32Array; readonly units: Uint16Array };

const known = new WeakMap<RetrievalIndex, ArticlePostings>();

/** Made at the first search of an index; takes articlePostingsBytes. */
export function articlePostings(index: RetrievalIndex): ArticlePostings {
  let found = known.get(index);
  if (!found) {
    found = gather(index);
    known.set(index, found);
  }
  return found;
}

export function articlePostingsBytes({ articleFrequency }: Pick<RetrievalIndex, "articleFrequency">): number {
  return 4 * (articleFrequency.length + 1) + 6 * articleFrequency.reduce((sum, articles) => sum + articles, 0);
}

function gather({ articleFrequency, offsets: from, postings, unitArticle }: RetrievalIndex): ArticlePostings {
  const offsets = new Uint32Array(articleFrequency.length + 1);
  articleFrequency.forEach((articles, term) => (offsets[term + 1] = (offsets[term] ?? 0) + articles));
  const articles = new Uint32Array(offsets.at(-1) ?? 0);
  const units = new Uint16Array(articles.length);
  for (let term = 0; term < articleFrequency.length; term += 1) {
    const end = from[term + 1] ?? 0;
    let place = (offsets[term] ?? 0) - 1;
    let last = -1;
    for (let position = from[term] ?? 0; position < end; position += 1) {
      const article = unitArticle[postings[position] ?? 0] ?? 0;
      if (article !== last) articles[++place] = last = article;
      units[place] = Math.min(65_535, (units[place] ?? 0) + 1);
    }
  }
  return { offsets, articles, units };
}
