import fc from "fast-check";
import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

test("after signing in nobody is led to another site [S1]", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
        fc.string().map((text) => `//${text}`),
      ),
      (next) => {
        const target = new URL(safeNext(next), "https://handrail.example");
        expect(target.origin).toBe("https://handrail.example");
      },
    ),
    { numRuns: 500 },
  );
});

test("the page that asked to sign in is where one comes back to [S1]", () => {
  expect(safeNext("/w/fernweg/inbox?view=mine")).toBe("/w/fernweg/inbox?view=mine");
  expect(safeNext(null)).toBe("/w");
  expect(safeNext("//evil.example/x")).toBe("/w");
  expect(safeNext("/\\evil.example")).toBe("/w");
});
