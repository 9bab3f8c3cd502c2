/**
 * What must hold of a policy beyond the shape of its fields, so that no setting undoes what is fixed.
 */
import type { Condition, Policy, Rule } from "./policy-types";
import { defaultReview, reviewMinutes, reviewRisks } from "@/lib/core/kernel/review-policy";

/** `field` is a path such as "topics.refund.risk"; `rule` says in words what must hold. */
export type PolicyProblem = { field: string; rule: string };

/** Everything that is wrong with the policy, in the order of its fields; empty when it is valid. */
export function validatePolicy(policy: Policy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const share = (field: string, value: number | null): void => {
    if (value !== null && !(value >= 0 && value <= 1)) problems.push({ field, rule: "is a number from 0 to 1" });
  };
  for (const field of ["confidenceThreshold", "scopeThreshold", "repeatSimilarity"] as const) share(field, policy[field]);
  for (const [field, most] of [
    ["repeatCount", 10],
    ["turnCap", 100],
  ] as const) {
    const value = policy[field];
    if (!(Number.isInteger(value) && value >= 1 && value <= most)) problems.push({ field, rule: `is a whole number from 1 to ${most}` });
  }
  for (const [topic, own] of Object.entries(policy.topics)) {
    share(`topics.${topic}.confidenceThreshold`, own.confidenceThreshold);
    share(`topics.${topic}.scopeThreshold`, own.scopeThreshold);
  }
  const legal = policy.topics.legal?.risk;
  if (legal !== "review" && legal !== "person") problems.push({ field: "topics.legal.risk", rule: "is review or person: legal matters always reach a person" });
  if (Object.hasOwn(policy.topics, "self_harm"))
    problems.push({ field: "topics.self_harm", rule: "is not set: somebody who may be in danger always reaches a person" });
  share("mood.limit", policy.mood.limit);
  share("sampling.all", policy.sampling.all);
  share("sampling.sample", policy.sampling.sample);
  share("sampling.review", policy.sampling.review ?? null);
  const { minutes } = policy.review ?? defaultReview;
  for (const risk of reviewRisks)
    if (!(Number.isInteger(minutes[risk]) && minutes[risk] >= reviewMinutes.least && minutes[risk] <= reviewMinutes.most))
      problems.push({ field: `review.minutes.${risk}`, rule: `is a whole number of minutes from ${reviewMinutes.least} to ${reviewMinutes.most}` });
  const ids = new Set<string>();
  for (const [index, rule] of policy.rules.entries()) {
    const field = `rules.${index}`;
    if (ids.has(rule.id)) problems.push({ field: `${field}.id`, rule: "is used by one rule alone" });
    ids.add(rule.id);
    problems.push(...ruleProblems(field, rule));
  }
  const guardrailIds = new Set<string>();
  for (const [index, guardrail] of (policy.guardrails ?? []).entries()) {
    const field = `guardrails.${index}`;
    if (guardrailIds.has(guardrail.id)) problems.push({ field: `${field}.id`, rule: "is used by one guardrail alone" });
    guardrailIds.add(guardrail.id);
    const learns = guardrail.by === "examples";
    const of = (fires: boolean) => guardrail.examples.filter((example) => example.fires === fires).length;
    if ((!learns && guardrail.phrases.length === 0) || guardrail.phrases.some((phrase) => !/[\p{L}\p{N}]/u.test(phrase)))
      problems.push({ field: `${field}.phrases`, rule: "names phrases, each with a letter or a digit" });
    if (learns && (of(true) < taughtBy.caught || of(false) < taughtBy.passing))
      problems.push({
        field: `${field}.examples`,
        rule: `learns from ${taughtBy.caught} texts that must be caught and ${taughtBy.passing} that must pass, or more`,
      });
    else if (!guardrail.examples.some(({ fires }) => fires))
      problems.push({ field: `${field}.examples`, rule: "holds a text on which it fires: without one nobody knows that it works" });
  }
  return problems;
}

function ruleProblems(field: string, rule: Rule): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (rule.when.length === 0) problems.push({ field: `${field}.when`, rule: "holds one condition at least: a rule without any would decide on everything" });
  const topics = rule.when.flatMap((condition) => (condition.kind === "topic" ? [condition.topic] : []));
  if (rule.outcome === "answer" && topics.length === 0)
    problems.push({ field: `${field}.when`, rule: "names the topic that it answers: a rule that answers lifts the class of that topic" });
  if (rule.outcome === "answer" && topics.some((topic) => topic === "legal" || topic === "self_harm"))
    problems.push({ field: `${field}.outcome`, rule: "is not answer: no rule answers a legal matter or somebody who may be in danger" });
  if (rule.outcome !== "handoff" && rule.teamId !== null) problems.push({ field: `${field}.teamId`, rule: "is set where a rule hands over" });
  for (const [index, condition] of rule.when.entries()) {
    const rule = conditionProblem(condition);
    if (rule !== null) problems.push({ field: `${field}.when.${index}`, rule });
  }
  return problems;
}

/** The least that a guardrail learns from. */
const taughtBy = { caught: 3, passing: 2 };

const counts: readonly string[] = ["turns", "requests", "steps"];

function conditionProblem(condition: Condition): string | null {
  if (condition.kind === "score") {
    const { score, limit } = condition;
    if (counts.includes(score)) return Number.isInteger(limit) && limit >= 1 && limit <= 100 ? null : "has a limit that is a whole number from 1 to 100";
    return limit >= 0 && limit <= 1 ? null : "has a limit from 0 to 1";
  }
  if (condition.kind === "words") {
    if (condition.words.length === 0) return "names the words that it looks for";
    return condition.words.every((words) => /[\p{L}\p{N}]/u.test(words) && !words.includes("|"))
      ? null
      : "looks for words that hold a letter or a digit, and no |";
  }
  if (condition.kind === "amount") return condition.limit >= 0 && Number.isFinite(condition.limit) ? null : "has an amount of 0 or more";
  if (condition.kind === "language") return condition.languages.length > 0 ? null : "names a language";
  if (condition.kind === "channel") return condition.channels.length > 0 ? null : "names a channel";
  if (condition.kind === "attribute" && (condition.op === "at_least" || condition.op === "below"))
    return condition.value.trim() !== "" && Number.isFinite(Number(condition.value)) ? null : "compares with a number";
  return null;
}
