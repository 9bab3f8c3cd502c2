/**
 * Bring your own bot: settings under `/api/v1/bots/{botId}/external`, what the tenant's program is told of a turn, and what it may say to it.
 * docs/bring-your-own-bot.md describes the exchange.
 */
import { z } from "zod";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

/** The longest text that a bot of one's own may send, in code points. */
export const externalTextLimit = 2_000;

export const externalBotSchema = z.object({
  botId: wireId("bot"),
  /** off: Handrail's own bot answers. webhook: the program is asked. api: the program answers with an API key. */
  mode: z.enum(["off", "webhook", "api"]),
  url: z.string().nullable(),
  timeoutMs: z.number().int(),
  hasSecret: z.boolean(),
  /** 0 before it was ever set; send it with every write. */
  version: z.number().int().nonnegative(),
});
export type ExternalBot = z.infer<typeof externalBotSchema>;

export const setExternalBotRequestSchema = z
  .object({
    version: z.number().int().nonnegative(),
    mode: z.enum(["off", "webhook", "api"]),
    url: z
      .url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" })
      .max(1_000)
      .nullable()
      .optional(),
    /** A webhook may take 20 seconds at most, an answer by API two minutes. */
    timeoutMs: z.number().int().min(1_000).max(120_000).optional(),
    /** True: a new signing secret; requests are signed with it alone from now on. */
    newSecret: z.boolean().optional(),
  })
  .refine(({ mode, timeoutMs }) => mode !== "webhook" || timeoutMs === undefined || timeoutMs <= 20_000, {
    message: "at most 20000 for a webhook",
    path: ["timeoutMs"],
  });
export type SetExternalBotRequest = z.output<typeof setExternalBotRequestSchema>;

/** `secret` is told when it was made, and never again. */
export const setExternalBotResponseSchema = z.object({ external: externalBotSchema, secret: z.string().nullable() });
export type SetExternalBotResponse = z.infer<typeof setExternalBotResponseSchema>;

/** What a program is told of a turn: the body of the request, and a row of the list of pending turns. */
export const externalTurnSchema = z.object({
  turnId: wireId("turn"),
  conversationId: wireId("conversation"),
  botId: wireId("bot"),
  message: z.object({ id: wireId("message"), text: z.string() }),
  /** Up to 20 messages before it, oldest first, 32,000 characters together at most. */
  history: z.array(z.object({ author: z.enum(["visitor", "bot", "human"]), text: z.string() })),
  locale: z.string().nullable(),
  pageUrl: z.string().nullable(),
  contact: z.object({
    visitorId: wireId("visitor"),
    /** True: the tenant's own site signed who it is. False: name, e-mail and attributes are what the visitor or the page says. */
    verified: z.boolean(),
    externalId: z.string().nullable(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    attributes: z.record(z.string(), z.unknown()),
  }),
  /** After this a person gets the turn. */
  answerBefore: z.iso.datetime(),
});
export type ExternalTurn = z.infer<typeof externalTurnSchema>;

/** The whole request body, as Standard Webhooks has it. `test` is true for the button in the settings and the playground. */
export const externalRequestSchema = z.object({
  type: z.literal("turn.requested"),
  timestamp: z.iso.datetime(),
  data: externalTurnSchema.extend({ test: z.boolean() }),
});
export type ExternalRequest = z.infer<typeof externalRequestSchema>;

// Control characters but line breaks and tabs, and characters that turn the direction of what follows.
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const said = text(externalTextLimit).refine((value) => !unwanted.test(value), "holds control characters");
const sources = z
  .array(
    z.strictObject({
      title: text(200),
      url: z
        .url({ protocol: /^https?$/ })
        .max(1_000)
        .optional(),
      quote: text(1_000).optional(),
    }),
  )
  .max(5)
  .optional();
const confidence = z.number().min(0).max(1).optional();

/** What a program may say to a turn; anything else hands over. */
export const externalReplySchema = z.discriminatedUnion("action", [
  z.strictObject({ action: z.literal("answer"), text: said, sources, confidence }),
  z.strictObject({ action: z.literal("clarify"), text: said, sources, confidence }),
  z.strictObject({ action: z.literal("handoff"), text: z.string().max(externalTextLimit).optional() }),
]);
export type ExternalReply = z.output<typeof externalReplySchema>;

export const externalTestSchema = z.object({
  /** True when the reply could have been used. */
  ok: z.boolean(),
  /** What came, or what is wrong and what to do, in words. */
  sentence: z.string(),
  status: z.number().int().nullable(),
  durationMs: z.number().int(),
  /** The beginning of the answer as it came. */
  answer: z.string(),
});
export type ExternalTest = z.infer<typeof externalTestSchema>;

export const turnParamsSchema = z.object({ turnId: wireIdInput("turn") });

/** `wait`: seconds to wait for a turn when there is none, 0 to 20. */
export const pendingTurnsQuerySchema = z.object({
  wait: z.coerce.number().int().min(0).max(20).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export const pendingTurnsSchema = z.object({ data: z.array(externalTurnSchema), nextCursor: z.null() });

/** applied: it was sent, held or handed over. superseded: a person took over meanwhile; it is kept and never sent. already: the turn was decided before. */
export const answerTurnResponseSchema = z.object({
  turnId: wireId("turn"),
  outcome: z.enum(["applied", "superseded", "already"]),
  /** What became of it; the rules may hold or hand over what the program answered. Null when it was decided before. */
  action: z.enum(["answer", "clarify", "hold", "handoff"]).nullable(),
});
