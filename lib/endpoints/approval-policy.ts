import "server-only";
/** `/api/v1/approval-policies`: which actions need whose agreement. */
import { approvalPolicyListSchema, saveApprovalPolicyRequestSchema } from "@/lib/contracts/api/approval-policy";
import type { ObjectSchema } from "@/lib/core/approval/argument-schema";
import { listApprovalPolicies } from "@/lib/features/approval/list-approval-policies";
import { saveApprovalPolicy } from "@/lib/features/approval/save-approval-policy";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentApprovalPolicies } from "./present-approval";

const path = "/api/v1/approval-policies";

export const approvalPolicyEndpoints: readonly Endpoint[] = [
  endpoint({
    name: "listApprovalPolicies",
    method: "GET",
    path,
    summary: "The policy in force of each action, by the action's name.",
    auth: "member",
    scope: "approval:read",
    response: approvalPolicyListSchema,
    status: 200,
    handle: async ({ actor }) => json(200, presentApprovalPolicies(await listApprovalPolicies(actor))),
  }),
  endpoint({
    name: "saveApprovalPolicy",
    method: "PUT",
    path,
    summary: "A new version of an action's policy. What waits already keeps the version that it was asked under.",
    auth: "member",
    scope: "approval_policy:write",
    body: saveApprovalPolicyRequestSchema,
    response: approvalPolicyListSchema,
    status: 200,
    errors: ["version_conflict", "limit_full"],
    handle: async ({ actor, body }) => {
      const { action, version, title, schema, ...rest } = body;
      await saveApprovalPolicy(actor, { action, version, title, policy: { ...rest, schema: schema as unknown as ObjectSchema } });
      return json(200, presentApprovalPolicies(await listApprovalPolicies(actor)));
    },
  }),
];
