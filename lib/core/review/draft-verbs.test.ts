import { expect, test } from "vitest";
import { approve, assign, type DraftPlace, type DraftState, edit, escalatedForMs, expire, lease, leaseMs, reject, respond, settle } from "./draft-verbs";

const now = new Date("2026-11-26T12:00:00.000Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const waiting: DraftState = {
  status: "pending_review",
  version: 1,
  contentSha256: "a",
  text: "Thirty days.",
  decidedByName: null,
  decidedAt: null,
  leaseBy: null,
  leaseByName: null,
  leaseUntil: null,
  dueAt: later(60_000),
  escalatedAt: null,
  ownerId: null,
  outcome: "escalate",
  approvalsNeeded: 1,
  approvedBy: [],
  isRevised: false,
};
const withBot: DraftPlace = { handledBy: "bot", assigneeId: null, assigneeName: null };
const ada = { reviewerId: "ada", version: 1, contentSha256: "a", now };

test("what was seen is sent; another version, another hash or erased words are refused with what stands there now [R3] [Q2]", () => {
  expect(approve(waiting, withBot, ada)).toEqual({ kind: "done", status: "approved" });
  expect(edit(waiting, withBot, { ...ada, text: "Sixty days." })).toEqual({ kind: "done", status: "edited" });
  expect(edit(waiting, withBot, { ...ada, text: "Thirty days." })).toEqual({ kind: "done", status: "approved" });
  for (const other of [{ version: 2 }, { contentSha256: "b" }])
    expect(approve(waiting, withBot, { ...ada, ...other })).toEqual({ kind: "changed", version: 1, contentSha256: "a" });
  expect(approve({ ...waiting, text: null }, withBot, ada).kind).toBe("changed");
});

test("every status but waiting is the last one, and says who decided and when [R3] [Q1]", () => {
  for (const status of ["approved", "edited", "rejected", "responded", "cancelled", "expired", "superseded", "sent"] as const) {
    const draft = { ...waiting, status, decidedByName: "Ben", decidedAt: "2026-11-26T11:00:00.000Z" };
    for (const verdict of [
      approve(draft, withBot, ada),
      edit(draft, withBot, { ...ada, text: "x" }),
      reject(draft, withBot, ada),
      respond(draft, withBot, ada),
      lease(draft, withBot, ada),
      assign(draft, "ada"),
    ])
      expect(verdict).toEqual({ kind: "decided", by: "Ben", at: "2026-11-26T11:00:00.000Z", status });
    expect(settle(draft, "resolved")).toBeNull();
    expect(expire(draft, later(escalatedForMs * 9))).toBeNull();
  }
});

test("an open draft is nobody else's until its lease ends; it gives way to the person who has the conversation [R4] [Q6]", () => {
  const leased = { ...waiting, leaseBy: "ben", leaseByName: "Ben", leaseUntil: later(leaseMs) };
  const held = { kind: "held", by: "Ben", until: later(leaseMs) };
  expect(lease(leased, withBot, ada)).toEqual(held);
  expect([approve(leased, withBot, ada), reject(leased, withBot, ada), respond(leased, withBot, ada)]).toEqual([held, held, held]);
  expect(approve(leased, withBot, { ...ada, now: later(leaseMs) }).kind).toBe("done");
  expect(lease(leased, withBot, { ...ada, reviewerId: "ben" })).toEqual({ kind: "done", until: later(leaseMs), isNew: false });
  const withAda: DraftPlace = { handledBy: "human", assigneeId: "ada", assigneeName: "Ada" };
  expect(approve(leased, withAda, ada).kind).toBe("done");
  expect(approve(leased, withAda, { ...ada, reviewerId: "ben" })).toEqual({ kind: "held", by: "Ada", until: null });
});

test("where two people have to approve, the first is counted, the same one is refused and another sends; other words begin again with who wrote them [R4] [Q2]", () => {
  const two = { ...waiting, approvalsNeeded: 2 };
  const byAda = { ...two, approvedBy: [{ id: "ada", name: "Ada" }] };
  const ben = { ...ada, reviewerId: "ben" };
  expect(approve(two, withBot, ada)).toEqual({ kind: "agreed" });
  expect(approve(byAda, withBot, ada)).toEqual({ kind: "own" });
  expect(approve(byAda, withBot, ben)).toEqual({ kind: "done", status: "approved" });
  expect(approve({ ...byAda, isRevised: true }, withBot, ben)).toEqual({ kind: "done", status: "edited" });
  expect(edit(byAda, withBot, { ...ben, text: "Sixty days." })).toEqual({ kind: "revised" });
  expect(edit(byAda, withBot, { ...ben, text: "Thirty days." })).toEqual({ kind: "done", status: "approved" });
  expect(approve(byAda, withBot, { ...ben, contentSha256: "b" }).kind).toBe("changed");
  const withAda: DraftPlace = { handledBy: "human", assigneeId: "ada", assigneeName: "Ada" };
  expect(approve(two, withAda, ben)).toEqual({ kind: "held", by: "Ada", until: null });
  expect(approve(byAda, withAda, ben)).toEqual({ kind: "done", status: "approved" });
});

test("time that is over asks people, then ends the draft; it never sends [R5] [Q10]", () => {
  expect(expire(waiting, later(59_999))).toBeNull();
  expect(expire(waiting, later(60_000))).toBe("escalate");
  const escalated = { ...waiting, escalatedAt: now };
  expect(expire(escalated, later(escalatedForMs - 1))).toBeNull();
  expect(expire(escalated, later(escalatedForMs))).toBe("expired");
  expect(expire({ ...waiting, outcome: "expire" }, later(59_999))).toBeNull();
  expect(expire({ ...waiting, outcome: "expire" }, later(60_000))).toBe("expired");
  expect(expire({ ...waiting, dueAt: null }, later(escalatedForMs * 9))).toBeNull();
});
