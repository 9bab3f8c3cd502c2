/**
 * Gold drafts: wrong answers that are planted among the drafts, to see whether reviewers catch them. Whether the opening of a draft brings one is a
 * number made of the draft's and the reviewer's ids: nobody chooses, opening it again draws nothing new, and anybody can check.
 */
import { lowerBound, upperBound } from "../kernel/binomial";
import { drawOf } from "../kernel/draw-sample";

/** Of each hundred drafts that a reviewer opens, at most so many are planted. */
export const mostGoldShare = 50;
export const goldWordsLimit = 500;

/** How long one waits before its reviewer; then it is over, seen by nobody. */
export const plantedForMs = 86_400_000;

export type GoldVerdict = "approved" | "edited" | "rejected" | "responded";

/** `share` of a hundred are planted, so for each of the others that is opened `share / (100 - share)` is. */
export function drawGold(share: number, draftId: string, reviewerId: string): { chance: number; draw: number; isDrawn: boolean } {
  const chance = share / (100 - share);
  const draw = drawOf(`gold ${draftId} ${reviewerId}`);
  return { chance, draw, isDrawn: draw < chance };
}

/** Sending it is a miss, also with other words as long as what is wrong is still among them. */
export function isCaught(verdict: GoldVerdict, text: string, wrong: string): boolean {
  if (verdict === "approved") return false;
  return verdict !== "edited" || !plain(text).includes(plain(wrong));
}

/** The share that was caught lies between these with 95 % certainty (Clopper and Pearson). */
export function caughtBetween(caught: number, seen: number): { low: number; high: number } {
  return { low: lowerBound(caught, seen, 0.025), high: upperBound(caught, seen, 0.025) };
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
}
