import { expect, test } from "vitest";
import type { Tier } from "./approval-policy";
import { approve, type ApprovalState, begin, close, edit, expires, finish } from "./decide-approval";

const [a, b] = ["a".repeat(64), "b".repeat(64)];
const two: Tier = { name: "two", mode: "all", approvers: [{ roles: ["reviewer"], teamIds: [], memberIds: [], count: 2 }] };
const one: Tier = { ...two, approvers: [{ roles: ["reviewer"], teamIds: [], memberIds: [], count: 1 }] };
const anna = { memberId: "anna", role: "reviewer", teamIds: [] };
const bert = { memberId: "bert", role: "reviewer", teamIds: [] };
const agent = { memberId: "agent", role: "agent", teamIds: [] };
const state = (over: Partial<ApprovalState> = {}): ApprovalState => ({
  status: "pending",
  version: 1,
  argumentsSha256: a,
  isEdited: false,
  tier: one,
  requestedByMember: "carl",
  voters: [],
  expiresAt: 1_000,
  executionId: null,
  ...over,
});
const seen = { version: 1, argumentsSha256: a };

test("who is enough approves; where more are needed it waits, and the same person again is no second one [P1]", () => {
  expect(approve(state(), anna, seen, 0)).toEqual({ becomes: "approved", again: false });
  expect(approve(state({ isEdited: true }), anna, seen, 0)).toEqual({ becomes: "edited", again: false });
  expect(approve(state({ tier: two }), anna, seen, 0)).toEqual({ becomes: "pending", again: false });
  expect(approve(state({ tier: two, voters: [anna] }), anna, seen, 0)).toEqual({ becomes: "pending", again: true });
  expect(approve(state({ tier: two, voters: [anna] }), bert, seen, 0)).toEqual({ becomes: "approved", again: false });
});

test("an approval is of exactly what was seen, by an approver, by nobody for themselves, and at its expiry it is late [P3]", () => {
  expect(approve(state(), anna, { ...seen, argumentsSha256: b }, 0)).toEqual({ refused: "changed" });
  expect(approve(state({ version: 2 }), anna, seen, 0)).toEqual({ refused: "changed" });
  expect(approve(state(), agent, seen, 0)).toEqual({ refused: "not_an_approver" });
  expect(approve(state({ requestedByMember: "anna" }), anna, seen, 0)).toEqual({ refused: "own_request" });
  expect(approve(state(), anna, seen, 999)).toMatchObject({ becomes: "approved" });
  expect(approve(state(), anna, seen, 1_000)).toEqual({ refused: "expired" });
  expect(approve(state({ status: "rejected" }), anna, seen, 0)).toEqual({ refused: "decided" });
});

test("an edit asks for a new agreement in which the editor's counts, under the tier of the new arguments [P2]", () => {
  expect(edit(state({ tier: two, voters: [bert] }), anna, seen, two, 0)).toEqual({ becomes: "pending", agrees: true });
  expect(edit(state({ tier: two, voters: [bert] }), anna, seen, one, 0)).toEqual({ becomes: "edited", agrees: true });
  expect(edit(state(), anna, seen, null, 0)).toEqual({ becomes: "edited", agrees: false });
  expect(edit(state(), agent, seen, null, 0)).toEqual({ refused: "not_an_approver" });
  expect(edit(state({ requestedByMember: "anna" }), anna, seen, one, 0)).toEqual({ refused: "own_request" });
});

test("whoever asked may take it back; others reject or respond as approvers [P2]", () => {
  expect(close(state({ requestedByMember: "agent" }), agent, "rejected", seen, 0)).toEqual({ becomes: "rejected" });
  expect(close(state({ requestedByMember: "agent" }), agent, "responded", seen, 0)).toEqual({ refused: "own_request" });
  expect(close(state(), agent, "rejected", seen, 0)).toEqual({ refused: "not_an_approver" });
  expect(close(state(), anna, "responded", seen, 0)).toEqual({ becomes: "responded" });
});

test("what was approved is begun once, in time, with the hash that was approved, and ends once [P3]", () => {
  const approved = state({ status: "approved" });
  expect(begin(state(), "x", a, 0)).toEqual({ refused: "not_approved" });
  expect(begin(approved, "x", b, 0)).toEqual({ refused: "changed" });
  expect(begin(approved, "x", a, 1_000)).toEqual({ refused: "expired" });
  expect(begin(approved, "x", a, 999)).toEqual({ begun: true, again: false });
  const begun = state({ status: "approved", executionId: "x" });
  expect(begin(begun, "x", a, 5_000)).toEqual({ begun: true, again: true });
  expect(begin(begun, "y", a, 0)).toEqual({ refused: "used" });
  expect(finish(approved, "x", "executed")).toEqual({ refused: "not_approved" });
  expect(finish(begun, "y", "executed")).toEqual({ refused: "used" });
  expect(finish(begun, "x", "failed")).toEqual({ becomes: "failed", again: false });
  expect(finish({ ...begun, status: "failed" }, "x", "failed")).toEqual({ becomes: "failed", again: true });
  expect(finish({ ...begun, status: "failed" }, "x", "executed")).toEqual({ refused: "used" });
});

test("what nobody decided or began in time expires; what was begun waits for its end [P3]", () => {
  expect(expires(state(), 999)).toBe(false);
  expect(expires(state(), 1_000)).toBe(true);
  expect(expires(state({ status: "edited" }), 1_000)).toBe(true);
  expect(expires(state({ status: "edited", executionId: "x" }), 1_000)).toBe(false);
  expect(expires(state({ status: "rejected" }), 1_000)).toBe(false);
});
