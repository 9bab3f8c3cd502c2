/**
 * Turns of the past as columns, so that a hundred thousand of them fit into a few megabytes and are decided again while a slider moves. Turns that
 * differ by their numbers alone share what else is known of them: their shape.
 */
import { guardrailRule } from "./policy-types";
import type { MoodLevel, OutputFlag, Signals } from "./types";

/** Numbers of a turn, in the order of the columns; null: not known. */
export const turnNumbers = ["confidence", "scope", "similarity", "count", "turns", "frustration", "anger", "external", "draw"] as const;
export type TurnNumber = (typeof turnNumbers)[number];

/**
 * Where each signal of a turn is kept here: as a number of its own, with the shape, or nowhere, because it decides nothing again. A signal without a
 * place does not compile.
 */
const signalPlaces: Readonly<Record<keyof Signals, "number" | "shape" | "nowhere">> = {
  explicitRequest: "shape",
  sensitive: "shape",
  confidence: "number",
  scope: "number",
  hasKnowledge: "shape",
  repeat: "number",
  turns: "number",
  modelFailure: "shape",
  external: "shape",
  amounts: "shape",
  complexity: "shape",
  personalData: "nowhere",
  mood: "number",
  grounding: "nowhere",
  toxicity: "nowhere",
  flags: "shape",
  paired: "nowhere",
  topic: "shape",
  circumstances: "shape",
  saidWords: "shape",
  clarified: "shape",
  stopped: "shape",
  toolCall: "shape",
  form: "shape",
  smallTalk: "shape",
  draw: "number",
};

/** Signals that `known` of a past turn need not hold. */
export const signalsBesideShape: readonly string[] = Object.entries(signalPlaces).flatMap(([name, place]) => (place === "shape" ? [] : [name]));

/** A recorded turn. Where several are packed, the newest comes first. */
export type PastTurn = Readonly<Record<TurnNumber, number | null>> & {
  conversationId: string;
  at: number;
  /** Whole days, in any time zone. */
  day: number;
  /** The recorded signals as JSON; those beside the shape may be left out. */
  known: string;
  mood: { level: MoodLevel; language: string | null } | null;
  /** Whether the bot's answer was sent without review. */
  sent: boolean;
  /** The chance with which its answer was drawn for grading; 0: it was not drawn. */
  sampling: number;
  /** Null: not graded. Only grades of answers that were drawn say something of the others. */
  wrong: boolean | null;
};

export type PastTurns = {
  count: number;
  conversations: readonly string[];
  conversationOf: Int32Array;
  at: Float64Array;
  days: Int32Array;
  sent: Uint8Array;
  sampling: Float64Array;
  /** 0: right, 1: wrong, 2: not graded. */
  grades: Uint8Array;
  shapes: readonly Signals[];
  shapeOf: Int32Array;
  /** Not a number: not known. */
  numbers: Readonly<Record<TurnNumber, Float64Array>>;
};

export type TurnPacker = { add: (turn: PastTurn) => void; finish: () => PastTurns };

/** Takes turns one by one, so that many can be packed with breaks between them. */
export function packTurns(): TurnPacker {
  const conversations = interner();
  const conversationOf: number[] = [];
  const shapes: Signals[] = [];
  const byText = new Map<string, number>();
  const byShape = new Map<string, number>();
  const shapeOf: number[] = [];
  const [at, days, sent, sampling, grades]: number[][] = [[], [], [], [], []];
  const numbers = Object.fromEntries(turnNumbers.map((name) => [name, [] as number[]])) as Record<TurnNumber, number[]>;

  /** The same text has the same shape; texts that differ in what decides nothing have, too. */
  const shapeFor = (turn: PastTurn): number => {
    const text = `${turn.mood?.level} ${turn.mood?.language} ${turn.count === null} ${turn.known}`;
    const found = byText.get(text);
    if (found !== undefined) return found;
    const shape = shapeOfTurn(turn);
    const key = JSON.stringify(shape);
    const place = byShape.get(key) ?? shapes.push(shape) - 1;
    byShape.set(key, place);
    byText.set(text, place);
    return place;
  };

  return {
    add: (turn) => {
      shapeOf.push(shapeFor(turn));
      conversationOf.push(conversations.place(turn.conversationId));
      at?.push(turn.at);
      days?.push(turn.day);
      sent?.push(Number(turn.sent));
      sampling?.push(turn.sampling);
      grades?.push(turn.wrong === null ? 2 : Number(turn.wrong));
      for (const name of turnNumbers) numbers[name].push(turn[name] ?? Number.NaN);
    },
    finish: () => ({
      count: shapeOf.length,
      conversations: conversations.names,
      conversationOf: Int32Array.from(conversationOf),
      at: Float64Array.from(at ?? []),
      days: Int32Array.from(days ?? []),
      sent: Uint8Array.from(sent ?? []),
      sampling: Float64Array.from(sampling ?? []),
      grades: Uint8Array.from(grades ?? []),
      shapes,
      shapeOf: Int32Array.from(shapeOf),
      numbers: Object.fromEntries(turnNumbers.map((name) => [name, Float64Array.from(numbers[name])])) as Record<TurnNumber, Float64Array>,
    }),
  };
}

/** The signals of a turn. They are the shape's own object with this turn's numbers in it: good until the next turn of the shape is read. */
export function signalsAt({ shapes, shapeOf, numbers }: PastTurns, place: number): Signals {
  const signals = shapes[shapeOf[place] ?? 0] as Signals;
  const number = (name: TurnNumber): number | null => orNull(numbers[name][place]);
  signals.confidence = number("confidence");
  signals.scope = number("scope");
  // What is not known is no number below the cap: it hands over.
  signals.turns = number("turns") ?? Number.NaN;
  signals.draw = number("draw") ?? undefined;
  if (signals.repeat) signals.repeat = { similarity: number("similarity") ?? 0, count: number("count") ?? 0 };
  if (signals.mood) {
    signals.mood.frustration = number("frustration");
    signals.mood.anger = number("anger");
  }
  if (signals.external && "confidence" in signals.external) signals.external.confidence = number("external");
  return signals;
}

const nowhere = { start: 0, end: 0 };

/** All that decides beside numbers, in one order; places in texts and what only a story tells of are left out. */
function shapeOfTurn({ known, mood, count }: PastTurn): Signals {
  const parsed = JSON.parse(known) as Partial<Signals>;
  const { explicitRequest, sensitive, hasKnowledge, modelFailure, external, amounts, complexity, flags, topic, circumstances, saidWords } = parsed;
  const { clarified, form, smallTalk, stopped, toolCall } = parsed;
  return {
    explicitRequest: explicitRequest ? { rule: "", language: "", span: nowhere } : null,
    sensitive: [...new Set((sensitive ?? []).map((match) => match.topic))].sort().map((name) => ({ topic: name, rule: "", span: nowhere })),
    confidence: null,
    scope: null,
    hasKnowledge: hasKnowledge === true,
    repeat: count === null ? null : { similarity: 0, count: 0 },
    turns: 0,
    modelFailure: modelFailure ?? null,
    ...(external ? { external: "confidence" in external ? { kind: external.kind, confidence: null } : external } : {}),
    ...(amounts && amounts.length > 0 ? { amounts: amounts.map(({ amount, currency }) => ({ amount, currency, span: nowhere })) } : {}),
    ...(complexity ? { complexity: { requests: complexity.requests, steps: complexity.steps, conflict: complexity.conflict === true } } : {}),
    ...(mood ? { mood: { level: mood.level, language: mood.language, frustration: null, anger: null, shift: null, from: 0 } } : {}),
    ...(flags && flags.length > 0 ? { flags: flagsOf(flags) } : {}),
    ...(topic === undefined ? {} : { topic }),
    ...(circumstances ? { circumstances } : {}),
    ...(saidWords
      ? {
          saidWords: Object.fromEntries(
            Object.keys(saidWords)
              .sort()
              .map((key) => [key, { words: "", span: nowhere }]),
          ),
        }
      : {}),
    ...(form === undefined ? {} : { form }),
    ...(smallTalk === undefined ? {} : { smallTalk: { kind: smallTalk.kind, language: null } }),
    ...(stopped === undefined ? {} : { stopped }),
    ...(toolCall === undefined ? {} : { toolCall: { tool: null, refused: toolCall.refused === null ? null : "arguments", unsaid: 0, heard: false } }),
    ...(clarified === undefined ? {} : { clarified: Number(clarified > 0) }),
  };
}

/** Each kind once, and each guardrail that raised one: the policy asks what it does with that guardrail. Of other rules it asks the kind alone. */
function flagsOf(flags: readonly OutputFlag[]): OutputFlag[] {
  const found = new Map<string, OutputFlag>();
  for (const { kind, rule: raised } of flags) {
    const rule = raised.startsWith(guardrailRule("")) ? raised : "";
    found.set(`${kind} ${rule}`, { kind, rule, score: 1, threshold: 1, span: nowhere });
  }
  return [...found.keys()].sort().map((key) => found.get(key) as OutputFlag);
}

function interner(): { names: string[]; place: (name: string) => number } {
  const places = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    place: (name) => {
      const found = places.get(name);
      if (found !== undefined) return found;
      places.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
