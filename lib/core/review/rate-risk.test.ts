import { expect, test } from "vitest";
import { defaultReview } from "@/lib/core/kernel/review-policy";
import { dueAfter, rateRisk } from "./rate-risk";

const answered = { code: "answered" };

test("the gravest reason sets the risk, and the policy how long a draft of that risk may wait [R5] [R6]", () => {
  const cases: [{ code: string; topic?: string }[], number, number][] = [
    [[{ code: "topic_class", topic: "medical" }, answered], 3, 30],
    [[{ code: "flagged_output" }, answered], 3, 30],
    [[{ code: "topic_class", topic: "refund" }, { code: "draft_mode" }], 2, 60],
    [[{ code: "rule" }], 2, 60],
    [[{ code: "draft_mode" }, answered], 1, 120],
    [[answered], 0, 240],
  ];
  const at = new Date("2026-11-26T12:00:00.000Z");
  for (const [reasons, risk, minutes] of cases) {
    expect(rateRisk(reasons)).toBe(risk);
    const longer = { ...defaultReview, minutes: { grave: 31, policy: 61, held: 121, other: 241 } };
    expect(dueAfter(rateRisk(reasons), defaultReview, at).getTime() - at.getTime()).toBe(minutes * 60_000);
    expect(dueAfter(rateRisk(reasons), longer, at).getTime() - at.getTime()).toBe((minutes + 1) * 60_000);
  }
});
