import { expect, test } from "vitest";
import { dueWords, keeperWords, queueWords } from "./review-words";

test("a shift reads how many are left, and how many are due [R6]", () => {
  expect(queueWords({ waiting: 12, dueSoon: 3 })).toBe("12 left, 3 due in 10 minutes");
  expect(queueWords({ waiting: 501, dueSoon: 0 })).toBe("more than 500 left");
  expect(queueWords({ waiting: 0, dueSoon: 0 })).toBe("Nothing left");
});

test("a draft says how long there is, and how long it is over its time [R5]", () => {
  const now = Date.parse("2026-11-26T12:00:00.000Z");
  expect(dueWords({ dueAt: "2026-11-26T12:30:00.000Z" }, now)).toEqual({ words: "due in 30 min", isUrgent: false });
  expect(dueWords({ dueAt: "2026-11-26T12:09:00.000Z" }, now)).toEqual({ words: "due in 9 min", isUrgent: true });
  expect(dueWords({ dueAt: "2026-11-26T09:00:00.000Z" }, now)).toEqual({ words: "3 h over its time", isUrgent: true });
  expect(dueWords({ dueAt: null }, now)).toBeNull();
});

test("who has a draft open or its conversation is named, oneself never [R4]", () => {
  const lease = { by: { id: "mem_b", name: "Ben" }, until: "2026-11-26T12:02:00.000Z" };
  expect(keeperWords({ lease, assignee: null }, "mem_a", () => "12:02")).toContain("Ben has this draft open until 12:02.");
  expect(keeperWords({ lease, assignee: null }, "mem_b", () => "12:02")).toBeNull();
  expect(keeperWords({ lease, assignee: { id: "mem_a", name: "Ada" } }, "mem_a", () => "12:02")).toBeNull();
  expect(keeperWords({ lease: null, assignee: { id: "mem_b", name: "Ben" } }, "mem_a", () => "12:02")).toBe("Ben has this conversation.");
});
