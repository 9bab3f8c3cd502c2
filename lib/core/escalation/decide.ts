/**
 * The decision on a turn. Pure: the same signals and policy give the same decision, today and in a replay.
 *
 * Precedence. Every reason that applies is recorded; the first one names the action.
 *  1. self-harm                      hands over                     fixed: no class, rule, limit or order changes 1 to 4
 *  2. an explicit request            hands over                     fixed
 *     a bot that a person has stopped hands over                     fixed
 *  3. legal                          a person's or reviewed         fixed: no rule answers it
 *  4. flagged words of the bot       held or handed over            fixed: never sent without a person
 *  5. classes of the turn's topics   person hands over, review holds; a rule that answers lifts those of the topics named in it
 *  6. rules                          the most careful one that fires, whatever their order
 *     a form that collects what is asked for is offered; it lifts its own topic, and stands before 10 and 11
 *  7. the mood                       as the policy says
 *  8. no knowledge, a failed model, a call of a tool that is refused, too many turns, the same question again: hands over
 *  9. several requests or steps      as the policy says
 *     small talk that 10 to 13 would stop, or that no knowledge is there for, is answered in the policy's words
 * 10. outside the knowledge          hands over, unless a rule asks back or declines
 * 11. low confidence                 hands over, unless a rule asks back or declines
 * 12. draft mode                     holds what would have been answered
 * 13. the share drawn for review     holds what would have been answered
 *     a call of a tool that the model asked for is passed on; where words would be held, and where the visitor has not said it all, a person agrees first
 * 14. answered, with the confidence and limit that let it pass; drawn for grading
 *
 * Among 1 to 9 the most careful action wins: handoff, hold, refuse, clarify. A turn is handed over rather than asked back twice; words on small talk
 * ask nothing back.
 *
 * Where a bot of the tenant's own finds the words, its failure or wish for a person stands for 8's knowledge and model, 10 is not asked, and
 * 11 compares the confidence that it gave, if it gave one. It moves none of the others.
 */
import { isDrawnForReview } from "../kernel/draw-sample";
import { listVerdicts, type Verdict } from "./list-verdicts";
import { caution, type Policy, type StoredPolicy } from "./policy-types";
import { known } from "./scores";
import { limitFor, riskOf } from "./topic-limits";
import type { Decision, Reason, Signals, ToolCallSignal } from "./types";
import { upgradePolicy } from "./upgrade-policy";

export function decide(signals: Signals, stored: StoredPolicy): Decision {
  const policy = upgradePolicy(stored);
  const verdicts = listVerdicts(signals, policy);
  const action = actionOf(verdicts);
  if (action === "answer" || action === "hold") return passed(signals, policy, verdicts, action);
  return { action, reasons: explain(verdicts, action) };
}

/** The action alone, for many turns: as `decide` says it. */
export function decideAction(signals: Signals, policy: Policy): Decision["action"] {
  const action = actionOf(listVerdicts(signals, policy));
  return action === "answer" || action === "hold" ? passedAs(signals, policy, action) : action;
}

/** What the verdicts come to. Scores hand over what nothing else has asked back or declined. */
function actionOf(verdicts: readonly Verdict[]): Decision["action"] {
  let action: Decision["action"] = "answer";
  let short = false;
  for (const verdict of verdicts) {
    if (verdict.byScore) short = true;
    else if (caution[verdict.action] > caution[action]) action = verdict.action;
  }
  return short && (action === "answer" || action === "hold") ? "handoff" : action;
}

/** What led to the action explains first; what would have led elsewhere follows. */
function explain(verdicts: readonly Verdict[], action: Decision["action"]): Reason[] {
  const first = verdicts.filter((verdict) => verdict.action === action);
  return [...first, ...verdicts.filter((verdict) => verdict.action !== action)].map(({ reason }) => reason);
}

/** Answered, unless something holds it: then the same words wait for a person. */
function passed(signals: Signals, policy: Policy, verdicts: readonly Verdict[], action: "answer" | "hold"): Decision {
  const external = signals.external ?? null;
  const threshold = limitFor(signals, policy, "confidenceThreshold");
  const reasons = explain(verdicts, action);
  const isDrawn = action === "answer" && !policy.draftMode && external?.kind !== "clarify" && isDrawnForReview(signals.draw, policy.sampling.review ?? 0);
  if (signals.toolCall) reasons.unshift(callReason(signals.toolCall, action === "hold" || policy.draftMode || isDrawn));
  if (policy.draftMode) reasons.push({ code: "draft_mode" });
  else if (isDrawn) reasons.push({ code: "drawn_for_review", probability: policy.sampling.review ?? 0 });
  if (external) {
    const score = "confidence" in external && external.confidence !== null ? known(external.confidence) : null;
    reasons.push({ code: "external_answered", score, threshold: threshold.threshold });
  } else reasons.push({ code: "answered", score: known(signals.confidence), ...threshold });
  const as = passedAs(signals, policy, action);
  if (as !== "answer") return { action: as, reasons };
  const probability = samplingProbability(signals, policy);
  if (probability > 0 && signals.draw !== undefined && signals.draw < probability) reasons.push({ code: "drawn_for_grading", probability });
  return { action: "answer", reasons };
}

/** `held`: words of the bot would wait for a person. */
function callReason({ tool, unsaid, heard }: ToolCallSignal, held: boolean): Reason {
  return { code: "tool_call", tool: tool ?? "", unsaid, person: held || unsaid > 0 || !heard };
}

/** A call has no words of the bot that could be held: a person agrees to the call itself. */
function passedAs({ external, toolCall, draw }: Signals, { draftMode, sampling }: Policy, action: "answer" | "hold"): "answer" | "hold" | "clarify" {
  if (toolCall) return "answer";
  if (action === "hold" || draftMode) return "hold";
  if (external?.kind === "clarify") return "clarify";
  return isDrawnForReview(draw, sampling.review ?? 0) ? "hold" : "answer";
}

/** The chance that a turn that was answered or handed over is drawn for grading; it is recorded whether or not it was. A call is no answer to grade. */
export function samplingProbability(signals: Signals, stored: StoredPolicy): number {
  if (signals.toolCall?.refused === null) return 0;
  const policy = upgradePolicy(stored);
  return riskOf(signals, policy) === "automate" ? policy.sampling.all : Math.max(policy.sampling.all, policy.sampling.sample);
}
