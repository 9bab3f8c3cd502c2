/** Adds up what was played. Pure. */
import type { Traffic } from "./call-api";
import type { Played } from "./play-case";

export type Percentiles = { p50: number; p95: number; p99: number };

export type Tally = {
  conversations: number;
  visitorTurns: number;
  agentReplies: number;
  /** Over all turns that the bot decided. */
  turns: { answered: number; askedBack: number; drafted: number; handedOff: number; nothing: number };
  /** Turns handed off, by the first reason. */
  handedOffBy: Record<string, number>;
  /** The last turn of the questions whose right answer the file knows; null when there is none. */
  questions: {
    inScope: number;
    outOfScope: number;
    answeredRight: number;
    /** From another article than the right ones. */
    answeredWrong: number;
    /** Answered although nothing in the knowledge does. */
    answeredOutOfScope: number;
    /** Asked back, or returned a greeting. */
    askedBack: number;
    drafted: number;
    handedOffInScope: number;
    handedOffOutOfScope: number;
    /** The question came when people had the conversation already. */
    withPeople: number;
    nothing: number;
  } | null;
  /** Milliseconds; null when nothing was measured. */
  postToStored: Percentiles | null;
  postToReply: Percentiles | null;
  traffic: Traffic & { gaps: number; reconnects: number };
  seconds: number;
  violations: string[];
};

export function tally(played: readonly Played[], traffic: Traffic, seconds: number): Tally {
  const outcomes = played.flatMap((each) => each.outcomes);
  const count = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const handedOffBy: Record<string, number> = {};
  for (const outcome of outcomes) if (outcome.kind === "handed_off") handedOffBy[outcome.reason] = (handedOffBy[outcome.reason] ?? 0) + 1;
  return {
    conversations: played.length,
    visitorTurns: sum(played.map(({ visitorTurns }) => visitorTurns)),
    agentReplies: sum(played.map(({ agentReplies }) => agentReplies)),
    turns: {
      answered: count("answered"),
      askedBack: count("asked_back"),
      drafted: count("drafted"),
      handedOff: count("handed_off"),
      nothing: count("nothing"),
    },
    handedOffBy,
    questions: judge(played),
    postToStored: percentiles(played.flatMap(({ storedMs }) => storedMs)),
    postToReply: percentiles(played.flatMap(({ replyMs }) => replyMs)),
    traffic: { ...traffic, gaps: sum(played.map(({ gaps }) => gaps)), reconnects: sum(played.map(({ reconnects }) => reconnects)) },
    seconds,
    violations: played.flatMap(({ violations }) => violations),
  };
}

function judge(played: readonly Played[]): Tally["questions"] {
  const judged = played.flatMap(({ played: { gold, kind }, outcomes, isLastDecided }) =>
    gold === null || kind !== "question" ? [] : [{ gold, last: isLastDecided ? outcomes.at(-1) : undefined }],
  );
  if (judged.length === 0) return null;
  const has = (test: (one: (typeof judged)[number]) => boolean) => judged.filter(test).length;
  const isRight = ({ gold, last }: (typeof judged)[number]) => last?.kind === "answered" && last.articles.some((id) => gold.includes(id));
  return {
    inScope: has(({ gold }) => gold.length > 0),
    outOfScope: has(({ gold }) => gold.length === 0),
    answeredRight: has(isRight),
    answeredWrong: has((one) => one.gold.length > 0 && one.last?.kind === "answered" && !isRight(one)),
    answeredOutOfScope: has(({ gold, last }) => gold.length === 0 && last?.kind === "answered"),
    askedBack: has(({ last }) => last?.kind === "asked_back"),
    drafted: has(({ last }) => last?.kind === "drafted"),
    handedOffInScope: has(({ gold, last }) => gold.length > 0 && last?.kind === "handed_off"),
    handedOffOutOfScope: has(({ gold, last }) => gold.length === 0 && last?.kind === "handed_off"),
    withPeople: has(({ last }) => last === undefined),
    nothing: has(({ last }) => last?.kind === "nothing"),
  };
}

/** Nearest rank; null for no values. */
export function percentiles(values: readonly number[]): Percentiles | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((left, right) => left - right);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
