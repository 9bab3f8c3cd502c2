/** Everything that speaks against a plain answer on a turn, each with the action that it asks for, in the order of precedence (see decide.ts). */
import { isDrawnForReview } from "../kernel/draw-sample";
import type { RequestKind } from "../kernel/request-kinds";
import { matchRule } from "./match-rule";
import { asksInPairs, caution, guardrailRule, type Policy, type Rule } from "./policy-types";
import { known, limit } from "./scores";
import { limitFor, topicPolicyOf, topicsOf } from "./topic-limits";
import type { Decision, ExternalSignal, Reason, RuleValue, SensitiveMatch, Signals } from "./types";

/** `byScore`: only a score that was too low; a rule that asks back or declines stands before it. An action of `answer` explains what was lifted. */
export type Verdict = { action: Decision["action"]; reason: Reason; byScore?: true };

type Fired = { rule: Rule; found: RuleValue[] };

export function listVerdicts(signals: Signals, policy: Policy): Verdict[] {
  const verdicts: Verdict[] = [];
  const handOff = (reason: Reason): void => void verdicts.push({ action: "handoff", reason });
  const topics = topicsOf(signals);
  const fired = firedRules(signals, policy, topics);
  const lifted = liftedTopics(fired);
  const form = formVerdict(signals);
  for (const topic of form === null ? [] : topicsOfForm[form.reason.form]) lifted.add(topic);
  const matches = [...signals.sensitive].sort(bySafetyThenPlace);
  for (const match of matches) if (match.topic === "self_harm") handOff({ code: "sensitive_topic", ...match });
  if (signals.explicitRequest !== null) handOff({ code: "explicit_request", ...signals.explicitRequest });
  if (signals.stopped !== undefined) handOff({ code: "stopped", scope: signals.stopped });
  const [legal, others] = policy.schema === 1 ? [[], matches] : splitLegal(matches);
  for (const match of legal) verdicts.push(sensitiveVerdict(match, policy) ?? { action: "handoff", reason: { code: "sensitive_topic", ...match } });
  verdicts.push(...flagVerdicts(signals, policy, topics));
  for (const match of others) {
    const verdict = match.topic === "self_harm" || lifted.has(match.topic) ? null : sensitiveVerdict(match, policy);
    if (verdict !== null) verdicts.push(verdict);
  }
  verdicts.push(...collectionVerdicts(signals, policy, lifted), ...ruleVerdicts(fired, signals), ...moodVerdicts(signals, policy));
  if (form !== null) verdicts.push(form);
  const scores = scoreVerdicts(signals, policy);
  const talk = smallTalkVerdict(signals, policy, scores);
  verdicts.push(...meansVerdicts(signals, policy, talk), ...complexVerdicts(signals, policy), ...(talk === null ? scores : [talk]));
  return verdicts;
}

/** The rules that fire, the most careful first, then by their id: the order in which they are written down is no matter. */
function firedRules(signals: Signals, policy: Policy, topics: readonly string[]): Fired[] {
  const fired: Fired[] = [];
  for (const rule of policy.rules) {
    const found = matchRule(rule, signals, topics);
    if (found !== null) fired.push({ rule, found });
  }
  return fired.sort((left, right) => caution[right.rule.outcome] - caution[left.rule.outcome] || compare(left.rule.id, right.rule.id));
}

/** Topics that a rule which answers names, of those that may be lifted at all. */
function liftedTopics(fired: readonly Fired[]): Set<string> {
  const lifted = new Set<string>();
  for (const { rule } of fired) {
    if (rule.outcome !== "answer") continue;
    for (const condition of rule.when) if (condition.kind === "topic" && condition.topic !== "legal") lifted.add(condition.topic);
  }
  return lifted;
}

function splitLegal(matches: readonly SensitiveMatch[]): [SensitiveMatch[], SensitiveMatch[]] {
  return [matches.filter(({ topic }) => topic === "legal"), matches.filter(({ topic }) => topic !== "legal")];
}

function sensitiveVerdict(match: SensitiveMatch, policy: Policy): Verdict | null {
  const stands = topicPolicyOf(policy, match.topic);
  const careless = stands === null || stands.risk === "automate" || stands.risk === "sample";
  if (careless) return null;
  return stands.risk === "review"
    ? { action: "hold", reason: { code: "sensitive_topic", ...match } }
    : { action: "handoff", reason: { code: "sensitive_topic", ...match, ...team(stands) } };
}

/** What the form itself takes to a person is no reason to hand over before it is filled in. */
const topicsOfForm: Readonly<Record<RequestKind, readonly string[]>> = { refund: ["refund"], account_deletion: ["account_deletion"], address_change: [] };

/** A form that was offered just before is not offered again: a person is asked. */
function formVerdict({ form, clarified = 0 }: Signals): (Verdict & { reason: { code: "request_form"; form: RequestKind } }) | null {
  return form === undefined ? null : { action: clarified > 0 ? "handoff" : "clarify", reason: { code: "request_form", form } };
}

/**
 * Small talk that no article answers, or whose answer would wait for a person, is answered in words of the policy; a bot of the tenant's own has
 * its own. A question that is announced a second time without being asked is a person's to hear.
 */
function smallTalkVerdict(
  { smallTalk, external, hasKnowledge, form, draw, clarified = 0 }: Signals,
  policy: Policy,
  scores: readonly Verdict[],
): Verdict | null {
  if (smallTalk === undefined || external || form !== undefined) return null;
  const isHeld = policy.draftMode || isDrawnForReview(draw, policy.sampling.review ?? 0);
  if (hasKnowledge && scores.length === 0 && !isHeld) return null;
  return { action: smallTalk.kind === "opening" && clarified > 0 ? "handoff" : "clarify", reason: { code: "small_talk", ...smallTalk } };
}

/** Before there were policies of rules, flags were measured and decided nothing. */
function flagVerdicts({ flags = [] }: Signals, policy: Policy, topics: readonly string[]): Verdict[] {
  if (policy.schema === 1) return [];
  return flags.flatMap(({ kind, rule, score, threshold, span }) => {
    const guardrail = policy.guardrails?.find(({ id }) => guardrailRule(id) === rule);
    // one that the policy no longer has, has off, or has for another topic, flags nothing
    if (rule.startsWith(guardrailRule("")) && guardrail?.enabled !== true) return [];
    if (guardrail?.topic !== undefined && !topics.includes(guardrail.topic)) return [];
    // what a policy does not ask for would not have been found under it
    if (kind === "bias" && !asksInPairs(policy)) return [];
    const action = (guardrail?.outcome ?? policy.moderation[kind]) === "handoff" ? "handoff" : "hold";
    return [{ action, reason: { code: "flagged_output", flag: kind, rule, score, threshold, span } }];
  });
}

function collectionVerdicts(signals: Signals, policy: Policy, lifted: ReadonlySet<string>): Verdict[] {
  const topic = signals.topic ?? null;
  const stands = topic === null ? null : topicPolicyOf(policy, topic);
  if (topic === null || stands === null || lifted.has(topic) || stands.risk === "automate" || stands.risk === "sample") return [];
  const reason: Reason = { code: "topic_class", topic, risk: stands.risk, ...(stands.risk === "person" ? team(stands) : {}) };
  return [{ action: stands.risk === "review" ? "hold" : "handoff", reason }];
}

/** A question that was asked back already is not asked back again. */
function ruleVerdicts(fired: readonly Fired[], signals: Signals): Verdict[] {
  return fired.map(({ rule: { id, name, outcome, teamId }, found }) => {
    const action = outcome === "clarify" && (signals.clarified ?? 0) > 0 ? "handoff" : outcome;
    return { action, reason: { code: "rule", rule: id, name, outcome, found, ...(action === "handoff" ? team({ teamId }) : {}) } };
  });
}

function moodVerdicts({ mood }: Signals, policy: Policy): Verdict[] {
  const { action, limit: threshold } = policy.mood;
  if (action === "none" || !mood || mood.level === "calm" || mood.level === "unknown") return [];
  const score = Math.max(known(mood.frustration), known(mood.anger));
  if (score < limit(threshold)) return [];
  return [{ action, reason: { code: "frustration", level: mood.level, score, threshold, shift: mood.shift } }];
}

/** What is missing for an answer, and what has been tried too often. Thanks need no knowledge, and may come again and again. */
function meansVerdicts(signals: Signals, policy: Policy, talk: Verdict | null): Verdict[] {
  const verdicts: Verdict[] = [];
  const handOff = (reason: Reason): void => void verdicts.push({ action: "handoff", reason });
  const external = signals.external ?? null;
  if (external?.kind === "failed") handOff({ code: "external_failed", kind: external.failure });
  if (external?.kind === "handoff") handOff({ code: "external_handoff" });
  if (!external && !signals.hasKnowledge && signals.form === undefined && talk === null) handOff({ code: "no_knowledge" });
  if (!external && signals.modelFailure !== null) handOff({ code: "model_failed", kind: signals.modelFailure });
  if (signals.toolCall && signals.toolCall.refused !== null) handOff({ code: "tool_call_refused", tool: signals.toolCall.tool, why: signals.toolCall.refused });
  if (!(signals.turns < policy.turnCap)) handOff({ code: "turn_cap", turns: signals.turns, cap: policy.turnCap });
  const repeat = signals.repeat;
  const again = signals.smallTalk === undefined || signals.smallTalk.kind === "greeting";
  if (again && repeat !== null && repeat.count >= policy.repeatCount && known(repeat.similarity) >= policy.repeatSimilarity) {
    handOff({ code: "repeated_question", similarity: known(repeat.similarity), threshold: policy.repeatSimilarity, count: repeat.count });
  }
  return verdicts;
}

/** Passages that disagree are a person's to settle; asking back would not help. */
function complexVerdicts({ complexity, clarified = 0 }: Signals, policy: Policy): Verdict[] {
  const { action, requests: most, steps: stepLimit } = policy.complexity;
  if (action === "none" || !complexity) return [];
  const { requests, conflict = false, passages } = complexity;
  const steps = known(complexity.steps);
  const many = requests >= most || (stepLimit !== undefined && steps >= stepLimit);
  if (!many && !conflict) return [];
  const reason: Reason = {
    code: "complex",
    requests,
    limit: most,
    conflict,
    ...(conflict && passages ? { passages } : {}),
    ...(stepLimit === undefined ? {} : { steps, stepLimit }),
  };
  return [{ action: conflict || clarified > 0 ? "handoff" : action, reason }];
}

function scoreVerdicts(signals: Signals, policy: Policy): Verdict[] {
  const verdicts: Verdict[] = [];
  const handOff = (reason: Reason): void => void verdicts.push({ action: "handoff", reason, byScore: true });
  const external = signals.external ?? null;
  if (external) {
    const given = confidenceOf(external);
    const confidence = limitFor(signals, policy, "confidenceThreshold");
    if (given !== null && given < confidence.threshold) handOff({ code: "low_confidence", score: given, ...confidence });
    return verdicts;
  }
  if (!signals.hasKnowledge) return verdicts;
  const scope = { score: known(signals.scope), ...limitFor(signals, policy, "scopeThreshold") };
  if (scope.score < scope.threshold) handOff({ code: "out_of_scope", ...scope });
  const confidence = { score: known(signals.confidence), ...limitFor(signals, policy, "confidenceThreshold") };
  if (confidence.score < confidence.threshold) handOff({ code: "low_confidence", ...confidence });
  return verdicts;
}

/** A confidence that is no number counts as 0; null: none was given. */
function confidenceOf(external: ExternalSignal): number | null {
  if (external.kind !== "answer" && external.kind !== "clarify") return null;
  return external.confidence === null ? null : known(external.confidence);
}

function team({ teamId }: { teamId: string | null }): { teamId?: string } {
  return teamId === null ? {} : { teamId };
}

/** What rules found stands before what the classifier did. */
function bySafetyThenPlace(left: SensitiveMatch, right: SensitiveMatch): number {
  const safety = Number(right.topic === "self_harm") - Number(left.topic === "self_harm");
  const classified = Number(left.kind === "classifier") - Number(right.kind === "classifier");
  if (safety !== 0 || classified !== 0) return safety || classified;
  return left.span.start - right.span.start || compare(left.topic, right.topic) || compare(left.rule, right.rule);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
