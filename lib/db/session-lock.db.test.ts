import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { withSessionLock } from "./session-lock";

await testDatabase();

test("one at a time has a lock; it is free at once after what failed, as after what did not [Q8]", async () => {
  const inside = await withSessionLock("a", async () => [
    await withSessionLock("a", () => Promise.resolve(1)),
    await withSessionLock("b", () => Promise.resolve(2)),
  ]);
  expect(inside).toEqual([null, 2]);
  for (let count = 0; count < 50; count += 1) {
    await expect(withSessionLock("a", () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    expect(await withSessionLock("a", () => Promise.resolve(count))).toBe(count);
  }
});
