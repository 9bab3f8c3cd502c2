import { expect, test } from "vitest";
import { refundPolicy } from "@/lib/testing/approval-world";
import { chooseTier } from "../approval/choose-tier";
import { outcomeOf, type CallOutcome } from "./tool-call";
import { approvalOfPolicy, policyOfTool, type ToolApproval } from "./tool-approval";

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

test("a rule in three words is the policy that it stands for and is read back from it; a policy that says more is not [B6] [P1]", () => {
  const { schema } = refundPolicy;
  const rules: ToolApproval[] = [{ kind: "none" }, { kind: "always" }, { kind: "above", field: "amount", limit: 5_000, currency: "EUR" }];
  for (const rule of rules) expect(approvalOfPolicy(policyOfTool(schema, rule))).toEqual(rule);
  expect(approvalOfPolicy(refundPolicy)).toEqual({ kind: "rules" });
  const above = policyOfTool(schema, { kind: "above", field: "amount", limit: 5_000, currency: "EUR" });
  const needs = (minor: number, currency = "EUR") => chooseTier(above, { amount: { minor, currency } }) !== null;
  expect([needs(5_000), needs(5_001), needs(1, "USD"), chooseTier(above, {}) !== null]).toEqual([false, true, true, true]);
});
