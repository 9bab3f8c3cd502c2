/**
 * What another policy would have done with turns of the past: nothing is asked of a model and nothing is written. A conversation comes to a person
 * with the first of its turns that is handed over or held; what would have been said after that is in nobody's log. Of a turn that no answer was
 * made for, flags of the words are not known.
 */
import { estimateWrong, type WrongAnswers } from "./estimate-wrong";
import type { PastTurns } from "./past-turns";
import { type Decided, turnActions } from "./replay-turns";
import type { Decision } from "./types";

type Action = Decision["action"];

/** Turns by what is done with them; conversations that come to a person, a day; the hours that people have with them, a day; wrong answers. */
export type Outlook = { actions: Record<Action, number>; escalations: number; escalationsPerDay: number; hoursPerDay: number; wrong: WrongAnswers };

/** To a person and to the bot: conversations that a person had, or no longer has. Otherwise: with whom they are stays, what is done differs. */
export const flipKinds = ["to_person", "to_bot", "otherwise"] as const;
export type FlipKind = (typeof flipKinds)[number];

/** The turn of a conversation by which it goes another way: the first that a person has, or had; otherwise the first that differs. */
export type Flip = { conversation: string; at: number; kind: FlipKind; before: Action; after: Action };

export type WhatIf = {
  turns: number;
  conversations: number;
  /** Of the first turn, to the last day asked for. */
  days: number;
  before: Outlook;
  after: Outlook;
  /** Conversations that come to people on each day, the first day first. */
  perDay: { day: number; before: number; after: number }[];
  flipped: Record<FlipKind, number>;
  /** The newest first, of each kind as many as asked for. */
  flips: Flip[];
};

/** `through`: the last day; `minutes`: of a person, a conversation; `mostFlips`: of each kind. */
export type WhatIfOptions = { through: number; minutes: number; mostFlips: number };

const answered = turnActions.indexOf("answer");
/** From here on a person has it. */
const withPerson = turnActions.indexOf("hold");

export function compareDecided(turns: PastTurns, before: Decided, after: Decided, { through, minutes, mostFlips }: WhatIfOptions): WhatIf {
  const first = turns.days.at(-1) ?? through;
  const days = turns.count === 0 ? 0 : through - first + 1;
  const came = { before: firstWithPerson(turns, before), after: firstWithPerson(turns, after) };
  const outlook = (decided: Decided, escalated: Int32Array): Outlook => {
    const counts = countOf(decided);
    const escalations = escalated.reduce((sum, place) => sum + Number(place >= 0), 0);
    const perDay = days === 0 ? 0 : escalations / days;
    return { actions: counts, escalations, escalationsPerDay: perDay, hoursPerDay: (perDay * minutes) / 60, wrong: estimateWrong(turns, decided, answered) };
  };
  return {
    turns: turns.count,
    conversations: turns.conversations.length,
    days,
    before: outlook(before, came.before),
    after: outlook(after, came.after),
    perDay: perDayOf(turns, came, first, days),
    ...flipsOf(turns, before, after, came, mostFlips),
  };
}

/** By conversation the place of the first turn that a person has; -1: none. Turns stand with the newest first, so the last one written is the first. */
function firstWithPerson({ conversations, conversationOf }: PastTurns, decided: Decided): Int32Array {
  const first = new Int32Array(conversations.length).fill(-1);
  for (let place = 0; place < decided.length; place += 1) if ((decided[place] as number) >= withPerson) first[conversationOf[place] as number] = place;
  return first;
}

function countOf(decided: Decided): Record<Action, number> {
  const counts = new Array<number>(turnActions.length).fill(0);
  for (let place = 0; place < decided.length; place += 1) counts[decided[place] as number] = (counts[decided[place] as number] as number) + 1;
  return Object.fromEntries(turnActions.map((action, at) => [action, counts[at] ?? 0])) as Record<Action, number>;
}

type Came = { before: Int32Array; after: Int32Array };

function perDayOf(turns: PastTurns, came: Came, first: number, days: number): WhatIf["perDay"] {
  const perDay = Array.from({ length: days }, (_, at) => ({ day: first + at, before: 0, after: 0 }));
  for (const when of ["before", "after"] as const) {
    const places = came[when];
    for (let conversation = 0; conversation < places.length; conversation += 1) {
      const place = places[conversation] as number;
      const day = place < 0 ? undefined : perDay[(turns.days[place] as number) - first];
      if (day) day[when] += 1;
    }
  }
  return perDay;
}

function flipsOf(turns: PastTurns, before: Decided, after: Decided, came: Came, mostFlips: number): Pick<WhatIf, "flipped" | "flips"> {
  const differs = new Int32Array(turns.conversations.length).fill(-1);
  for (let place = 0; place < turns.count; place += 1) if (before[place] !== after[place]) differs[turns.conversationOf[place] as number] = place;
  const flipped: Record<FlipKind, number> = { to_person: 0, to_bot: 0, otherwise: 0 };
  const flips: Flip[] = [];
  for (let conversation = 0; conversation < differs.length; conversation += 1) {
    const differing = differs[conversation] as number;
    if (differing < 0) continue;
    const [then, now] = [came.before[conversation] as number, came.after[conversation] as number];
    const kind = then >= 0 === now >= 0 ? "otherwise" : now >= 0 ? "to_person" : "to_bot";
    const place = kind === "to_person" ? now : kind === "to_bot" ? then : differing;
    flipped[kind] += 1;
    if (flipped[kind] <= mostFlips) {
      const name = turns.conversations[conversation] as string;
      flips.push({ conversation: name, at: turns.at[place] as number, kind, before: actionAt(before, place), after: actionAt(after, place) });
    }
  }
  return { flipped, flips };
}

function actionAt(decided: Decided, place: number): Action {
  return turnActions[decided[place] as number] ?? "handoff";
}
