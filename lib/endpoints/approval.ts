import "server-only";
/** `/api/v1/approvals`: a program asks, people decide, the program goes ahead once. GET shows and never decides. */
import {
  approvalPageSchema,
  approvalParamsSchema,
  approvalSchema,
  approveActionRequestSchema,
  editActionRequestSchema,
  executeActionRequestSchema,
  executionSchema,
  getApprovalQuerySchema,
  listApprovalsQuerySchema,
  rejectActionRequestSchema,
  requestApprovalRequestSchema,
  respondToActionRequestSchema,
} from "@/lib/contracts/api/approval";
import type { MemberActor } from "@/lib/access/actor";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { approveAction } from "@/lib/features/approval/approve-action";
import { closeAction } from "@/lib/features/approval/close-action";
import { editAction } from "@/lib/features/approval/edit-action";
import { executeAction } from "@/lib/features/approval/execute-action";
import { getApproval, waitForApproval } from "@/lib/features/approval/get-approval";
import { listApprovals } from "@/lib/features/approval/list-approvals";
import { requestApproval } from "@/lib/features/approval/request-approval";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentApproval, presentApprovalPage } from "./present-approval";

const base = "/api/v1/approvals";
const one = `${base}/{approvalId}`;
const verbErrors = ["version_conflict", "already_decided", "approval_expired"] as const;

async function shown(actor: MemberActor, id: ApprovalId) {
  return json(200, presentApproval(await getApproval(actor, id)));
}

export const approvalEndpoints: readonly Endpoint[] = [
  endpoint({
    name: "listApprovals",
    method: "GET",
    path: base,
    summary: "Actions that wait, by the time that they are due; of every other status newest first.",
    auth: "member",
    scope: "approval:read",
    query: listApprovalsQuerySchema,
    response: approvalPageSchema,
    status: 200,
    handle: async ({ actor, query }) => {
      const { status = null, action = null, cursor = null, limit } = query;
      return json(200, presentApprovalPage(await listApprovals(actor, { status, action, cursor, limit })));
    },
  }),
  endpoint({
    name: "requestApproval",
    method: "POST",
    path: base,
    summary: "Asks for an action to be approved. What its policy lets pass is approved in this answer; the same Idempotency-Key is the same request.",
    auth: "member",
    scope: "approval:request",
    body: requestApprovalRequestSchema,
    response: approvalSchema,
    status: 201,
    errors: ["idempotency_key_reused"],
    handle: async ({ actor, body, request }) => {
      const id = await requestApproval(actor, { ...body, key: request.header("idempotency-key") });
      return json(201, presentApproval(await getApproval(actor, id)));
    },
  }),
  endpoint({
    name: "getApproval",
    method: "GET",
    path: one,
    summary: "One approval. With waitSeconds the answer comes when it is decided, or when the time is over.",
    auth: "member",
    scope: "approval:read",
    params: approvalParamsSchema,
    query: getApprovalQuerySchema,
    response: approvalSchema,
    status: 200,
    handle: async ({ actor, params, query }) => json(200, presentApproval(await waitForApproval(actor, params.approvalId, query.waitSeconds))),
  }),
  endpoint({
    name: "approveAction",
    method: "POST",
    path: `${one}/approve`,
    summary: "Agree to exactly the arguments that were seen: version and hash must match. The last agreement that is needed approves.",
    auth: "member",
    scope: "approval:decide",
    params: approvalParamsSchema,
    body: approveActionRequestSchema,
    response: approvalSchema,
    status: 200,
    errors: verbErrors,
    handle: async ({ actor, params, body }) => {
      await approveAction(actor, params.approvalId, body);
      return shown(actor, params.approvalId);
    },
  }),
  endpoint({
    name: "editAction",
    method: "POST",
    path: `${one}/edit`,
    summary: "Write other arguments and agree to them. Earlier agreement counts no more; the caller gets these arguments.",
    auth: "member",
    scope: "approval:decide",
    params: approvalParamsSchema,
    body: editActionRequestSchema,
    response: approvalSchema,
    status: 200,
    errors: verbErrors,
    handle: async ({ actor, params, body }) => {
      await editAction(actor, params.approvalId, body, body.arguments);
      return shown(actor, params.approvalId);
    },
  }),
  endpoint({
    name: "rejectAction",
    method: "POST",
    path: `${one}/reject`,
    summary: "Refuse an action: it is never carried out. Whoever asked can take it back by this.",
    auth: "member",
    scope: "approval:decide",
    params: approvalParamsSchema,
    body: rejectActionRequestSchema,
    response: approvalSchema,
    status: 200,
    errors: verbErrors,
    handle: async ({ actor, params, body }) => {
      await closeAction(actor, params.approvalId, "rejected", body, body.reason);
      return shown(actor, params.approvalId);
    },
  }),
  endpoint({
    name: "respondToAction",
    method: "POST",
    path: `${one}/respond`,
    summary: "Answer the caller in words instead of approving: the action is not carried out.",
    auth: "member",
    scope: "approval:decide",
    params: approvalParamsSchema,
    body: respondToActionRequestSchema,
    response: approvalSchema,
    status: 200,
    errors: verbErrors,
    handle: async ({ actor, params, body }) => {
      await closeAction(actor, params.approvalId, "responded", body, body.text);
      return shown(actor, params.approvalId);
    },
  }),
  endpoint({
    name: "executeAction",
    method: "POST",
    path: `${one}/execution`,
    summary: "Go ahead with what was approved, once and before its effect; then say how it ended. Only for the caller that asked.",
    auth: "member",
    scope: "approval:request",
    params: approvalParamsSchema,
    body: executeActionRequestSchema,
    response: executionSchema,
    status: 200,
    errors: ["version_conflict", "state_conflict", "approval_used", "approval_expired"],
    handle: async ({ actor, params, body }) => {
      const { repeated } = await executeAction(actor, params.approvalId, body);
      return json(200, { approval: presentApproval(await getApproval(actor, params.approvalId)), repeated });
    },
  }),
];
