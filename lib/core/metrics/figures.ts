/** The figures of a stretch of time, from its counts. A rate without a denominator is null, never 0. `definitions.ts` says each in words. */
import type { Cells } from "./cells";
import { percentileOf } from "./duration-bins";
import { durationNames } from "./durations";
import type { DurationName } from "./durations";
import { outcomes } from "./outcome";
import type { Outcome } from "./outcome";

/** How many conversations have the duration, its median and the time within which nine of ten are; milliseconds. */
export type DurationFigure = { readonly count: number; readonly p50Ms: number | null; readonly p90Ms: number | null };

/** Ratings 1 to 5, at index 0 to 4, and their mean. */
export type RatingFigure = { readonly scores: readonly [number, number, number, number, number]; readonly average: number | null };

export type Figures = {
  readonly conversations: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly handedOff: number;
  readonly handoffRate: number | null;
  /** By the first reason, most frequent first; the counts add up to `handedOff`. */
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
  readonly durations: Readonly<Record<DurationName, DurationFigure>>;
  readonly csat: {
    readonly ended: number;
    readonly rated: number;
    readonly responseRate: number | null;
    readonly average: number | null;
    readonly bot: RatingFigure;
    readonly person: RatingFigure;
  };
  readonly corrections: {
    readonly approved: number;
    readonly edited: number;
    readonly rejected: number;
    readonly responded: number;
    readonly decided: number;
    readonly corrected: number;
    readonly correctionRate: number | null;
    /** Conversations in which a draft was decided, and those in which one was corrected. */
    readonly reviewedConversations: number;
    readonly correctedConversations: number;
  };
  readonly reopened: number;
  readonly reopenRate: number | null;
};

export function figuresOf(cells: Cells): Figures {
  const count = (measure: string): number => cells.get(measure) ?? 0;
  const conversations = count("conversations");
  const handedOff = count("handed_off");
  const ended = count("ended");
  const [approved, edited, rejected, responded] = [count("drafts.approved"), count("drafts.edited"), count("drafts.rejected"), count("drafts.responded")];
  const corrected = edited + rejected + responded;
  const bot = ratingOf(cells, "bot");
  const person = ratingOf(cells, "person");
  return {
    conversations,
    outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, count(`outcome.${outcome}`)])) as Record<Outcome, number>,
    handedOff,
    handoffRate: rate(handedOff, conversations),
    reasons: [...cells]
      .filter(([measure]) => measure.startsWith("reason."))
      .map(([measure, value]) => ({ code: measure.slice("reason.".length), count: value }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    durations: Object.fromEntries(durationNames.map((name) => [name, durationOf(cells, name)])) as Record<DurationName, DurationFigure>,
    csat: {
      ended,
      rated: count("rated"),
      responseRate: rate(count("rated"), ended),
      average: averageOf(bot.scores.map((each, index) => each + (person.scores[index] ?? 0))),
      bot,
      person,
    },
    corrections: {
      approved,
      edited,
      rejected,
      responded,
      decided: approved + corrected,
      corrected,
      correctionRate: rate(corrected, approved + corrected),
      reviewedConversations: count("reviewed"),
      correctedConversations: count("corrected"),
    },
    reopened: count("reopened"),
    reopenRate: rate(count("reopened"), ended),
  };
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function ratingOf(cells: Cells, path: "bot" | "person"): RatingFigure {
  const scores = [1, 2, 3, 4, 5].map((score) => cells.get(`csat.${path}.${score}`) ?? 0) as unknown as RatingFigure["scores"];
  return { scores, average: averageOf(scores) };
}

function averageOf(scores: readonly number[]): number | null {
  const rated = scores.reduce((sum, each) => sum + each, 0);
  return rate(
    scores.reduce((sum, each, index) => sum + each * (index + 1), 0),
    rated,
  );
}

function durationOf(cells: Cells, name: DurationName): DurationFigure {
  const prefix = `${name}.`;
  const bins = new Map([...cells].filter(([measure]) => measure.startsWith(prefix)).map(([measure, value]) => [Number(measure.slice(prefix.length)), value]));
  return { count: [...bins.values()].reduce((sum, each) => sum + each, 0), p50Ms: percentileOf(bins, 0.5), p90Ms: percentileOf(bins, 0.9) };
}
