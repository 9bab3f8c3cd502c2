import { expect, test } from "vitest";
import type { AuditStatus } from "@/lib/contracts/api/audit";
import { chainState, problemWords } from "./chain-words";

const status: AuditStatus = {
  sealed: 815,
  pending: 0,
  oldestPendingMs: null,
  headHash: "h",
  checkpoint: null,
  lastVerified: { seq: 812, at: "2026-11-22T10:00:00.000Z", problem: null },
  publicKey: "k",
};

test("the line says how much was verified and what has been sealed since [C2]", () => {
  expect(chainState(status)).toEqual({
    kind: "verified",
    sentence: "Verified: all 812 records intact and in order. 3 records sealed since.",
    pending: null,
    late: false,
  });
  expect(chainState({ ...status, lastVerified: null })).toMatchObject({ kind: "unverified", sentence: "815 records sealed, not verified yet." });
});

test("a broken chain names its first bad record, in words [Q12]", () => {
  const broken = chainState({ ...status, lastVerified: { seq: 57, at: "2026-11-22T10:00:00.000Z", problem: "event 57: hash_differs" } });
  expect(broken.kind).toBe("broken");
  expect(broken.sentence).toContain("event no. 57, its content was changed");
  expect(problemWords("message 018f4f3e-0000-7000-8000-000000000001: text_differs")).toBe("message 018f4f3e-0000-7000-8000-000000000001, its text was changed");
  expect(problemWords("something else")).toBe("something else");
});

test("facts that wait are said, and an alarm after five seconds [Q12]", () => {
  expect(chainState({ ...status, pending: 1, oldestPendingMs: 300 })).toMatchObject({
    pending: "1 fact waits to be sealed, for less than a second",
    late: false,
  });
  expect(chainState({ ...status, pending: 3, oldestPendingMs: 6400 })).toMatchObject({ pending: "3 facts wait to be sealed, the oldest for 6 s", late: true });
});
