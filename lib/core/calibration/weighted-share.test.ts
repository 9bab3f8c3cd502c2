import { expect, test } from "vitest";
import { drawOf } from "../kernel/draw-sample";
import { weightedShare } from "./weighted-share";

test("of turns drawn with different chances the weighted share is that of all of them, where the plain one is not [M2]", () => {
  const all = Array.from({ length: 40_000 }, (_, at) => {
    const probability = at % 4 === 0 ? 0.5 : 0.05;
    return { probability, hit: at % 4 === 0 ? at % 5 !== 0 : at % 10 === 1, draw: drawOf(`turn ${at}`) };
  });
  const truth = all.filter(({ hit }) => hit).length / all.length;
  const drawn = all.filter(({ draw, probability }) => draw < probability);
  const plain = drawn.filter(({ hit }) => hit).length / drawn.length;
  expect(Math.abs((weightedShare(drawn) ?? 0) - truth)).toBeLessThan(0.02);
  expect(Math.abs(plain - truth)).toBeGreaterThan(0.2);
  expect(weightedShare([])).toBeNull();
});
