import fc from "fast-check";
import { expect, test } from "vitest";
import { calibrate, type DrawnAnswer } from "./audited-sample";

const wanted = { alpha: 0.05, delta: 0.1, outsideShare: null };

function answers(count: number, change: (place: number) => Partial<DrawnAnswer> = () => ({})): DrawnAnswer[] {
  return Array.from({ length: count }, (_, place) => ({
    topic: "none",
    score: 0.5 + (place % 50) / 100,
    draw: (place % 20) / 400,
    probability: 0.05,
    right: true,
    causes: [],
    at: place,
    ...change(place),
  }));
}

test("each topic has a certificate of its own or says how many grades it lacks; a partly right answer is not right [E12]", () => {
  const found = calibrate(
    answers(138, (place) => (place < 38 ? { topic: "shoes" } : {})),
    wanted,
  );
  expect(found.topics.map(({ topic, certificate }) => [topic, certificate.kind])).toEqual([
    ["none", "certified"],
    ["shoes", "too_few"],
  ]);
  expect(found.topics[1]).toMatchObject({ drawn: 38, graded: 38, certificate: { graded: 38, needed: 67 } });
  expect(found.all).toMatchObject({ drawn: 138, graded: 138, wrong: 0, certificate: { kind: "certified" } });
});

test("a drawn answer that was passed over counts as wrong; one that is newer than every grade waits [E12] [M2]", () => {
  const skipped = calibrate(
    answers(200, (place) => (place % 4 === 0 ? { right: null } : {})),
    wanted,
  );
  expect(skipped.all).toMatchObject({ graded: 150, passedOver: 50, waiting: 0, certificate: { kind: "too_wrong" } });
  const waiting = calibrate(
    answers(200, (place) => (place >= 150 ? { right: null } : {})),
    wanted,
  );
  expect(waiting.all).toMatchObject({ graded: 150, passedOver: 0, waiting: 50, certificate: { kind: "certified", wrong: 0, graded: 150 } });
});

test("answers that were drawn with a greater chance do not count for more: only what the smallest chance had drawn, too [E12] [M2]", () => {
  const rare = answers(100);
  const often = answers(400, (place) => ({ draw: place / 400, probability: 1, right: false }));
  const { certificate } = calibrate([...rare, ...often], wanted).all;
  // of the four hundred 20 lie below 0.05
  expect(certificate).toMatchObject({ kind: "too_wrong", graded: 120 });
});

test("nothing graded, nothing known of the draw, or no score: nothing is certified and nothing drawn [E12] [Q9]", () => {
  expect(calibrate([], wanted)).toMatchObject({ all: { drawn: 0, certificate: { kind: "too_few", graded: 0 } }, topics: [], reliability: [], curve: [] });
  expect(
    calibrate(
      answers(300, () => ({ draw: null })),
      wanted,
    ).all.certificate,
  ).toMatchObject({ kind: "too_few", graded: 0 });
  expect(
    calibrate(
      answers(300, () => ({ score: null })),
      wanted,
    ).all.certificate,
  ).toMatchObject({ kind: "too_few", graded: 0 });
});

const drawn = fc
  .record({
    topic: fc.constantFrom("none", "refund"),
    score: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    draw: fc.option(fc.double({ min: 0, max: 0.05, noNaN: true })),
    right: fc.option(fc.boolean()),
    at: fc.integer({ min: 0, max: 1000 }),
  })
  .map((some) => ({ ...some, causes: some.right === false ? [null] : [], probability: 0.05 }));

test("the order of the answers is of no effect, and every drawn answer is graded, waiting or passed over [E12]", () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 300 }), (some) => {
      const found = calibrate(some, { ...wanted, alpha: 0.3 });
      expect(calibrate([...some].reverse(), { ...wanted, alpha: 0.3 }).topics).toEqual(found.topics);
      for (const { drawn: all, graded, waiting, passedOver } of [found.all, ...found.topics]) expect(graded + waiting + passedOver).toBe(all);
    }),
  );
});

/** 600 answers, every tenth of them wrong at the lowest scores, for these causes. */
const withWrong = (causes: readonly (string | null)[]) => answers(600, (place) => (place % 10 === 0 ? { right: false, causes, score: place / 1e4 } : {}));
const robust = { ...wanted, outsideShare: 0.2 };

test("a stated share is shown by grades that say the knowledge lacks it, and certifies no more than what was seen [E12]", () => {
  const [seen, stated] = [wanted, robust].map((asked) => calibrate(withWrong(["not_in_knowledge", "not_in_knowledge"]), asked).all.certificate);
  expect([seen, stated]).toMatchObject([{ kind: "certified" }, { kind: "certified" }]);
  if (seen?.kind !== "certified" || stated?.kind !== "certified") return;
  expect(stated.answered).toBeLessThanOrEqual(seen.answered);
  expect(calibrate(withWrong(["not_in_knowledge"]), { ...wanted, outsideShare: 0.9 }).all.certificate).toMatchObject({
    kind: "too_few",
    outside: { graded: 60, needed: expect.any(Number) as number },
  });
});

test("a wrong answer for another cause is inside, and without grades outside a stated share is not certifiable: it says how many are missing [E12]", () => {
  expect(calibrate(withWrong(["outdated"]), robust).all.certificate).toMatchObject({ kind: "too_few", graded: 600, outside: { graded: 0 } });
  expect(calibrate(withWrong(["outdated"]), wanted).all.certificate).toMatchObject({ kind: "certified" });
});

test("wrong without a cause, with graders of two minds, or passed over may be outside and is among the grades that show nothing of it [E12]", () => {
  for (const causes of [[null], ["other"], ["not_in_knowledge", "outdated"], []])
    expect(calibrate(withWrong(causes), robust).all.certificate).toMatchObject({ kind: "too_few", outside: { graded: 0 } });
});
