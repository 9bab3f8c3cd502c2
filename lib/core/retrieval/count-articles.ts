/**
 * The costly half of building an index: cuts articles into units and counts how often each unit holds which feature. What is counted of an
 * article depends on its text alone, so that it can be kept for as long as the text stays.
 */
import { invertUnits, type Unit } from "./invert-units";
import { textFeatures } from "./query-features";
import { rankingParameters } from "./ranking-parameters";
import { splitPassages } from "./split-passages";
import { type CountedIndex, type SourceArticle, unitKinds } from "./types";

/** Raised whenever the same text is counted in another way, so that what an earlier release has counted is not mixed with new counts. */
export const countingVersion = 1;

/** Deterministic: the same articles in the same order give the same index. */
export function countArticles(articles: readonly SourceArticle[]): CountedIndex {
  const units: Unit[] = [];
  const articleUnits = new Uint32Array(articles.length + 1);
  articles.forEach((article, number) => {
    articleUnits[number] = units.length;
    units.push(...countArticle(article, number));
  });
  articleUnits[articles.length] = units.length;
  return {
    articles: articles.map(({ id, title, body, url, collectionId }) => ({ id, title, body, url, collectionId })),
    articleUnits,
    unitArticle: Uint32Array.from(units, (unit) => unit.article),
    unitKind: Uint8Array.from(units, (unit) => unit.kind),
    unitStart: Uint32Array.from(units, (unit) => unit.start),
    unitEnd: Uint32Array.from(units, (unit) => unit.end),
    unitLength: Uint32Array.from(units, (unit) => unit.length),
    ...invertUnits(units),
  };
}

function countArticle(article: SourceArticle, number: number): Unit[] {
  const title = countFeatures(article.title);
  const units: Unit[] = [{ article: number, kind: unitKinds.title, start: 0, end: 0, ...packed(title) }];
  for (const exemplar of article.exemplars) {
    units.push({ article: number, kind: unitKinds.exemplar, start: 0, end: 0, ...packed(countFeatures(exemplar)) });
  }
  for (const { start, end } of splitPassages(article.body)) {
    const passage = countFeatures(article.body.slice(start, end));
    for (const key of title.features.keys()) {
      passage.features.set(key, (passage.features.get(key) ?? 0) + rankingParameters.titleCount);
    }
    units.push({ article: number, kind: unitKinds.passage, start, end, ...packed(passage) });
  }
  return units;
}

type Counted = { features: Map<number, number>; length: number };

function countFeatures(text: string): Counted {
  const features = new Map<number, number>();
  let length = 0;
  for (const feature of textFeatures(text).values()) {
    features.set(feature.key, feature.count);
    length += feature.count;
  }
  return { features, length };
}

/** Ten million entries of maps would need a gigabyte. */
function packed({ features, length }: Counted): Pick<Unit, "keys" | "counts" | "length"> {
  return { keys: Uint32Array.from(features.keys()), counts: Uint32Array.from(features.values()), length };
}
