import { expect, test } from "vitest";
import type { Condition, Tier } from "./approval-policy";
import { chooseTier } from "./choose-tier";

const tier = (name: string): Tier => ({ name, mode: "any", approvers: [{ roles: ["manager"], teamIds: [], memberIds: [], count: 1 }] });
const policy = {
  rules: [
    { when: [{ field: "amount", is: "above", limit: 50_000, currency: "EUR" }], tier: "two" },
    { when: [{ field: "customer.country", is: "in", values: ["IR", "KP"] }], tier: "two" },
    {
      when: [
        { field: "amount", is: "below", limit: 5_000, currency: "EUR" },
        { field: "note", is: "absent" },
      ],
      tier: null,
    },
  ] as { when: Condition[]; tier: string | null }[],
  otherwise: "one",
  tiers: [tier("one"), tier("two")],
};
const eur = (minor: number) => ({ amount: { minor, currency: "EUR" } });

test.each([
  ["above the limit", eur(50_001), "two"],
  ["at the upper limit", eur(50_000), "one"],
  ["at the lower limit", eur(5_000), "one"],
  ["below the limit", eur(4_999), null],
  ["below it with a note", { ...eur(4_999), note: "" }, "one"],
  ["in another currency, which cannot be compared", { amount: { minor: 1, currency: "JPY" } }, "two"],
  ["without an amount", {}, "two"],
  ["for a listed country", { ...eur(1), customer: { country: "KP" } }, "two"],
])("arguments %s need the tier of the first rule that holds [P1]", (_, given, name) => {
  expect(chooseTier(policy, given)?.name ?? null).toBe(name);
});

test("where somebody has to agree whatever the rules say, the first tier does; without any, nothing passes [P1] [B6]", () => {
  expect(chooseTier(policy, eur(1), true)?.name).toBe("one");
  expect(chooseTier(policy, eur(50_001), true)?.name).toBe("two");
  expect(() => chooseTier({ rules: [], otherwise: null, tiers: [] }, {}, true)).toThrow(TypeError);
});

test("plain numbers and values are compared as they are, and a tier that is gone lets nothing pass [P1]", () => {
  const one = (when: Condition[]) => chooseTier({ ...policy, rules: [{ when, tier: "two" }] }, { n: 5, s: "5" })?.name;
  expect(one([{ field: "n", is: "above", limit: 4, currency: null }])).toBe("two");
  expect(one([{ field: "n", is: "below", limit: 4, currency: null }])).toBe("one");
  expect(one([{ field: "s", is: "below", limit: 6, currency: null }])).toBe("one");
  expect(one([{ field: "s", is: "above", limit: 6, currency: null }])).toBe("two");
  expect(one([{ field: "n", is: "equals", value: "5" }])).toBe("one");
  expect(one([{ field: "toString", is: "absent" }])).toBe("two");
  expect(() => chooseTier({ ...policy, rules: [], otherwise: "gone" }, {})).toThrow(TypeError);
});
