/**
 * Whether somebody reads what they approve. A draft that is open for less time than its words take to read was not read; a share of such approvals
 * that is too large to be chance raises an alarm (automation bias: Parasuraman and Manzey, Human Factors 2010).
 */
import { lowerBound } from "../kernel/binomial";

export type Reviewed = {
  reviewerId: string;
  verdict: "approved" | "edited" | "rejected" | "responded";
  /** Of the draft as it was shown; null once erased. */
  text: string | null;
  /** From opening to deciding, in milliseconds; null where it was decided without being opened. */
  openMs: number | null;
};

export type ReviewerQuality = {
  reviewerId: string;
  decided: number;
  approved: number;
  edited: number;
  rejected: number;
  responded: number;
  /** Approvals as they were whose time says something: those with text. */
  timed: number;
  /** Of the timed ones, those that took less than reading takes. */
  unread: number;
  /** Middle of the timed ones, in milliseconds; null without any. */
  medianOpenMs: number | null;
  /** More unread approvals than `tolerated` and chance explain. */
  alarm: boolean;
};

/** Share of approvals that may be faster than reading without anybody being concerned: the same answer again, a word that was checked before. */
export const tolerated = 0.2;
/** Chance of an alarm for somebody whose share is the tolerated one, each time the report is looked at. */
export const falseAlarmRate = 0.01;

/**
 * Milliseconds below which nobody has read a text: at twice the average speed of silent reading, 238 words of 4.9 letters a minute in English (Brysbaert,
 * Journal of Memory and Language 2019), 260 characters a minute in scripts that write a word in one or two (Trauzettel-Klosinski and Dietz, IOVS 2012).
 */
export function leastReadingMs(text: string): number {
  let dense = 0;
  let others = 0;
  for (const character of text) {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)) dense += 1;
    else if (/[\p{L}\p{N}]/u.test(character)) others += 1;
  }
  return (dense / (2 * 260) + others / (2 * 238 * 4.9)) * 60_000;
}

/** One row a person, those with an alarm first, then by how much they decided. */
export function rateReviewers(reviewed: readonly Reviewed[]): ReviewerQuality[] {
  const byReviewer = new Map<string, Reviewed[]>();
  for (const each of reviewed) byReviewer.set(each.reviewerId, [...(byReviewer.get(each.reviewerId) ?? []), each]);
  return [...byReviewer]
    .map(([reviewerId, decisions]) => rate(reviewerId, decisions))
    .sort((left, right) => Number(right.alarm) - Number(left.alarm) || right.decided - left.decided || (left.reviewerId < right.reviewerId ? -1 : 1));
}

function rate(reviewerId: string, decisions: readonly Reviewed[]): ReviewerQuality {
  const count = (verdict: Reviewed["verdict"]) => decisions.filter((each) => each.verdict === verdict).length;
  const timed = decisions.flatMap(({ verdict, text, openMs }) => (verdict === "approved" && text !== null ? [{ text, openMs: openMs ?? 0 }] : []));
  const unread = timed.filter(({ text, openMs }) => openMs < leastReadingMs(text)).length;
  return {
    reviewerId,
    decided: decisions.length,
    approved: count("approved"),
    edited: count("edited"),
    rejected: count("rejected"),
    responded: count("responded"),
    timed: timed.length,
    unread,
    medianOpenMs: median(timed.map(({ openMs }) => openMs)),
    alarm: lowerBound(unread, timed.length, falseAlarmRate) > tolerated,
  };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((left, right) => left - right);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}
