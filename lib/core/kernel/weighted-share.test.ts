import { expect, test } from "vitest";
import { drawOf } from "./draw-sample";
import { weightedShare } from "./weighted-share";

test("of turns drawn with different chances the weighted share is that of all of them, where the plain one is not [M2]", () => {
  const all = Array.from({ length: 40_000 }, (_, at) => {
    const probability = at % 4 === 0 ? 0.5 : 0.05;
    return { probability, hit: at % 4 === 0 ? at % 5 !== 0 : at % 10 === 1, draw: drawOf(`turn ${at}`) };
  });
  const truth = all.filter(({ hit }) => hit).length / all.length;
  const drawn = all.filter(({ draw, probability }) => draw < probability);
  const plain = drawn.filter(({ hit }) => hit).length / drawn.length;
  expect(Math.abs((weightedShare(drawn)?.value ?? 0) - truth)).toBeLessThan(0.02);
  expect(Math.abs(plain - truth)).toBeGreaterThan(0.2);
  expect(weightedShare([])).toBeNull();
});

test("its interval holds the truth in about as many draws as it says, also where hardly any were drawn [M2]", () => {
  const rounds = 400;
  let held = 0;
  for (let round = 0; round < rounds; round += 1) {
    // of 300 turns a third was needed among those that are drawn at 0.4, nine in ten among the others, drawn at 0.1
    const drawn = Array.from({ length: 300 }, (_, at) => ({
      probability: at % 3 === 0 ? 0.4 : 0.1,
      hit: at % 3 === 0 ? at % 9 === 0 : at % 10 !== 0,
      draw: drawOf(`${round} ${at}`),
    }));
    const truth = drawn.filter(({ hit }) => hit).length / drawn.length;
    const share = weightedShare(drawn.filter(({ draw, probability }) => draw < probability));
    if (share && share.low <= truth && truth <= share.high) held += 1;
  }
  expect(held / rounds).toBeGreaterThan(0.92);
  expect(weightedShare([{ hit: true, probability: 1 }])).toMatchObject({ value: 1, high: 1 });
  expect(weightedShare([{ hit: true, probability: 1 }])?.low).toBeLessThan(0.3);
});
