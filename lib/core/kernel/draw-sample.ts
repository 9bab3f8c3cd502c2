/**
 * What chance draws (turns for grading, openings that bring a planted draft): a number that is made from an id and nothing else, so that nobody can
 * choose and anybody can check. FNV-1a with a finish that spreads the last bits.
 */

/** 0 (inclusive) to 1 (exclusive), evenly spread over ids. */
export function drawOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** Another draw from one that is recorded: its lower sixteen bits, which say nothing of the upper ones that the first is compared by. In steps of 1/65,536. */
export function secondDraw(draw: number): number {
  return (draw * 0x1_0000) % 1;
}

/** Whether a person sees the answer of a turn first. One without a draw, as in the playground, is not drawn. */
export function isDrawnForReview(draw: number | undefined, share: number): boolean {
  return draw !== undefined && secondDraw(draw) < share;
}
