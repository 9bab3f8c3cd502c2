import { expect, test } from "vitest";
import type { ApprovalPolicy } from "./approval-policy";
import type { ObjectSchema } from "./argument-schema";
import { chooseTier } from "./choose-tier";
import { approvalOfPolicy, policyOfTool, type ToolApproval } from "./tool-approval";

test("a rule in three words is the policy that it stands for and is read back from it; a policy that says more is not [B6] [P1]", () => {
  const schema: ObjectSchema = { type: "object", properties: { amount: { type: "object", format: "amount" } } };
  const rules: ToolApproval[] = [{ kind: "none" }, { kind: "always" }, { kind: "above", field: "amount", limit: 5_000, currency: "EUR" }];
  for (const rule of rules) expect(approvalOfPolicy(policyOfTool(schema, rule))).toEqual(rule);
  const longer: ApprovalPolicy = { ...policyOfTool(schema, { kind: "always" }), expiresAfterMinutes: 60 };
  expect(approvalOfPolicy(longer)).toEqual({ kind: "rules" });
  const above = policyOfTool(schema, { kind: "above", field: "amount", limit: 5_000, currency: "EUR" });
  const needs = (minor: number, currency = "EUR") => chooseTier(above, { amount: { minor, currency } }) !== null;
  expect([needs(5_000), needs(5_001), needs(1, "USD"), chooseTier(above, {}) !== null]).toEqual([false, true, true, true]);
});
