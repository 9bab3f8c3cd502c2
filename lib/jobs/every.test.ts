import { expect, test } from "vitest";
import { setEnvironment } from "@/lib/testing/database";
import { every } from "./every";

test("periodic work goes on after a failure and ends with its process [Q15]", async () => {
  setEnvironment({});
  const stopping = new AbortController();
  let runs = 0;
  await every(
    0,
    "test",
    async () => {
      runs += 1;
      if (runs === 3) stopping.abort();
      throw new Error("broken");
    },
    stopping.signal,
  );
  expect(runs).toBe(3);
});
