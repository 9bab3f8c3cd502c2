import fc from "fast-check";
import { expect, test } from "vitest";
import { chanceOfAtMost, lowerBound, triesNeeded, upperBound } from "../kernel/binomial";
import { certifyThreshold, type GradedTurn } from "./certify-threshold";
import { areaUnderRiskCoverage, reliability, riskCoverage } from "./risk-coverage";

/** Uniform numbers of a fixed seed. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 4294967296;
  };
}

/** A tenant whose error falls with the score: what is inside is wrong with chance (1 - score) * `error`, what is outside scores low, mostly. */
const tenant = { error: 0.2 };
function drawTurn(random: () => number, outsideShare: number): GradedTurn {
  const outside = random() < outsideShare;
  const score = outside ? random() * random() : Math.sqrt(random());
  return { score, outside, wrong: outside || random() < (1 - score) * tenant.error };
}

/** The true share of wrong answers at a threshold, by the tenant's own law. */
function trueError(threshold: number, outsideShare: number): number {
  const cells = 2_000;
  let [answered, wrong] = [0, 0];
  for (let cell = 0; cell < cells; cell += 1) {
    const score = threshold + ((1 - threshold) * (cell + 0.5)) / cells;
    const inside = (1 - outsideShare) * 2 * score;
    const outside = outsideShare * -Math.log(score);
    answered += inside + outside;
    wrong += outside + inside * (1 - score) * tenant.error;
  }
  return wrong / answered;
}

const rounds = process.env.HANDRAIL_DEPTH === "full" ? 2_000 : 400;
/** Broken at most as often as said, beside what chance allows in so many rounds. */
const allowed = (delta: number) => rounds * delta + 3 * Math.sqrt(rounds * delta * (1 - delta));

test.each([
  [0.05, 0.1, null],
  [0.1, 0.1, null],
  [0.1, 0.05, 0.2],
])("over many draws a certificate of %d error is broken at most as often as %d, stated for an outside share of %s [E12]", (alpha, delta, worst) => {
  let [broken, certified] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const random = uniform(round + 1);
    const turns = Array.from({ length: worst === null ? 600 : 3_000 }, () => drawTurn(random, 0.1));
    const found = certifyThreshold(turns, { alpha, delta, outsideShare: worst });
    if (found.kind !== "certified") continue;
    certified += 1;
    if (trueError(found.threshold, worst ?? 0.1) > alpha) broken += 1;
  }
  expect(certified).toBeGreaterThan(rounds / 4);
  expect(broken).toBeLessThanOrEqual(allowed(delta));
});

test("too few grades certify nothing and say how many are needed; many wrong ones say so [E12]", () => {
  const wanted = { alpha: 0.05, delta: 0.1, outsideShare: null };
  const right = Array.from({ length: 38 }, (_, place) => ({ score: 1 - place / 100, wrong: false, outside: false }));
  expect(certifyThreshold(right, wanted)).toEqual({ kind: "too_few", graded: 38, needed: 67, outside: null });
  expect(certifyThreshold([], wanted)).toMatchObject({ kind: "too_few", graded: 0 });
  const half = Array.from({ length: 400 }, (_, place) => ({ score: 1 - place / 500, wrong: place % 2 === 0, outside: false }));
  expect(certifyThreshold(half, wanted)).toMatchObject({ kind: "too_wrong", graded: 400 });
  const nan = Array.from({ length: 400 }, () => ({ score: Number.NaN, wrong: false, outside: false }));
  expect(certifyThreshold(nan, wanted)).toMatchObject({ kind: "too_few", graded: 0 });
});

const turn = fc.record({ score: fc.integer({ min: 0, max: 20 }).map((step) => step / 20), wrong: fc.boolean(), outside: fc.boolean() });

test("the order of the grades is of no effect, turns of one score are answered together, and a worse case never certifies more [E12]", () => {
  const good = fc.tuple(fc.array(turn, { maxLength: 60 }), fc.integer({ min: 0, max: 400 }));
  fc.assert(
    fc.property(good, fc.constantFrom(0.05, 0.1, 0.3), ([some, many], alpha) => {
      const turns = [...some, ...Array.from({ length: many }, (_, place) => ({ score: 0.5 + (place % 11) / 20, wrong: false, outside: false }))];
      const wanted = { alpha, delta: 0.1, outsideShare: null };
      const found = certifyThreshold(turns, wanted);
      expect(certifyThreshold([...turns].reverse(), wanted)).toEqual(found);
      if (found.kind === "certified") {
        expect(turns.filter(({ score }) => score >= found.threshold)).toHaveLength(found.answered);
        expect(found.bound).toBeLessThanOrEqual(alpha);
      }
      const robust = [0.1, 0.5].map((outsideShare) => certifyThreshold(turns, { ...wanted, outsideShare }));
      const answered = robust.map((each) => (each.kind === "certified" ? each.answered : 0));
      expect(answered[0]).toBeGreaterThanOrEqual(answered[1] ?? 0);
    }),
  );
});

test("what a stated share lacks is enough once it is graded, and one grade less inside is not; nobody's word counts as the worse [E12]", () => {
  const many = (count: number, of: Partial<GradedTurn>): GradedTurn[] =>
    Array.from({ length: count }, () => ({ score: 0.9, wrong: false, outside: false, ...of }));
  const below = { score: 0.1, wrong: true, outside: true };
  for (const outsideShare of [0, 0.01, 0.2, 0.9])
    for (const alpha of [0.05, 0.2]) {
      const wanted = { alpha, delta: 0.1, outsideShare };
      const lacking = certifyThreshold([], wanted);
      if (lacking.kind !== "too_few" || !lacking.outside) expect.fail(lacking.kind);
      const outside = many(lacking.outside.needed, below);
      expect(certifyThreshold([...many(lacking.needed, {}), ...outside], wanted)).toMatchObject({ kind: "certified", threshold: 0.9, wrong: 0 });
      expect(certifyThreshold([...many(lacking.needed - 1, {}), ...outside], wanted)).toMatchObject({ kind: "too_few", graded: lacking.needed - 1 });
      const unsaid = certifyThreshold([...many(lacking.needed, {}), ...many(3, { wrong: true, outside: null }), ...outside], wanted);
      expect(unsaid.kind).not.toBe("certified");
      const unscored = certifyThreshold([...many(lacking.needed, {}), ...many(400, { score: Number.NaN }), ...outside], wanted);
      if (unscored.kind === "too_few") expect(unscored.needed).toBeGreaterThan(unscored.graded);
    }
});

test("labels that nobody gave never make a bound lower than any that could have been given [E12]", () => {
  const labels = fc.array(fc.record({ score: fc.constantFrom(0.2, 0.5, 0.8), outside: fc.boolean(), said: fc.boolean() }), { maxLength: 40 });
  fc.assert(
    fc.property(labels, fc.constantFrom(0.1, 0.4), (some, outsideShare) => {
      const rest = (outside: boolean, count: number, score: number) => Array.from({ length: count }, () => ({ score, wrong: outside, outside }));
      const known = [...some.map(({ score, outside }) => ({ score, wrong: true, outside })), ...rest(false, 400, 0.8), ...rest(true, 60, 0.1)];
      const hidden = known.map((turn, place) => (some[place]?.said === false ? { ...turn, outside: null } : turn));
      const [found, unsaid] = [known, hidden].map((turns) => certifyThreshold(turns, { alpha: 0.2, delta: 0.1, outsideShare }));
      if (unsaid?.kind === "certified") expect(found?.kind).toBe("certified");
    }),
  );
});

test("bounds of a share are the exact ones [E12]", () => {
  expect(chanceOfAtMost(0, 10, 0.1)).toBeCloseTo(0.9 ** 10, 12);
  expect(chanceOfAtMost(10, 10, 0.1)).toBe(1);
  expect(upperBound(0, 59, 0.05)).toBeCloseTo(1 - 0.05 ** (1 / 59), 9);
  expect(upperBound(3, 100, 0.05)).toBeCloseTo(0.0757, 3);
  expect(lowerBound(97, 100, 0.05)).toBeCloseTo(1 - 0.0757, 3);
  expect(triesNeeded(0.05, 0.05)).toBe(59);
  expect([upperBound(0, 0, 0.1), lowerBound(0, 0, 0.1)]).toEqual([1, 0]);
});

test("the curve of risk over coverage ends with all turns, and its area is the mean risk [E12]", () => {
  const turns = [0.9, 0.8, 0.8, 0.1].map((score, place) => ({ score, wrong: place === 3 }));
  expect(riskCoverage(turns)).toEqual([
    { coverage: 0.25, risk: 0, threshold: 0.9 },
    { coverage: 0.75, risk: 0, threshold: 0.8 },
    { coverage: 1, risk: 0.25, threshold: 0.1 },
  ]);
  expect(areaUnderRiskCoverage(turns)).toBeCloseTo(0.0625, 9);
  expect(reliability(turns).map(({ right, count }) => [right, count])).toEqual([
    [0, 1],
    [1, 2],
    [1, 1],
  ]);
});
