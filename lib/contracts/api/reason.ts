/** Reasons of a decision on the wire: codes with the values and limits that led to them, never the visitor's text. */
import { z } from "zod";

const span = z.object({ start: z.number().int(), end: z.number().int() });

export const reasonSchema = z.discriminatedUnion("code", [
  z.object({ code: z.literal("explicit_request"), rule: z.string(), language: z.string(), span }),
  z.object({ code: z.literal("sensitive_topic"), topic: z.string(), rule: z.string(), span }),
  z.object({ code: z.literal("no_knowledge") }),
  z.object({ code: z.literal("model_failed"), kind: z.string() }),
  z.object({ code: z.literal("turn_cap"), turns: z.number(), cap: z.number() }),
  z.object({ code: z.literal("repeated_question"), similarity: z.number(), threshold: z.number(), count: z.number() }),
  z.object({ code: z.literal("out_of_scope"), score: z.number(), threshold: z.number() }),
  z.object({ code: z.literal("low_confidence"), score: z.number(), threshold: z.number() }),
  z.object({ code: z.literal("draft_mode") }),
  /** A bot of the tenant's own did not give a usable reply. */
  z.object({ code: z.literal("external_failed"), kind: z.string() }),
  /** It asked for a person. */
  z.object({ code: z.literal("external_handoff") }),
  z.object({ code: z.literal("external_answered"), score: z.number().nullable(), threshold: z.number() }),
  z.object({ code: z.literal("answered"), score: z.number(), threshold: z.number() }),
  /** The visitor pressed "Talk to a person": no turn, no score. */
  z.object({ code: z.literal("visitor_button") }),
  /** An agent took the conversation over without being asked. */
  z.object({ code: z.literal("taken_over") }),
]);
export type WireReason = z.infer<typeof reasonSchema>;
