/**
 * Whether a rule's conditions hold on what was measured, and with which values. What is not known speaks for care: it counts as 0 where a
 * condition asks for little confidence, and never makes a rule fire that answers.
 */
import type { Condition, Rule, RuleScore } from "./policy-types";
import { known } from "./scores";
import type { Amount, RuleValue, Signals } from "./types";
import { wordsKey } from "./words-key";

/** The values of all conditions, or null when one does not hold. A rule without conditions fires on nothing. */
export function matchRule(rule: Rule, signals: Signals, topics: readonly string[]): RuleValue[] | null {
  if (!rule.enabled || rule.when.length === 0) return null;
  const found: RuleValue[] = [];
  for (const condition of rule.when) {
    const value = matchCondition(condition, signals, topics);
    if (value === null) return null;
    found.push(value);
  }
  return found;
}

/** The name under which `Circumstances.attributes` keeps whether a condition on a signed attribute holds. */
export function attributeKey({ name, op, value }: Pick<Extract<Condition, { kind: "attribute" }>, "name" | "op" | "value">): string {
  return `${name} ${op} ${value}`;
}

/** Whether a condition on a signed attribute holds. Numbers are compared as numbers; what is missing or no number is neither above nor below. */
export function attributeHolds(condition: Extract<Condition, { kind: "attribute" }>, attributes: Readonly<Record<string, unknown>>): boolean {
  const given = Object.hasOwn(attributes, condition.name) ? attributes[condition.name] : undefined;
  const plain = typeof given === "string" || typeof given === "number" || typeof given === "boolean" ? String(given) : null;
  if (condition.op === "is") return plain !== null && plain.toLowerCase() === condition.value.toLowerCase();
  if (condition.op === "is_not") return plain === null || plain.toLowerCase() !== condition.value.toLowerCase();
  const number = plain === null || plain.trim() === "" ? Number.NaN : Number(plain);
  const limit = Number(condition.value);
  return condition.op === "at_least" ? number >= limit : number < limit;
}

function matchCondition(condition: Condition, signals: Signals, topics: readonly string[]): RuleValue | null {
  const { kind } = condition;
  switch (condition.kind) {
    case "score": {
      const { score, limit } = condition;
      const value = scoreOf(score, signals);
      return scoreHolds(condition, value) ? { kind, name: score, value, limit } : null;
    }
    case "topic":
      return topics.includes(condition.topic) ? { kind, name: condition.topic, value: null, limit: null } : null;
    case "words": {
      const said = new Map(Object.entries(signals.saidWords ?? {}));
      const found = said.get(wordsKey(condition));
      return found === undefined ? null : { kind, name: found.words, value: null, limit: null };
    }
    case "amount":
      return matchAmount(condition, signals);
    case "language": {
      const language = signals.circumstances?.language ?? signals.mood?.language ?? null;
      const wanted = language === null ? undefined : condition.languages.find((code) => code === language);
      return wanted === undefined ? null : { kind, name: wanted, value: null, limit: null };
    }
    case "channel": {
      const channelId = signals.circumstances?.channelId ?? null;
      return channelId !== null && condition.channels.includes(channelId) ? { kind, name: channelId, value: null, limit: null } : null;
    }
    case "contact": {
      const circumstances = signals.circumstances ?? null;
      // a visitor of whom nothing is known is unverified
      const is = circumstances?.verified === true ? "verified" : "unverified";
      return is === condition.is ? { kind, name: is, value: null, limit: null } : null;
    }
    case "attribute": {
      const key = attributeKey(condition);
      const attributes = signals.circumstances?.attributes ?? {};
      return Object.hasOwn(attributes, key) && attributes[key] === true ? { kind, name: condition.name, value: null, limit: null } : null;
    }
  }
}

/**
 * Above: one amount is enough, and one without a currency may be any. At most: there are amounts, every one of them is within the limit and in
 * the currency.
 */
function matchAmount({ op, limit, currency }: Extract<Condition, { kind: "amount" }>, { amounts = [] }: Signals): RuleValue | null {
  const numbers = amounts.filter(({ amount }) => Number.isFinite(amount));
  const most = (found: readonly Amount[]): number => found.reduce((highest, { amount }) => Math.max(highest, amount), 0);
  const name = currency ?? "";
  if (op === "above") {
    const over = numbers.filter((found) => found.amount > limit && (currency === null || found.currency === null || found.currency === currency));
    return over.length === 0 ? null : { kind: "amount", name, value: most(over), limit };
  }
  const within = numbers.filter((found) => found.amount <= limit && (currency === null || found.currency === currency));
  return amounts.length > 0 && within.length === amounts.length ? { kind: "amount", name, value: most(within), limit } : null;
}

/** A score that is not known is below every limit and at least none. */
export function scoreHolds({ op, limit }: Pick<Extract<Condition, { kind: "score" }>, "op" | "limit">, value: number | null): boolean {
  return op === "below" ? (value ?? 0) < limit : value !== null && value >= limit;
}

function scoreOf(score: RuleScore, signals: Signals): number | null {
  switch (score) {
    case "confidence":
      return known(signals.confidence);
    case "scope":
      return known(signals.scope);
    case "repeat_similarity":
      return known(signals.repeat?.similarity);
    case "turns":
      return signals.turns;
    case "frustration":
      return signals.mood?.frustration ?? null;
    case "anger":
      return signals.mood?.anger ?? null;
    case "requests":
      return signals.complexity?.requests ?? null;
    case "steps":
      return signals.complexity?.steps ?? null;
  }
}
