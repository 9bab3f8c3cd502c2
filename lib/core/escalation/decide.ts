/**
 * The decision on a turn. Pure: the same signals and policy give the same decision, today and in a replay.
 *
 * Precedence, first match names the action's reason; every reason that applies is recorded in this order:
 *  1. self-harm                      hands over, whatever the policy says
 *  2. an explicit request            hands over, whatever the policy says
 *  3. a sensitive topic              as the policy says for it (answer adds nothing)
 *  4. no knowledge                   hands over
 *  5. the model failed               hands over
 *  6. too many turns                 hands over
 *  7. the same question again        hands over
 *  8. outside the knowledge          hands over
 *  9. low confidence                 hands over
 * 10. draft mode                     holds what would have been answered
 * 11. answered, with the confidence and threshold that let it pass
 *
 * Where a bot of the tenant's own finds the words, 4, 5 and 8 are replaced by what it did (it failed: hands over; it asked for a person: hands
 * over), and 9 compares the confidence that it gave, if it gave one. It moves none of the others.
 */
import type { Action, Decision, ExternalSignal, Policy, Reason, Signals } from "./types";

type Verdict = { action: Action; reason: Reason };

/** Scores that are missing or not finite count as 0; thresholds that are not finite count as out of reach. */
export function decide(signals: Signals, policy: Policy): Decision {
  const verdicts = collectVerdicts(signals, policy);
  const handoff = verdicts.some(({ action }) => action === "handoff");
  const hold = policy.draftMode || verdicts.some(({ action }) => action === "hold");
  if (handoff) {
    // what hands over explains first; what would only have held follows
    const ordered = [...verdicts.filter(({ action }) => action === "handoff"), ...verdicts.filter(({ action }) => action !== "handoff")];
    return { action: "handoff", reasons: ordered.map(({ reason }) => reason) };
  }
  const external = signals.external ?? null;
  const threshold = limit(policy.confidenceThreshold);
  const passed: Reason = external
    ? { code: "external_answered", score: confidenceOf(external), threshold }
    : { code: "answered", score: known(signals.confidence), threshold };
  const reasons = verdicts.map(({ reason }) => reason);
  if (policy.draftMode) reasons.push({ code: "draft_mode" });
  return { action: hold ? "hold" : external?.kind === "clarify" ? "clarify" : "answer", reasons: [...reasons, passed] };
}

function collectVerdicts(signals: Signals, policy: Policy): Verdict[] {
  const verdicts: Verdict[] = [];
  const handOff = (reason: Reason): void => void verdicts.push({ action: "handoff", reason });
  const topics = [...signals.sensitive].sort(bySafetyThenPlace);
  for (const match of topics) if (match.topic === "self_harm") handOff({ code: "sensitive_topic", ...match });
  if (signals.explicitRequest !== null) handOff({ code: "explicit_request", ...signals.explicitRequest });
  for (const match of topics) {
    if (match.topic === "self_harm") continue;
    const action = policy.topics[match.topic];
    if (action !== "answer") verdicts.push({ action, reason: { code: "sensitive_topic", ...match } });
  }
  const external = signals.external ?? null;
  if (external?.kind === "failed") handOff({ code: "external_failed", kind: external.failure });
  if (external?.kind === "handoff") handOff({ code: "external_handoff" });
  if (!external && !signals.hasKnowledge) handOff({ code: "no_knowledge" });
  if (!external && signals.modelFailure !== null) handOff({ code: "model_failed", kind: signals.modelFailure });
  if (!(signals.turns < policy.turnCap)) handOff({ code: "turn_cap", turns: signals.turns, cap: policy.turnCap });
  const repeat = signals.repeat;
  if (repeat !== null && repeat.count >= policy.repeatCount && known(repeat.similarity) >= policy.repeatSimilarity) {
    handOff({ code: "repeated_question", similarity: known(repeat.similarity), threshold: policy.repeatSimilarity, count: repeat.count });
  }
  if (external) {
    const given = confidenceOf(external);
    const threshold = limit(policy.confidenceThreshold);
    if (given !== null && given < threshold) handOff({ code: "low_confidence", score: given, threshold });
    return verdicts;
  }
  if (!signals.hasKnowledge) return verdicts;
  const scope = { score: known(signals.scope), threshold: limit(policy.scopeThreshold) };
  if (scope.score < scope.threshold) handOff({ code: "out_of_scope", ...scope });
  const confidence = { score: known(signals.confidence), threshold: limit(policy.confidenceThreshold) };
  if (confidence.score < confidence.threshold) handOff({ code: "low_confidence", ...confidence });
  return verdicts;
}

/** A confidence that is no number counts as 0; null: none was given. */
function confidenceOf(external: ExternalSignal): number | null {
  if (external.kind !== "answer" && external.kind !== "clarify") return null;
  return external.confidence === null ? null : known(external.confidence);
}

function bySafetyThenPlace(left: Signals["sensitive"][number], right: Signals["sensitive"][number]): number {
  const safety = Number(right.topic === "self_harm") - Number(left.topic === "self_harm");
  if (safety !== 0) return safety;
  return left.span.start - right.span.start || compare(left.topic, right.topic) || compare(left.rule, right.rule);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function known(score: number | null | undefined): number {
  return typeof score === "number" && Number.isFinite(score) ? score : 0;
}

/** A threshold that is not finite cannot be passed: 2 is above every probability. */
function limit(threshold: number): number {
  return Number.isFinite(threshold) ? threshold : 2;
}
