import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tarEnd, tarHeader, tarPadding } from "./tar";

test("what is framed is read by tar with its name, size and bytes, whatever the bytes [S1]", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      const archive = Buffer.concat([tarHeader("export/files/x", bytes.length, new Date(1_764_000_000_000)), bytes, tarPadding(bytes.length), tarEnd()]);
      expect(archive.length % 512).toBe(0);
      expect(execFileSync("tar", ["-xOf", "-"], { input: archive })).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 20 },
  );
});

test("a name or a size that a header cannot hold is refused, not cut [S1]", () => {
  expect(() => tarHeader("x".repeat(101), 1, new Date(0))).toThrow(RangeError);
  expect(() => tarHeader("ü", 1, new Date(0))).toThrow(RangeError);
  expect(() => tarHeader("x", 8 ** 11, new Date(0))).toThrow(RangeError);
});
