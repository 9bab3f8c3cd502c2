/** A policy tried on turns of the past: `/api/v1/bots/{botId}/policy/what-if`. */
import { z } from "zod";
import { flipKinds } from "@/lib/core/escalation/what-if";
import { turnActions } from "@/lib/core/escalation/replay-turns";
import { isTimeZone } from "@/lib/core/metrics/local-day";
import { wireId } from "../wire-id";
import { setPolicyRequestSchema } from "./policy";

export const whatIfRequestSchema = z.object({
  policy: setPolicyRequestSchema.shape.policy,
  days: z.number().int().min(1).max(90).default(28),
  timeZone: z
    .string()
    .max(64)
    .refine((zone) => isTimeZone(zone), "A time zone like Europe/Berlin.")
    .default("UTC"),
  minutes: z.number().min(0.5).max(240).default(6),
  flips: z.number().int().min(0).max(50).default(10),
});
export type WhatIfRequest = z.input<typeof whatIfRequestSchema>;
export type WhatIfInput = z.output<typeof whatIfRequestSchema>;

const count = z.number().int().nonnegative();
const action = z.enum(turnActions);
const share = z.number().min(0).max(1);

const outlook = z.object({
  /** Turns by what is done with them. */
  actions: z.object({ answer: count, clarify: count, refuse: count, hold: count, handoff: count }),
  /** Conversations that come to a person: handed over, or with a draft that waits. */
  escalations: count,
  escalationsPerDay: z.number().nonnegative(),
  /** Hours that people have with them. */
  hoursPerDay: z.number().nonnegative(),
  /**
   * Among `answers` that are sent without review, `sentThen` were sent then, too. Of those `drawn` were drawn for grading and `graded` are. `share`
   * of `sentThen` is wrong, with an interval of 95 %, where those that nobody has graded are like the others; `bounds`: whatever they are. Null:
   * without grades nobody can tell. Of answers that nobody saw then nothing is known.
   */
  wrong: z.object({
    answers: count,
    sentThen: count,
    drawn: count,
    graded: count,
    share: z.object({ value: share, low: share, high: share }).nullable(),
    bounds: z.object({ low: share, high: share }).nullable(),
  }),
});

export const policyReplaySchema = z.object({
  /** When the turns were read; they are kept for two minutes. */
  asOf: z.iso.datetime(),
  timeZone: z.string(),
  /** From the first turn's to today. */
  days: count,
  /** True: the range holds more turns, and the oldest are left out. */
  isBounded: z.boolean(),
  turns: count,
  conversations: count,
  /** By the policy in force. */
  before: outlook,
  /** By the policy that is tried. */
  after: outlook,
  /** Conversations that come to a person, on the day of the turn by which they do. */
  perDay: z.array(z.object({ date: z.iso.date(), before: count, after: count })),
  /** Conversations that go another way. */
  flipped: z.object({ toPerson: count, toBot: count, otherwise: count }),
  /** The newest first, of each kind as many as asked for. */
  flips: z.array(z.object({ conversationId: wireId("conversation"), at: z.iso.datetime(), kind: z.enum(flipKinds), before: action, after: action })),
});
export type PolicyReplay = z.infer<typeof policyReplaySchema>;
