/** The playground: what the bot would decide and say, with the whole trace and no side effect. */
import { z } from "zod";
import { text } from "../text";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { sourceSchema } from "../widget/conversation";
import { wireId, wireIdInput } from "../wire-id";
import { pairedAnswerSchema } from "./paired";
import { reasonSchema } from "./reason";

export const playgroundRequestSchema = z.object({
  text: text(messageLimit),
  /** The visitor's earlier messages of this trial, oldest first. */
  history: z.array(text(messageLimit)).max(20).default([]),
  /** Where and by whom it is asked, for rules that look at that; missing: nobody known, on no channel. */
  visitor: z
    .object({
      channelId: wireIdInput("channel").nullable().default(null),
      /** A BCP 47 tag, as the browser says it. */
      locale: text(35).nullable().default(null),
      /** Signed in on the site, with a signed identity. */
      verified: z.boolean().default(false),
      /** Of the signed identity. */
      attributes: z
        .record(z.string().max(100), z.union([text(500, 0), z.number(), z.boolean()]))
        .refine((given) => Object.keys(given).length <= 20, "has more than 20 entries")
        .default({}),
    })
    .optional(),
});

const actionSchema = z.enum(["answer", "clarify", "hold", "handoff", "refuse"]);
const flag = z.enum(["ungrounded", "policy", "toxicity", "personal_data", "bias"]);
const fromTo = { from: z.number(), to: z.number() };

const changeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("no_request") }),
  z.object({ kind: z.literal("without_topic"), topic: z.string() }),
  z.object({ kind: z.literal("without_flags"), flags: z.array(flag) }),
  z.object({ kind: z.literal("topic_automated"), topic: z.string() }),
  z.object({ kind: z.literal("without_rule"), rule: z.string(), name: z.string() }),
  z.object({ kind: z.literal("calmer"), ...fromTo }),
  z.object({ kind: z.literal("knowledge") }),
  z.object({ kind: z.literal("model_answered") }),
  z.object({ kind: z.literal("own_bot_answered") }),
  z.object({ kind: z.literal("not_stopped") }),
  z.object({ kind: z.literal("fewer_turns"), ...fromTo }),
  z.object({ kind: z.literal("asked_once") }),
  z.object({ kind: z.literal("fewer_requests"), ...fromTo }),
  z.object({ kind: z.literal("fewer_steps"), ...fromTo }),
  z.object({ kind: z.literal("passages_agree") }),
  z.object({
    kind: z.literal("score"),
    score: z.enum(["scope", "confidence"]),
    op: z.enum(["at_least", "below"]),
    from: z.number().nullable(),
    to: z.number(),
  }),
  z.object({ kind: z.literal("draft_mode_off") }),
  z.object({ kind: z.literal("not_drawn_for_review") }),
  z.object({ kind: z.literal("not_small_talk") }),
]);

export const playgroundResponseSchema = z.object({
  action: actionSchema,
  reasons: z.array(reasonSchema),
  signals: z.object({
    confidence: z.number().nullable(),
    scope: z.number().nullable(),
    features: z.record(z.string(), z.number()),
    repeat: z.object({ similarity: z.number(), count: z.number() }).nullable(),
    turns: z.number().int(),
    hasKnowledge: z.boolean(),
    modelFailure: z.string().nullable(),
    /** The collection of the best passage, or `none`; null when nothing was searched. */
    topic: z.string().nullable(),
    /** `shift`: how far the mood lies above that of the messages before; `from`: how many messages were read. */
    mood: z
      .object({
        level: z.string(),
        language: z.string().nullable(),
        frustration: z.number().nullable(),
        anger: z.number().nullable(),
        shift: z.number().nullable(),
        from: z.number().int(),
      })
      .nullable(),
    amounts: z.array(z.object({ amount: z.number(), currency: z.string().nullable() })),
    requests: z.number().nullable(),
    /** `span`: the words of the answer that it lies in. */
    flags: z.array(z.object({ kind: z.string(), score: z.number(), threshold: z.number(), span: z.object({ start: z.number(), end: z.number() }) })),
  }),
  /** All that a turn would store of it, and the policy that decided. */
  stored: z.object({ signals: z.record(z.string(), z.unknown()), policy: z.record(z.string(), z.unknown()) }),
  policy: z.object({
    confidenceThreshold: z.number(),
    scopeThreshold: z.number(),
    repeatSimilarity: z.number(),
    repeatCount: z.number(),
    turnCap: z.number(),
    draftMode: z.boolean(),
    /** Null where the mood does nothing. */
    moodLimit: z.number().nullable(),
  }),
  /** What would have led to another decision, the smallest change first. */
  flips: z.array(z.object({ changes: z.array(changeSchema), action: actionSchema })),
  /** Lines that the visitor would read beside an answer, in English where their language is not known. */
  told: z.array(z.string()),
  hits: z.array(z.object({ articleId: wireId("article"), title: z.string(), url: z.string().nullable(), score: z.number(), passage: z.string() })),
  /** What would be said, sent or held; null when nothing would. */
  answer: z.object({ text: z.string(), sources: z.array(sourceSchema), model: z.string().nullable() }).nullable(),
  /** Where the model says something else to somebody else. */
  paired: pairedAnswerSchema.nullable(),
  /** The tool that would be asked for, and whether a person would have to agree; null where none would be. Nothing is called. */
  call: z.object({ tool: z.string(), arguments: z.record(z.string(), z.unknown()), person: z.boolean() }).nullable(),
  /** Present when a bot of the tenant's own finds the words: what it did, in words. By API nothing is asked here. */
  external: z.object({ mode: z.enum(["webhook", "api"]), sentence: z.string(), status: z.number().int().nullable(), durationMs: z.number().int() }).nullable(),
  knowledgeVersion: z.number().int().nullable(),
  latencyMs: z.number(),
});
export type PlaygroundRequest = z.output<typeof playgroundRequestSchema>;
export type PlaygroundResponse = z.infer<typeof playgroundResponseSchema>;
