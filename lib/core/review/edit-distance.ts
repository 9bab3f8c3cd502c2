/** How much a person changed: Levenshtein distance over words (Wagner and Fischer, 1974). */

const mostWords = 1_000;

/** Words inserted, deleted or replaced. Texts beyond 1,000 words are compared by their first 1,000. */
export function editDistance(before: string, after: string): number {
  const left = before.split(/\s+/u).filter(Boolean).slice(0, mostWords);
  const right = after.split(/\s+/u).filter(Boolean).slice(0, mostWords);
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [index, word] of left.entries()) {
    const next = [index + 1];
    for (const [column, other] of right.entries()) {
      next.push(Math.min((next[column] ?? 0) + 1, (row[column + 1] ?? 0) + 1, (row[column] ?? 0) + (word === other ? 0 : 1)));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
