import { expect, it } from "vitest";
import { hashWords, noText, packBuckets, scoreSmall, unpackBuckets } from "./small-model";
import { trainSmallModel } from "./train-small-model";

const texts = ["the parcel is late", "late again", "my parcel came late", "a lovely tent", "what a lovely day", "lovely people"];
const examples = texts.map((text, place) => ({ text: hashWords(text, 1024), named: { place: 0 }, positive: place < 3 }));

it("a small model learns words and tells unseen texts apart, the same on every run [E4]", () => {
  const model = trainSmallModel(examples, { buckets: 1024, cost: 5 });
  expect(trainSmallModel(examples, { buckets: 1024, cost: 5 })).toEqual(model);
  const score = (text: string) => scoreSmall(model, hashWords(text, 1024), {});
  expect(score("it is late")).toBeGreaterThan(score("it is lovely"));
});

it("a small model of named measures alone needs no text, and ignores measures that it does not know [E4]", () => {
  const model = trainSmallModel(
    [0, 1, 2, 3].map((value) => ({ text: noText, named: { value }, positive: value > 1 })),
    { buckets: 0, cost: 10, namedShare: 1 },
  );
  expect(scoreSmall(model, noText, { value: 3 })).toBeGreaterThan(scoreSmall(model, noText, { value: 0 }));
  expect(scoreSmall(model, noText, { value: 3, other: 100 })).toBe(scoreSmall(model, noText, { value: 3 }));
});

it("packed buckets are read back byte for byte [E4]", () => {
  const buckets = Int8Array.from({ length: 256 }, (_, index) => index - 128);
  expect(unpackBuckets(packBuckets(buckets))).toEqual(buckets);
});
