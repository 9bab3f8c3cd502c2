import "server-only";
/** Drafts that wait for a person: listed, opened, approved as they are or edited, dropped, or answered in a person's own words. */
import { approveDraftRequestSchema, draftParamsSchema, draftResponseSchema, rejectDraftRequestSchema } from "@/lib/contracts/api/conversation";
import {
  assignDraftRequestSchema,
  respondRequestSchema,
  reviewCaseSchema,
  reviewPageSchema,
  reviewerReportSchema,
  reviewersQuerySchema,
  reviewQuerySchema,
  reviewRowSchema,
} from "@/lib/contracts/api/review";
import { approveDraft } from "@/lib/features/review/approve-draft";
import { assignDraft } from "@/lib/features/review/assign-draft";
import { getDraft } from "@/lib/features/review/get-draft";
import { getReviewCase } from "@/lib/features/review/get-review-case";
import { leaseDraft, releaseDraft } from "@/lib/features/review/lease-draft";
import { listReview } from "@/lib/features/review/list-review";
import { rateReviews } from "@/lib/features/review/rate-reviews";
import { rejectDraft } from "@/lib/features/review/reject-draft";
import { respondToDraft } from "@/lib/features/review/respond-to-draft";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

const base = "/api/v1/review/{draftId}";

export const reviewEndpoints: Endpoint[] = [
  endpoint({
    name: "listReview",
    method: "GET",
    path: "/api/v1/review",
    summary: "Drafts that wait for a person, the riskiest first, of these the one whose time is over first.",
    auth: "member",
    scope: "review:read",
    query: reviewQuerySchema,
    response: reviewPageSchema,
    status: 200,
    handle: async ({ actor, query }) => json(200, await listReview(actor, { ...query, mine: query.mine === "true" })),
  }),
  endpoint({
    name: "listReviewers",
    method: "GET",
    path: "/api/v1/review/reviewers",
    summary: "How each person has decided on drafts in the last days, and whether somebody approves faster than anybody reads.",
    auth: "member",
    scope: "metrics:read",
    query: reviewersQuerySchema,
    response: reviewerReportSchema,
    status: 200,
    handle: async ({ actor, query }) => json(200, await rateReviews(actor, query.days)),
  }),
  endpoint({
    name: "getReviewCase",
    method: "GET",
    path: `${base}/case`,
    summary: "One draft with all that a decision on it needs: the conversation, the reasons, and which passages of its sources carry it.",
    auth: "member",
    scope: "review:read",
    params: draftParamsSchema,
    response: reviewCaseSchema,
    status: 200,
    handle: async ({ actor, params }) => json(200, await getReviewCase(actor, params.draftId)),
  }),
  endpoint({
    name: "leaseDraft",
    method: "PUT",
    path: `${base}/lease`,
    summary: "Have a draft alone for two minutes. Ask again while it is open.",
    auth: "member",
    scope: "review:write",
    params: draftParamsSchema,
    response: draftResponseSchema,
    status: 200,
    errors: ["already_decided", "already_claimed"],
    handle: async ({ actor, params }) => {
      await leaseDraft(actor, params.draftId);
      return json(200, await getDraft(actor, params.draftId));
    },
  }),
  endpoint({
    name: "releaseDraft",
    method: "DELETE",
    path: `${base}/lease`,
    summary: "Let a draft go without a decision. What somebody else has open stays theirs.",
    auth: "member",
    scope: "review:write",
    params: draftParamsSchema,
    response: draftResponseSchema,
    status: 200,
    handle: async ({ actor, params }) => {
      await releaseDraft(actor, params.draftId);
      return json(200, await getDraft(actor, params.draftId));
    },
  }),
  endpoint({
    name: "assignDraft",
    method: "PUT",
    path: `${base}/owner`,
    summary: "Say who sees to it that a draft is decided on; null: nobody. It keeps nobody else from deciding.",
    auth: "member",
    scope: "review:write",
    params: draftParamsSchema,
    body: assignDraftRequestSchema,
    response: reviewRowSchema,
    status: 200,
    errors: ["already_decided"],
    handle: async ({ actor, params, body }) => json(200, await assignDraft(actor, params.draftId, body.memberId)),
  }),
  endpoint({
    name: "getDraft",
    method: "GET",
    path: base,
    summary: "One draft with its version and content hash.",
    auth: "member",
    scope: "review:read",
    params: draftParamsSchema,
    response: draftResponseSchema,
    status: 200,
    handle: async ({ actor, params }) => json(200, await getDraft(actor, params.draftId)),
  }),
  endpoint({
    name: "approveDraft",
    method: "POST",
    path: `${base}/approve`,
    summary: "Send exactly what was seen: version and content hash must match. With a text, send that instead. Of two approvals the first is counted.",
    auth: "member",
    scope: "review:write",
    params: draftParamsSchema,
    body: approveDraftRequestSchema,
    response: draftResponseSchema,
    status: 200,
    errors: ["version_conflict", "already_decided", "already_claimed", "state_conflict"],
    handle: async ({ actor, params, body }) => {
      await approveDraft(actor, params.draftId, body);
      return json(200, await getDraft(actor, params.draftId));
    },
  }),
  endpoint({
    name: "rejectDraft",
    method: "POST",
    path: `${base}/reject`,
    summary: "Drop a draft: it is never sent. With feedback the bot tries once more, once a turn.",
    auth: "member",
    scope: "review:write",
    params: draftParamsSchema,
    body: rejectDraftRequestSchema,
    response: draftResponseSchema,
    status: 200,
    errors: ["version_conflict", "already_decided", "already_claimed"],
    handle: async ({ actor, params, body }) => {
      await rejectDraft(actor, params.draftId, body);
      return json(200, await getDraft(actor, params.draftId));
    },
  }),
  endpoint({
    name: "respondToDraft",
    method: "POST",
    path: `${base}/respond`,
    summary: "Send your own words instead of the draft. The conversation is yours from then on.",
    auth: "member",
    scope: "review:write",
    params: draftParamsSchema,
    body: respondRequestSchema,
    response: draftResponseSchema,
    status: 200,
    errors: ["version_conflict", "already_decided", "already_claimed"],
    handle: async ({ actor, params, body }) => {
      await respondToDraft(actor, params.draftId, body);
      return json(200, await getDraft(actor, params.draftId));
    },
  }),
];
