import { expect, test } from "vitest";
import { saveApprovalPolicyRequestSchema, type WireApprovalPolicy } from "@/lib/contracts/api/approval-policy";
import { fieldPaths, readSchema } from "@/lib/core/approval/schema-text";
import { bodyOf, draftOf, freshPolicy } from "./policy-draft";

const policy: WireApprovalPolicy = {
  id: "app_1111111111111111111111",
  action: "refund",
  version: 3,
  title: "Refund",
  schema: {
    type: "object",
    properties: {
      amount: { type: "object", format: "amount" },
      customer: { type: "object", properties: { country: { type: "string" } } },
      count: { type: "integer" },
      express: { type: "boolean" },
    },
  },
  rules: [
    { when: [{ is: "above", field: "amount", limit: 50_050, currency: "EUR" }], tier: "Two" },
    {
      when: [
        { is: "below", field: "count", limit: 3, currency: null },
        { is: "equals", field: "express", value: true },
      ],
      tier: null,
    },
    {
      when: [
        { is: "in", field: "customer.country", values: ["DE", "FR"] },
        { is: "absent", field: "count" },
      ],
      tier: "Two",
    },
  ],
  otherwise: null,
  tiers: [{ name: "Two", mode: "all", approvers: [{ roles: ["manager"], teams: [], members: [], count: 2 }] }],
  expiresAfterMinutes: 60,
  usableForMinutes: 5,
  author: null,
  createdAt: "2026-11-28T00:00:00.000Z",
};

test("a policy that is opened and saved says the same, money in minor units [P1]", () => {
  const result = bodyOf(draftOf(policy));
  const body = "body" in result ? result.body : expect.fail(result.problem);
  expect(body).toMatchObject({ version: 3, rules: policy.rules, otherwise: null, schema: policy.schema });
  expect(saveApprovalPolicyRequestSchema.safeParse(body).error?.issues ?? []).toEqual([]);
  expect(saveApprovalPolicyRequestSchema.safeParse((bodyOf({ ...freshPolicy(), action: "refund", title: "Refund" }) as { body: unknown }).body).success).toBe(
    true,
  );
});

test("what cannot be read is said before anything is sent [P1]", () => {
  const draft = draftOf(policy);
  const rule = (field: string, value: string) => bodyOf({ ...draft, rules: [{ when: [{ field, is: "above", value, currency: "EUR" }], tier: "Two" }] });
  expect(rule("gone", "1")).toHaveProperty("problem", expect.stringContaining("gone"));
  expect(rule("amount", "many")).toHaveProperty("problem", expect.stringContaining("amount"));
  expect(rule("amount", "500")).toHaveProperty("body");
  expect(readSchema("{")).toEqual({ problem: "This is not JSON." });
  expect(readSchema('{"type":"object","properties":{"a":{"type":"text"}}}')).toHaveProperty("problem", expect.stringContaining("a has a type"));
  expect(fieldPaths(policy.schema as never)).toEqual(["amount", "customer", "customer.country", "count", "express"]);
});
