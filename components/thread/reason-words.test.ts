import { expect, test } from "vitest";
import fc from "fast-check";
import { reasonSchema } from "@/lib/contracts/api/reason";
import type { WireReason } from "@/lib/contracts/api/reason";
import { decisionWords, languageName, reasonChip, reasonClause, reasonSentence, valueAndLimit } from "./reason-words";

const span = { start: 0, end: 4 };
const reasons: { [Code in WireReason["code"]]: Extract<WireReason, { code: Code }> } = {
  explicit_request: { code: "explicit_request", rule: "talk_to_person", language: "de", span },
  sensitive_topic: { code: "sensitive_topic", topic: "billing_dispute", rule: "charged_twice", span },
  flagged_output: { code: "flagged_output", flag: "personal_data", rule: "card", score: 1, threshold: 0.5, span },
  topic_class: { code: "topic_class", topic: "none", risk: "review" },
  rule: { code: "rule", rule: "big", name: "Big sums", outcome: "handoff", found: [{ kind: "amount", name: "EUR", value: 250, limit: 100 }], teamId: "t" },
  frustration: { code: "frustration", level: "angry", score: 0.91, threshold: 0.6, shift: 0.4 },
  complex: { code: "complex", requests: 5, limit: 3, conflict: false },
  no_knowledge: { code: "no_knowledge" },
  model_failed: { code: "model_failed", kind: "timeout" },
  turn_cap: { code: "turn_cap", turns: 12, cap: 12 },
  repeated_question: { code: "repeated_question", similarity: 0.83, threshold: 0.6, count: 2 },
  out_of_scope: { code: "out_of_scope", score: 0.31, threshold: 0.5 },
  low_confidence: { code: "low_confidence", score: 0.62, threshold: 0.8 },
  draft_mode: { code: "draft_mode" },
  drawn_for_review: { code: "drawn_for_review", probability: 0.1 },
  external_failed: { code: "external_failed", kind: "timeout" },
  external_handoff: { code: "external_handoff" },
  tool_unknown: { code: "tool_unknown" },
  tool_call: { code: "tool_call", tool: "refund", unsaid: 1, person: true },
  tool_call_refused: { code: "tool_call_refused", tool: "refund", why: "arguments" },
  request_form: { code: "request_form", form: "refund" },
  small_talk: { code: "small_talk", kind: "thanks", language: "de" },
  request_open: { code: "request_open" },
  stopped: { code: "stopped", scope: "bot" },
  external_answered: { code: "external_answered", score: null, threshold: 0.8 },
  answered: { code: "answered", score: 0.93, threshold: 0.9 },
  drawn_for_grading: { code: "drawn_for_grading", probability: 0.05 },
  visitor_button: { code: "visitor_button" },
  taken_over: { code: "taken_over" },
};
const codes = reasonSchema.options.map((option) => option.shape.code.value);

test("every reason code of the contract has a chip and a sentence in words [E10]", () => {
  expect(Object.keys(reasons).sort()).toEqual([...codes].sort());
  for (const reason of Object.values(reasons)) {
    expect(reasonChip(reason.code)).not.toContain("_");
    expect(reasonSentence(reason)).toMatch(/^[A-Z“].*\.$/);
    expect(reasonSentence(reason)).not.toContain("_");
  }
});

test("a reason with a value and a limit says both [E10]", () => {
  expect(reasonClause(reasons.low_confidence)).toBe("not sure enough: confidence 0.62, limit 0.80");
  expect(reasonClause(reasons.out_of_scope)).toBe("the knowledge is not about this: scope 0.31, limit 0.50");
  expect(reasonClause(reasons.repeated_question)).toBe("the same question came back twice: similarity 0.83, limit 0.60");
  expect(reasonClause(reasons.turn_cap)).toBe("the bot had answered 12 times in this conversation, limit 12");
  expect(reasonClause(reasons.complex)).toBe("several requests in one message: 5, limit 3");
  expect(reasonClause({ ...reasons.complex, conflict: true })).toBe("the passages that answer it disagree");
  expect(
    reasonClause({
      ...reasons.complex,
      conflict: true,
      passages: [
        { articleId: "a", title: "Returns", sentence: "You have 30 days." },
        { articleId: "b", title: "Sale", sentence: "You have 14 days." },
      ],
    }),
  ).toBe("the passages that answer it disagree: “Returns” says “You have 30 days.”, “Sale” says “You have 14 days.”");
  expect(reasonClause({ ...reasons.complex, requests: 1, steps: 7, stepLimit: 6 })).toBe("many steps in one message: 7, limit 6");
  expect(reasonClause({ ...reasons.complex, steps: 7, stepLimit: 6 })).toBe(
    "several requests in one message: 5, limit 3; many steps in one message: 7, limit 6",
  );
  expect(reasonClause(reasons.answered)).toBe("confidence 0.93, limit 0.90");
  expect(reasonClause({ ...reasons.low_confidence, topic: "refund" })).toBe("not sure enough: confidence 0.62, limit 0.80 for refund");
  expect(reasonClause(reasons.rule)).toBe("rule “Big sums”, amount 250 EUR, limit 100");
});

test("the line of a decision names the act, the first reason and that an answer is not certified [E10]", () => {
  expect(decisionWords({ action: "answer", outcome: "applied", reasons: [reasons.answered] })).toEqual({
    lead: "Answered",
    clause: "confidence 0.93, limit 0.90",
    notCertified: true,
  });
  expect(decisionWords({ action: "handoff", outcome: "applied", reasons: [reasons.explicit_request, reasons.low_confidence] })).toEqual({
    lead: "Handed over",
    clause: "the visitor asked for a person in German",
    notCertified: false,
  });
  expect(decisionWords({ action: "hold", outcome: "applied", reasons: [reasons.draft_mode, reasons.answered] }).lead).toBe("Held for a person");
});

test("a late result of the bot is said to be kept back, never to be sent [Q7]", () => {
  expect(decisionWords({ action: "answer", outcome: "superseded", reasons: [reasons.answered] })).toEqual({
    lead: "Kept back",
    clause: "a person had taken over before the bot was done; it would have answered (confidence 0.93, limit 0.90)",
    notCertified: false,
  });
});

test("rounding never hides on which side of its limit a value lies [E10]", () => {
  expect(valueAndLimit(0.8996, 0.9)).toEqual({ value: "0.8996", limit: "0.9000" });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (value, limit) => {
      const written = valueAndLimit(value, limit);
      expect(written.value === written.limit).toBe(value === limit);
      expect(Math.sign(Number(written.value) - Number(written.limit))).toBe(Math.sign(value - limit));
    }),
  );
});

test("a difference between people names the attribute [M1]", () => {
  expect(reasonClause({ ...reasons.flagged_output, flag: "bias", rule: "family", score: 0.9 })).toBe(
    "the bot treats people differently by pregnancy or family: score 0.90, limit 0.50",
  );
});

test("a limit that nothing can reach is said in words", () => {
  expect(reasonClause({ code: "low_confidence", score: 0.5, threshold: 2 })).toBe("not sure enough: confidence 0.50, limit out of reach");
});

test("what the classifier heard says its score and limit [E5]", () => {
  const heard = { code: "sensitive_topic", topic: "refund", rule: "classifier:1", span, kind: "classifier", score: 0.83, limit: 0.7 } as const;
  expect(reasonSchema.parse(heard)).toEqual(heard);
  expect(reasonClause(heard)).toBe("sensitive topic: refund, heard by the classifier: score 0.83, limit 0.70");
});

test("codes, topics, failures and languages of a newer server are shown and break nothing", () => {
  expect(reasonChip("brand_new")).toBe("brand new");
  expect(reasonClause({ code: "brand_new" } as unknown as WireReason)).toBe("brand new");
  expect(reasonClause({ code: "sensitive_topic", topic: "own_topic", rule: "r", span })).toBe("sensitive topic: own topic");
  expect(reasonClause({ code: "model_failed", kind: "melted_down" })).toBe("the language model failed: melted down");
  expect(languageName("not a language")).toBe("not a language");
});
