/**
 * What would have led to another decision: found by deciding again with as little changed as possible, so what is said here is what would have
 * happened. Pure, like the decision itself.
 */
import { isDrawnForReview } from "../kernel/draw-sample";
import { decide } from "./decide";
import { listVerdicts, type Verdict } from "./list-verdicts";
import { caution, type Policy, type StoredPolicy } from "./policy-types";
import { known } from "./scores";
import { limitFor, topicPolicyOf } from "./topic-limits";
import type { ComplexitySignal, Decision, OutputFlagKind, Reason, Signals } from "./types";
import { topicPolicy, upgradePolicy } from "./upgrade-policy";

/** One thing that would have been different. `from` and `to` are values of the turn; the limits stay as they were. */
export type Change =
  | { kind: "no_request" }
  | { kind: "without_topic"; topic: string }
  | { kind: "without_flags"; flags: OutputFlagKind[] }
  | { kind: "topic_automated"; topic: string }
  | { kind: "without_rule"; rule: string; name: string }
  | { kind: "calmer"; from: number; to: number }
  | { kind: "knowledge" }
  | { kind: "model_answered" }
  | { kind: "own_bot_answered" }
  | { kind: "not_stopped" }
  | { kind: "fewer_turns"; from: number; to: number }
  | { kind: "asked_once" }
  | { kind: "fewer_requests"; from: number; to: number }
  | { kind: "fewer_steps"; from: number; to: number }
  | { kind: "passages_agree" }
  | { kind: "score"; score: "scope" | "confidence"; op: "at_least" | "below"; from: number | null; to: number }
  | { kind: "draft_mode_off" }
  | { kind: "not_drawn_for_review" }
  | { kind: "not_small_talk" };

/** What would have been done with these changes together. */
export type Flip = { changes: Change[]; action: Decision["action"] };

type Turn = { signals: Signals; policy: Policy };
type Step = { change: Change; apply: (turn: Turn) => Turn; size: number };

/** A change of a kind counts like a score that goes from one end of its scale to the other. */
const whole = 1;

/**
 * The smallest changes that each lead to another action, the smallest first; those that lead to less care before the others. Where no single one
 * does, the fewest that do together. Empty only when a limit cannot be reached by any score.
 */
export function findFlips(signals: Signals, stored: StoredPolicy): Flip[] {
  const turn: Turn = { signals, policy: upgradePolicy(stored) };
  const before = decide(signals, turn.policy).action;
  const verdicts = listVerdicts(signals, turn.policy);
  const singles: { flip: Flip; size: number }[] = [];
  for (const step of stepsFrom(turn, verdicts)) {
    const action = actionAfter(turn, [step]);
    if (action !== before) singles.push({ flip: { changes: [step.change], action }, size: step.size });
  }
  const bolder = (flip: Flip): number => Number(caution[flip.action] > caution[before]);
  singles.sort((left, right) => bolder(left.flip) - bolder(right.flip) || left.size - right.size);
  if (singles.some(({ flip }) => bolder(flip) === 0) || before === "answer") return singles.map(({ flip }) => flip);
  const together = stepsAgainst(turn, verdicts, before);
  const action = actionAfter(turn, together);
  const joined: Flip[] = action === before ? [] : [{ changes: together.map(({ change }) => change), action }];
  return [...joined, ...singles.map(({ flip }) => flip)];
}

function actionAfter(turn: Turn, steps: readonly Step[]): Decision["action"] {
  let after = turn;
  for (const { apply } of steps) after = apply(after);
  return decide(after.signals, after.policy).action;
}

/** What each verdict would need to be gone, and what would stop an answer. */
function stepsFrom(turn: Turn, verdicts: readonly Verdict[]): Step[] {
  return [...undoAll(verdicts, turn), ...unheld(turn), ...lowered(turn)];
}

/** What holds this action up: without all of it, it would be another. */
function stepsAgainst(turn: Turn, verdicts: readonly Verdict[], action: Decision["action"]): Step[] {
  const steps = undoAll(
    verdicts.filter((verdict) => caution[verdict.action] >= caution[action]),
    turn,
  );
  return action === "hold" ? [...steps, ...unheld(turn)] : steps;
}

/** What holds an answer that nothing speaks against. */
function unheld({ signals, policy }: Turn): Step[] {
  return [...(policy.draftMode ? [draftModeOff] : []), ...(isDrawnForReview(signals.draw, policy.sampling.review ?? 0) ? [notDrawn] : [])];
}

function undoAll(verdicts: readonly Verdict[], turn: Turn): Step[] {
  const steps = new Map<string, Step>();
  for (const { reason } of verdicts) {
    const undone = reason.code === "complex" ? simpler(reason) : [undo(reason, turn)];
    for (const step of undone) if (step !== null) steps.set(JSON.stringify(step.change), step);
  }
  return [...steps.values()];
}

const draftModeOff: Step = {
  change: { kind: "draft_mode_off" },
  apply: ({ signals, policy }) => ({ signals, policy: { ...policy, draftMode: false } }),
  size: 0,
};

const notDrawn: Step = {
  change: { kind: "not_drawn_for_review" },
  apply: ({ signals, policy }) => ({ signals, policy: { ...policy, sampling: { ...policy.sampling, review: 0 } } }),
  size: 0,
};

function onSignals(change: Change, apply: (signals: Signals) => Partial<Signals>, size = whole): Step {
  return { change, apply: ({ signals, policy }) => ({ signals: { ...signals, ...apply(signals) }, policy }), size };
}

function undo(reason: Exclude<Reason, { code: "complex" }>, { signals }: Turn): Step | null {
  switch (reason.code) {
    case "explicit_request":
      return onSignals({ kind: "no_request" }, () => ({ explicitRequest: null }));
    case "sensitive_topic": {
      const { topic } = reason;
      return onSignals({ kind: "without_topic", topic }, ({ sensitive }) => ({ sensitive: sensitive.filter((match) => match.topic !== topic) }));
    }
    case "flagged_output":
      return onSignals({ kind: "without_flags", flags: [...new Set((signals.flags ?? []).map(({ kind }) => kind))] }, () => ({ flags: [] }));
    case "topic_class":
      return automated(reason.topic);
    case "rule":
      return withoutRule(reason.rule, reason.name);
    case "frustration": {
      const to = below(reason.threshold);
      const calmer = (value: number | null): number | null => (value === null ? null : Math.min(value, to));
      return onSignals(
        { kind: "calmer", from: reason.score, to: reason.threshold },
        ({ mood }) => ({ mood: mood ? { ...mood, frustration: calmer(mood.frustration), anger: calmer(mood.anger) } : null }),
        reason.score - reason.threshold,
      );
    }
    case "no_knowledge":
      return onSignals({ kind: "knowledge" }, () => ({ hasKnowledge: true, confidence: 1, scope: 1 }));
    case "model_failed":
      return onSignals({ kind: "model_answered" }, () => ({ modelFailure: null }));
    case "external_failed":
    case "external_handoff":
      return onSignals({ kind: "own_bot_answered" }, () => ({ external: { kind: "answer", confidence: null } }));
    case "stopped":
      return onSignals({ kind: "not_stopped" }, () => ({ stopped: undefined }));
    case "turn_cap":
      return onSignals({ kind: "fewer_turns", from: reason.turns, to: reason.cap - 1 }, () => ({ turns: reason.cap - 1 }));
    case "repeated_question":
      return onSignals({ kind: "asked_once" }, () => ({ repeat: null }));
    case "out_of_scope":
      return raised("scope", reason.score, reason.threshold);
    case "low_confidence":
      return raised("confidence", reason.score, reason.threshold);
    case "small_talk":
      return onSignals({ kind: "not_small_talk" }, () => ({ smallTalk: undefined }));
    case "draft_mode":
    case "drawn_for_review":
    case "request_form":
    case "tool_call":
    case "tool_call_refused":
    case "external_answered":
    case "answered":
    case "drawn_for_grading":
      return null;
  }
}

/** Each of what makes a message complex by itself: a message with many requests may have many steps, too. */
function simpler({ requests, limit, conflict, steps = 0, stepLimit }: Extract<Reason, { code: "complex" }>): Step[] {
  const simplified = (change: Change, measured: Partial<ComplexitySignal>): Step =>
    onSignals(change, ({ complexity }) => (complexity ? { complexity: { ...complexity, ...measured } } : {}));
  return [
    ...(conflict ? [simplified({ kind: "passages_agree" }, { conflict: false })] : []),
    ...(requests >= limit ? [simplified({ kind: "fewer_requests", from: requests, to: limit - 1 }, { requests: limit - 1 })] : []),
    ...(stepLimit !== undefined && steps >= stepLimit ? [simplified({ kind: "fewer_steps", from: steps, to: stepLimit - 1 }, { steps: stepLimit - 1 })] : []),
  ];
}

function automated(topic: string): Step {
  return {
    change: { kind: "topic_automated", topic },
    apply: ({ signals, policy }) => ({
      signals,
      policy: { ...policy, topics: { ...policy.topics, [topic]: { ...(topicPolicyOf(policy, topic) ?? topicPolicy("automate")), risk: "automate" } } },
    }),
    size: whole,
  };
}

function withoutRule(rule: string, name: string): Step {
  return {
    change: { kind: "without_rule", rule, name },
    apply: ({ signals, policy }) => ({ signals, policy: { ...policy, rules: policy.rules.filter(({ id }) => id !== rule) } }),
    size: whole,
  };
}

function raised(score: "scope" | "confidence", from: number, to: number): Step | null {
  if (to > 1) return null;
  return onSignals({ kind: "score", score, op: "at_least", from, to }, (signals) => withScore(signals, score, to), to - from);
}

/** A score that would have been too low; only where it was measured and high enough. */
function lowered({ signals, policy }: Turn): Step[] {
  const steps: Step[] = [];
  const external = signals.external ?? null;
  const given = external && "confidence" in external ? external.confidence : signals.confidence;
  const scores = [
    ["confidence", external && !("confidence" in external) ? null : given, limitFor(signals, policy, "confidenceThreshold").threshold],
    ["scope", external ? null : signals.scope, limitFor(signals, policy, "scopeThreshold").threshold],
  ] as const;
  for (const [score, value, threshold] of scores) {
    if (value === null || !(threshold > 0) || known(value) < threshold) continue;
    const change: Change = { kind: "score", score, op: "below", from: value, to: threshold };
    steps.push(onSignals(change, (before) => withScore(before, score, below(threshold)), value - threshold));
  }
  return steps;
}

function withScore(signals: Signals, score: "scope" | "confidence", value: number): Partial<Signals> {
  const external = signals.external ?? null;
  if (score === "confidence" && external && "confidence" in external) return { external: { ...external, confidence: value } };
  return { [score]: value };
}

function below(limit: number): number {
  return limit - Number.EPSILON;
}
