import "server-only";
/** Drafts that wait for a person: looked at, approved as they are or edited, or dropped. */
import { approveDraftRequestSchema, draftParamsSchema, draftResponseSchema, rejectDraftRequestSchema } from "@/lib/contracts/api/conversation";
import { approveDraft } from "@/lib/features/review/approve-draft";
import { getDraft } from "@/lib/features/review/get-draft";
import { rejectDraft } from "@/lib/features/review/reject-draft";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

const base = "/api/v1/review/{draftId}";

export const reviewEndpoints: Endpoint[] = [
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
    handle: async ({ actor, params }) => json(200, { draft: await getDraft(actor, params.draftId) }),
  }),
  endpoint({
    name: "approveDraft",
    method: "POST",
    path: `${base}/approve`,
    summary: "Send exactly what was seen: version and content hash must match. With a text, send that instead.",
    auth: "member",
    scope: "review:write",
    params: draftParamsSchema,
    body: approveDraftRequestSchema,
    response: draftResponseSchema,
    status: 200,
    errors: ["version_conflict", "already_decided", "already_claimed"],
    handle: async ({ actor, params, body }) => {
      await approveDraft(actor, params.draftId, body);
      return json(200, { draft: await getDraft(actor, params.draftId) });
    },
  }),
  endpoint({
    name: "rejectDraft",
    method: "POST",
    path: `${base}/reject`,
    summary: "Drop a draft: it is never sent.",
    auth: "member",
    scope: "review:write",
    params: draftParamsSchema,
    body: rejectDraftRequestSchema,
    response: draftResponseSchema,
    status: 200,
    errors: ["version_conflict", "already_decided"],
    handle: async ({ actor, params, body }) => {
      await rejectDraft(actor, params.draftId, body.version);
      return json(200, { draft: await getDraft(actor, params.draftId) });
    },
  }),
];
