/** Whose agreement the arguments need. What cannot be compared counts as above a limit and never as below it: doubt leads to a person. */
import type { ApprovalPolicy, Condition, Tier } from "./approval-policy";

/**
 * Null: nobody's. A rule that names a tier that is gone needs one that nobody can fill, so it throws. `byPerson`: somebody has to agree also where the
 * rules need nobody, those of the first tier; a policy without any throws.
 */
export function chooseTier(policy: Pick<ApprovalPolicy, "rules" | "otherwise" | "tiers">, given: unknown, byPerson = false): Tier | null {
  const rule = policy.rules.find(({ when }) => when.every((condition) => holds(condition, given)));
  const name = rule ? rule.tier : policy.otherwise;
  if (name === null && !byPerson) return null;
  const tier = name === null ? policy.tiers[0] : policy.tiers.find((each) => each.name === name);
  if (!tier) throw new TypeError("an approval policy names a tier that it does not have");
  return tier;
}

function holds(condition: Condition, given: unknown): boolean {
  const value = valueAt(given, condition.field);
  switch (condition.is) {
    case "absent":
      return value === undefined;
    case "equals":
      return value === condition.value;
    case "in":
      return condition.values.some((each) => each === value);
    case "above": {
      const size = sizeOf(value, condition.currency);
      return size === null || size > condition.limit;
    }
    case "below": {
      const size = sizeOf(value, condition.currency);
      return size !== null && size < condition.limit;
    }
  }
}

function valueAt(given: unknown, field: string): unknown {
  let value = given;
  for (const name of field.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** Null for what has no size in that currency. */
function sizeOf(value: unknown, currency: string | null): number | null {
  if (currency === null) return typeof value === "number" ? value : null;
  const amount = value as { minor?: unknown; currency?: unknown } | null | undefined;
  return typeof amount === "object" && amount !== null && amount.currency === currency && typeof amount.minor === "number" ? amount.minor : null;
}
