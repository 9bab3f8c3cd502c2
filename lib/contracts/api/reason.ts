/** Reasons of a decision on the wire: codes with the values and limits that led to them, never the visitor's text. */
import { z } from "zod";
import { smallTalkKinds } from "@/lib/core/escalation/small-talk-kinds";
import { callRefusals } from "@/lib/core/escalation/types";
import { requestKinds } from "@/lib/core/kernel/request-kinds";

const span = z.object({ start: z.number().int(), end: z.number().int() });
const said = z.object({ articleId: z.string(), title: z.string(), sentence: z.string() });

export const reasonSchema = z.discriminatedUnion("code", [
  z.object({ code: z.literal("explicit_request"), rule: z.string(), language: z.string(), span }),
  /** `teamId` here and below: the team that the policy names. */
  z.object({
    code: z.literal("sensitive_topic"),
    topic: z.string(),
    rule: z.string(),
    span,
    /** With score and limit where the classifier found it and no rule did. */
    kind: z.literal("classifier").optional(),
    score: z.number().optional(),
    limit: z.number().optional(),
    teamId: z.string().optional(),
  }),
  /** Something in the bot's own words that a person should see first. `span` lies in those words. */
  z.object({
    code: z.literal("flagged_output"),
    flag: z.enum(["ungrounded", "policy", "toxicity", "personal_data", "bias"]),
    rule: z.string(),
    score: z.number(),
    threshold: z.number(),
    span,
  }),
  /** The class of a collection of articles (its plain id), or of `none`. */
  z.object({ code: z.literal("topic_class"), topic: z.string(), risk: z.enum(["review", "person"]), teamId: z.string().optional() }),
  /** A rule of the policy, by its id and name, with what it compared. */
  z.object({
    code: z.literal("rule"),
    rule: z.string(),
    name: z.string(),
    outcome: z.enum(["answer", "clarify", "refuse", "hold", "handoff"]),
    found: z.array(z.object({ kind: z.string(), name: z.string(), value: z.number().nullable(), limit: z.number().nullable() })),
    teamId: z.string().optional(),
  }),
  z.object({ code: z.literal("frustration"), level: z.string(), score: z.number(), threshold: z.number(), shift: z.number().nullable() }),
  /** Several requests in one message, or many steps, or passages that disagree. */
  z.object({
    code: z.literal("complex"),
    requests: z.number(),
    limit: z.number(),
    conflict: z.boolean(),
    /** The two sentences that contradict each other, the better hit's first. Absent in older decisions. */
    passages: z.tuple([said, said]).optional(),
    steps: z.number().optional(),
    stepLimit: z.number().optional(),
  }),
  z.object({ code: z.literal("no_knowledge") }),
  z.object({ code: z.literal("model_failed"), kind: z.string() }),
  z.object({ code: z.literal("turn_cap"), turns: z.number(), cap: z.number() }),
  z.object({ code: z.literal("repeated_question"), similarity: z.number(), threshold: z.number(), count: z.number() }),
  /** `topic`: the one whose own limit it was; absent where it was the bot's. */
  z.object({ code: z.literal("out_of_scope"), score: z.number(), threshold: z.number(), topic: z.string().optional() }),
  z.object({ code: z.literal("low_confidence"), score: z.number(), threshold: z.number(), topic: z.string().optional() }),
  z.object({ code: z.literal("draft_mode") }),
  /** It would have been sent, and was drawn with this chance to be seen by a person first. */
  z.object({ code: z.literal("drawn_for_review"), probability: z.number() }),
  /** A bot of the tenant's own did not give a usable reply. */
  z.object({ code: z.literal("external_failed"), kind: z.string() }),
  /** It asked for a person. */
  z.object({ code: z.literal("external_handoff") }),
  /** A person has stopped the bot. */
  z.object({ code: z.literal("stopped"), scope: z.enum(["workspace", "bot", "conversation"]) }),
  /** What the visitor asks for is collected by a form, which was offered. */
  z.object({ code: z.literal("request_form"), form: z.enum(requestKinds) }),
  /** The visitor greets, thanks, takes note …, and asks nothing. `language`: null where several languages say so. */
  z.object({ code: z.literal("small_talk"), kind: z.enum(smallTalkKinds), language: z.string().nullable() }),
  /** A tool was asked for. `unsaid`: arguments that the visitor has not written. `person`: somebody has to agree whatever the tool's own rule says. */
  z.object({ code: z.literal("tool_call"), tool: z.string(), unsaid: z.number().int(), person: z.boolean() }),
  /** The model asked for a call that is none: no such tool for this visitor now (`tool` can be null), or arguments that it does not take. */
  z.object({ code: z.literal("tool_call_refused"), tool: z.string().nullable(), why: z.enum(callRefusals) }),
  z.object({ code: z.literal("external_answered"), score: z.number().nullable(), threshold: z.number() }),
  z.object({ code: z.literal("answered"), score: z.number(), threshold: z.number(), topic: z.string().optional() }),
  /** The answer was drawn for grading, with this chance. */
  z.object({ code: z.literal("drawn_for_grading"), probability: z.number() }),
  /** The visitor pressed "Talk to a person": no turn, no score. */
  z.object({ code: z.literal("visitor_button") }),
  /** A tool was called and nobody knows what came of it. */
  z.object({ code: z.literal("tool_unknown") }),
  /** What a visitor asked for with a form was not carried out. */
  z.object({ code: z.literal("request_open") }),
  /** An agent took the conversation over without being asked. */
  z.object({ code: z.literal("taken_over") }),
]);
export type WireReason = z.infer<typeof reasonSchema>;
