import fc from "fast-check";
import { expect, test } from "vitest";
import { agreement, mayAgree, type Voter } from "./agreement";
import type { Approvers, Tier } from "./approval-policy";

const of = (entry: Partial<Approvers>): Approvers => ({ roles: [], teamIds: [], memberIds: [], count: 1, ...entry });
const voter = (memberId: string, role: string, ...teamIds: string[]): Voter => ({ memberId, role, teamIds });
const enough = (tier: Tier, ...voters: Voter[]) => agreement(tier, voters).enough;

test("all-of needs every entry by people of its own, any-of one entry, and N of them are N people [P1]", () => {
  const managerAndFinance: Tier = { name: "both", mode: "all", approvers: [of({ roles: ["manager"] }), of({ teamIds: ["finance"] })] };
  const managerInFinance = voter("m", "manager", "finance");
  expect(enough(managerAndFinance, managerInFinance)).toBe(false);
  expect(enough(managerAndFinance, managerInFinance, voter("f", "reviewer", "finance"))).toBe(true);
  expect(enough(managerAndFinance, voter("f", "reviewer", "finance"), managerInFinance)).toBe(true);
  expect(enough({ ...managerAndFinance, mode: "any" }, voter("f", "reviewer", "finance"))).toBe(true);
  const twoReviewers: Tier = { name: "two", mode: "any", approvers: [of({ roles: ["reviewer"], count: 2 }), of({ memberIds: ["boss"] })] };
  expect(enough(twoReviewers, voter("a", "reviewer"))).toBe(false);
  expect(enough(twoReviewers, voter("a", "reviewer"), voter("b", "reviewer"))).toBe(true);
  expect(enough(twoReviewers, voter("boss", "owner"))).toBe(true);
  expect(mayAgree(twoReviewers, voter("x", "owner"))).toBe(false);
});

const someVoter = (index: number) =>
  fc.record({ memberId: fc.constant(`m${index}`), role: fc.constantFrom("reviewer", "manager"), teamIds: fc.subarray(["a", "b"]) });
const voters = fc.integer({ min: 0, max: 5 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => someVoter(index))));
const entries = fc.array(
  fc.record({
    roles: fc.subarray(["reviewer", "manager"]),
    teamIds: fc.subarray(["a", "b"]),
    memberIds: fc.subarray(["m0", "m1"]),
    count: fc.integer({ min: 1, max: 2 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Every way of giving people to places, tried one after the other. */
function canBeSeated(approvers: readonly Approvers[], people: readonly Voter[]): boolean {
  const [first, ...rest] = approvers.flatMap((entry) => Array.from({ length: entry.count }, () => ({ ...entry, count: 1 })));
  if (!first) return true;
  return people.some(
    (person) =>
      mayAgree({ name: "", mode: "any", approvers: [first] }, person) &&
      canBeSeated(
        rest,
        people.filter((each) => each !== person),
      ),
  );
}

test("all-of is enough exactly when some seating fills every place, whatever order people agreed in [P1]", () => {
  fc.assert(
    fc.property(entries, voters, (approvers, people) => {
      const tier: Tier = { name: "t", mode: "all", approvers };
      expect(agreement(tier, people).enough).toBe(canBeSeated(approvers, people));
      expect(agreement(tier, people.toReversed()).enough).toBe(agreement(tier, people).enough);
    }),
  );
});
