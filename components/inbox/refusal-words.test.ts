import { expect, test } from "vitest";
import { refusalWords } from "./refusal-words";

const atTime = (iso: string) => iso.slice(11, 16);

test("who loses a claim is told who has it and since when [Q6]", () => {
  const body = { claimedBy: "Diego Álvarez", claimedAt: "2026-11-22T14:03:11.000Z" };
  expect(refusalWords({ code: "already_claimed", detail: "", body }, atTime)).toBe(
    "Diego Álvarez took this conversation at 14:03, before you. You can still leave a private note.",
  );
  expect(refusalWords({ code: "already_claimed", detail: "", body: { claimedBy: { id: "mem_1", name: "Diego" } } }, atTime)).toContain(
    "Diego took this conversation, before you",
  );
  expect(refusalWords({ code: "already_claimed", detail: "", body: {} }, atTime)).toContain("Somebody else took");
});

test("who loses a decision on a draft is told who decided, when and how [Q6]", () => {
  const body = { decidedBy: "Amara", decidedAt: "2026-11-22T14:03:11.000Z", status: "rejected" };
  expect(refusalWords({ code: "already_decided", detail: "", body }, atTime)).toBe("Amara decided on this draft at 14:03, before you: it was dropped.");
});

test("any other refusal keeps the server's sentence", () => {
  expect(refusalWords({ code: "state_conflict", detail: "The conversation is resolved. Reopen it first.", body: {} }, atTime)).toBe(
    "The conversation is resolved. Reopen it first.",
  );
});
