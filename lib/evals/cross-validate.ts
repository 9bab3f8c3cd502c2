/** Evaluation on records that the trained part has not seen. */
import { seededRandom } from "./random";

/**
 * Cuts items into folds by group, so that what belongs together (one source text, one conversation) is never on both sides; `judge` gets what
 * it may learn from and what it must judge. The judgements come back in the order of the items.
 */
export function crossValidate<Item, Judgement>(
  items: readonly Item[],
  groupOf: (item: Item, place: number) => string,
  judge: (train: Item[], held: Item[]) => readonly Judgement[],
  folds = 5,
  seed = 1,
): Judgement[] {
  const groups = [...new Set(items.map(groupOf))];
  const random = seededRandom(seed);
  for (let at = groups.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [groups[at], groups[other]] = [groups[other] ?? "", groups[at] ?? ""];
  }
  const foldOf = new Map(groups.map((group, place) => [group, place % folds]));
  const judgements = new Array<Judgement>(items.length);
  for (let fold = 0; fold < folds; fold += 1) {
    const held = items.flatMap((item, place) => (foldOf.get(groupOf(item, place)) === fold ? [{ item, place }] : []));
    if (held.length === 0) continue;
    const train = items.filter((item, place) => foldOf.get(groupOf(item, place)) !== fold);
    const judged = judge(
      train,
      held.map(({ item }) => item),
    );
    held.forEach(({ place }, at) => {
      const judgement = judged[at];
      if (judgement !== undefined) judgements[place] = judgement;
    });
  }
  return judgements;
}
