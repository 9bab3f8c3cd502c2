/** A share of all from those that chance has drawn: each stands for as many as its chance says (Horvitz and Thompson, JASA 1952; by the weights' sum, Hájek 1971). */
export function weightedShare(drawn: readonly { hit: boolean; probability: number }[]): number | null {
  let [hits, all] = [0, 0];
  for (const { hit, probability } of drawn) {
    if (!(probability > 0)) continue;
    all += 1 / probability;
    if (hit) hits += 1 / probability;
  }
  return all === 0 ? null : hits / all;
}
