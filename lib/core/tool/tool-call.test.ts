import { expect, test } from "vitest";
import { outcomeOf, type CallOutcome } from "./tool-call";

test("what cannot have arrived has failed, what may have been read and a receiver that broke are unknown, a refusal has failed [B6]", () => {
  const of = (status: number) => outcomeOf({ kind: "answered", status }).status;
  expect([200, 204, 302, 400, 409, 429, 500, 502, 504].map(of)).toEqual<CallOutcome["status"][]>([
    "succeeded",
    "succeeded",
    "failed",
    "failed",
    "failed",
    "failed",
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(outcomeOf({ kind: "not_sent", error: "unreachable" })).toEqual({ status: "failed", error: "unreachable" });
  expect(outcomeOf({ kind: "sent", error: "timeout_answer" })).toEqual({ status: "unknown", error: "timeout_answer" });
});
