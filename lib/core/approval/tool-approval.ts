/** A tool's approval rule in three words, as the approval policy that it stands for. A policy that somebody wrote otherwise is `rules`. */
import { type ApprovalPolicy, decidingRoles } from "./approval-policy";
import type { ObjectSchema } from "./argument-schema";
import { canonicalJson } from "../audit-chain/canonical-json";

export type ToolApproval =
  | { readonly kind: "none" }
  | { readonly kind: "always" }
  | { readonly kind: "above"; readonly field: string; readonly limit: number; readonly currency: string | null };

const person = "A person";
const tiers: ApprovalPolicy["tiers"] = [{ name: person, mode: "any", approvers: [{ roles: decidingRoles, teamIds: [], memberIds: [], count: 1 }] }];
const times = { expiresAfterMinutes: 1_440, usableForMinutes: 60 };

export function policyOfTool(schema: ObjectSchema, approval: ToolApproval): ApprovalPolicy {
  switch (approval.kind) {
    case "none":
      return { schema, rules: [], otherwise: null, tiers, ...times };
    case "always":
      return { schema, rules: [], otherwise: person, tiers, ...times };
    case "above": {
      const { field, limit, currency } = approval;
      return { schema, rules: [{ when: [{ is: "above", field, limit, currency }], tier: person }], otherwise: null, tiers, ...times };
    }
  }
}

export function approvalOfPolicy(policy: ApprovalPolicy): ToolApproval | { readonly kind: "rules" } {
  const condition = policy.rules[0]?.when[0];
  const guesses: ToolApproval[] = [{ kind: "none" }, { kind: "always" }];
  if (condition?.is === "above") guesses.push({ kind: "above", field: condition.field, limit: condition.limit, currency: condition.currency });
  const text = canonicalJson(policy);
  return guesses.find((guess) => canonicalJson(policyOfTool(policy.schema, guess)) === text) ?? { kind: "rules" };
}
