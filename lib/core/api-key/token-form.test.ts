import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { apiKeyHint, formApiKey, isWholeApiKey } from "./token-form";

const key = () => formApiKey(randomBytes(64)) ?? "";

test("a key has its fixed prefix, 32 random characters and a checksum, and is whole [D1]", () => {
  for (let round = 0; round < 200; round += 1) {
    const made = key();
    expect(made).toMatch(/^hr_live_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}$/);
    expect(isWholeApiKey(made)).toBe(true);
    expect(apiKeyHint(made)).toBe(made.slice(0, 12));
  }
  expect(formApiKey(new Uint8Array(31))).toBeNull();
  expect(formApiKey(new Uint8Array(64).fill(255))).toBeNull();
});

test("every letter of a key is equally likely: the bytes beyond the last whole round are passed over [D1]", () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    const letters = formApiKey(new Uint8Array(32).fill(byte))?.slice(8, 9);
    if (letters) counts.set(letters, (counts.get(letters) ?? 0) + 1);
  }
  expect(counts.size).toBe(62);
  expect(new Set(counts.values())).toEqual(new Set([4]));
});

test("one wrong, missing, added or swapped character makes a key no key [D1]", () => {
  fc.assert(
    fc.property(fc.nat({ max: 46 }), fc.constantFrom(..."0Aa9Zz_-"), (place, character) => {
      const made = key();
      const changed = made.slice(0, place) + character + made.slice(place + 1);
      if (changed !== made) expect(isWholeApiKey(changed)).toBe(false);
      expect(isWholeApiKey(made.slice(0, place) + made.slice(place + 1))).toBe(false);
      expect(isWholeApiKey(made.slice(0, place) + character + made.slice(place))).toBe(false);
      const [one = "", two = ""] = made.slice(place, place + 2);
      if (one !== two && two !== "") expect(isWholeApiKey(made.slice(0, place) + two + one + made.slice(place + 2))).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("the checksum is the CRC-32 that other programs compute [D1]", () => {
  const made = key();
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const value = [...made.slice(-6)].reduce((sum, digit) => sum * 62 + alphabet.indexOf(digit), 0);
  expect(value).toBe(crc32(made.slice(0, -7)));
});
