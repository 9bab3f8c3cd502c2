/** What a bot decides by: `/api/v1/bots/{botId}/policy`. */
import { z } from "zod";
import { wordKinds } from "@/lib/core/escalation/built-in-words";
import { biasActions, complexActions, moodActions, riskClasses, ruleOutcomes, ruleScores } from "@/lib/core/escalation/policy-types";
import { reviewMinutes, reviewOutcomes, reviewRisks } from "@/lib/core/kernel/review-policy";
import { sensitiveTopics } from "@/lib/core/escalation/types";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

export const policyLimits = {
  rules: 50,
  conditions: 10,
  words: 100,
  wordLength: 500,
  topics: 300,
  said: 100,
  saidLength: 80,
  guardrails: 100,
  phrases: 50,
  phraseLength: 200,
  examples: 20,
  exampleLength: 2000,
} as const;

const share = z.number().min(0, "0 to 1").max(1, "0 to 1");
/** A sensitive topic, `none`, or the id of a collection of articles. */
const fixedTopic = z.enum([...sensitiveTopics, "none"]);
const topicOut = z.union([fixedTopic, wireId("collection")]);
const topicIn = z.union([fixedTopic, wireIdInput("collection")]);
const language = z.string().regex(/^[a-z]{2,3}$/, "is a language such as en or de");
const ruleId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "holds small letters, digits and hyphens");
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "is a currency such as EUR")
  .nullable();
const flagged = z.enum(["hold", "handoff"]);
/** What happens with flagged words of the bot. `bias` is left out by programs from before: then what is in force stays. */
const moderation = z.object({ ungrounded: flagged, policy: flagged, toxicity: flagged, personal_data: flagged, bias: z.enum(biasActions) });

const minutes = z.number().int().min(reviewMinutes.least).max(reviewMinutes.most);

const review = z.object({
  /** How long a held answer may wait, by its risk. */
  minutes: z.object(Object.fromEntries(reviewRisks.map((risk) => [risk, minutes])) as Record<(typeof reviewRisks)[number], typeof minutes>),
  outcome: z.enum(reviewOutcomes),
  approvals: z.union([z.literal(1), z.literal(2)]),
});

function guardrails<Topic extends z.ZodType>(topic: Topic) {
  return z
    .array(
      z.object({
        id: ruleId,
        name: text(80),
        enabled: z.boolean(),
        /** Where it holds; null for everywhere. */
        topic,
        by: z.enum(["phrases", "examples"]).default("phrases"),
        phrases: z.array(text(policyLimits.phraseLength)).max(policyLimits.phrases),
        outcome: z.enum(["hold", "handoff"]),
        /** Its test, and by `examples` what it has learned from: a policy whose guardrail fails one of them is not saved. */
        examples: z.array(z.object({ text: text(policyLimits.exampleLength), fires: z.boolean() })).max(policyLimits.examples),
      }),
    )
    .max(policyLimits.guardrails);
}

const limits = {
  confidenceThreshold: share,
  scopeThreshold: share,
  repeatSimilarity: share,
  repeatCount: z.number().int().min(1).max(10),
  turnCap: z.number().int().min(1).max(100),
  draftMode: z.boolean(),
  /** Frustration or anger of a visitor from which it acts. */
  mood: z.object({ limit: share, action: z.enum(moodActions) }),
  /** Requests, and words that tell of steps, in one message from which it acts. */
  complexity: z.object({ requests: z.number().int().min(2).max(100), steps: z.number().int().min(2).max(100).optional(), action: z.enum(complexActions) }),
  /** Shares that chance draws: for grading, of the answers sent without review, of all and of topics of the class sample; for review, of those that would be sent. */
  sampling: z.object({ all: share, sample: share, review: share.optional() }),
};

/** A condition with ids as the wire has them, or as a request gives them. */
function conditions<Topic extends z.ZodType, Channel extends z.ZodType>(topic: Topic, channel: Channel) {
  return z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("score"), score: z.enum(ruleScores), op: z.enum(["below", "at_least"]), limit: z.number() }),
    z.object({ kind: z.literal("topic"), topic }),
    z.object({ kind: z.literal("amount"), op: z.enum(["above", "at_most"]), limit: z.number(), currency }),
    z.object({ kind: z.literal("language"), languages: z.array(language).max(30) }),
    z.object({ kind: z.literal("channel"), channels: z.array(channel).max(50) }),
    z.object({ kind: z.literal("contact"), is: z.enum(["verified", "unverified"]) }),
    z.object({ kind: z.literal("words"), words: z.array(text(policyLimits.saidLength)).min(1).max(policyLimits.said) }),
    z.object({ kind: z.literal("attribute"), name: text(60), op: z.enum(["is", "is_not", "at_least", "below"]), value: text(120) }),
  ]);
}

function rules<Topic extends z.ZodType, Channel extends z.ZodType, Team extends z.ZodType>(topic: Topic, channel: Channel, team: Team) {
  return z
    .array(
      z.object({
        /** Chosen by who writes the rule; decisions name it. */
        id: ruleId,
        name: text(80),
        enabled: z.boolean(),
        /** All of them hold. */
        when: z.array(conditions(topic, channel)).max(policyLimits.conditions),
        outcome: z.enum(ruleOutcomes),
        teamId: team,
      }),
    )
    .max(policyLimits.rules);
}

function topics<Topic extends z.ZodType, Team extends z.ZodType>(topic: Topic, team: Team) {
  /** A topic that is not in the list is automated. Limits that are null are the bot's. */
  return z
    .array(z.object({ topic, risk: z.enum(riskClasses), confidenceThreshold: share.nullable(), scopeThreshold: share.nullable(), teamId: team }))
    .max(policyLimits.topics);
}

function words<Topic extends z.ZodType>(topic: Topic) {
  return z
    .array(
      z.object({
        kind: z.enum(wordKinds),
        /** A reason's code, a topic, a rule's id: null speaks for all. */
        reason: z
          .string()
          .regex(/^[a-z_]{1,40}$/)
          .nullable(),
        topic,
        rule: ruleId.nullable(),
        /** Only for visitors who are frustrated or angry. */
        frustrated: z.boolean(),
        language,
        /** `{name}` and `{bot}` are filled in; `{name|friend}` says what stands in for a name that is not known. */
        text: text(policyLimits.wordLength),
      }),
    )
    .max(policyLimits.words);
}

const teamOut = wireId("team").nullable();
const teamIn = wireIdInput("team").nullable();

export const policySchema = z.object({
  botId: wireId("bot"),
  /** The number of this version: send it with the next change. 0: from before there were versions. */
  version: z.number().int().nonnegative(),
  policy: z.object({
    ...limits,
    moderation,
    guardrails: guardrails(topicOut.nullable()),
    review,
    topics: topics(topicOut, teamOut),
    rules: rules(topicOut, wireId("channel"), teamOut),
  }),
  words: words(topicOut.nullable()),
  note: z.string(),
  author: z.object({ id: wireId("member"), name: z.string() }).nullable(),
  createdAt: z.iso.datetime().nullable(),
});
export type WirePolicy = z.infer<typeof policySchema>;

/** A policy is changed as a whole. */
export const setPolicyRequestSchema = z.object({
  version: z.number().int().nonnegative(),
  policy: z.object({
    ...limits,
    moderation: moderation.partial({ bias: true }),
    guardrails: guardrails(topicIn.nullable().default(null)).optional(),
    review: review.optional(),
    topics: topics(topicIn, teamIn),
    rules: rules(topicIn, wireIdInput("channel"), teamIn),
  }),
  words: words(topicIn.nullable()),
  /** Why, for those who look back. */
  note: text(300, 0).default(""),
});
export type SetPolicyRequest = z.input<typeof setPolicyRequestSchema>;
export type PolicyInput = z.output<typeof setPolicyRequestSchema>;

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const policyVersionSchema = z.object({
  version: z.number().int().positive(),
  note: z.string(),
  author: z.object({ id: wireId("member"), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  restoredFrom: z.number().int().nullable(),
  /** What changed since the version before: a path such as `topics.refund.risk`, and both values. */
  changes: z.array(z.object({ path: z.string(), from: value, to: value })),
});

/** `nextBefore`: ask with it for older ones; null at the end. */
export const policyVersionPageSchema = z.object({ data: z.array(policyVersionSchema), nextBefore: z.number().int().nullable() });
export type PolicyVersionPage = z.infer<typeof policyVersionPageSchema>;

export const policyVersionsQuerySchema = z.object({
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** `from` becomes the newest version again; `version` is the one that it replaces. */
export const restorePolicyRequestSchema = z.object({
  version: z.number().int().nonnegative(),
  from: z.number().int().positive(),
  note: text(300, 0).default(""),
});
