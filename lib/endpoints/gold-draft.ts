import "server-only";
/** `/api/v1/gold-drafts`: wrong answers that are planted among the drafts. A reviewer meets and decides on one by the endpoints of every draft. */
import {
  goldDraftListSchema,
  goldDraftParamsSchema,
  goldDraftSchema,
  goldShareRequestSchema,
  keepGoldDraftRequestSchema,
} from "@/lib/contracts/api/gold-draft";
import { keepGoldDraft, listGold, retireGoldDraft, setGoldShare } from "@/lib/features/review/keep-gold-draft";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";

const base = "/api/v1/gold-drafts";

export const goldDraftEndpoints: readonly Endpoint[] = [
  endpoint({
    name: "listGoldDrafts",
    method: "GET",
    path: base,
    summary: "Wrong answers that are planted, how many of a hundred opened drafts are, and what could be kept.",
    auth: "member",
    scope: "bot:write",
    response: goldDraftListSchema,
    status: 200,
    handle: async ({ actor }) => json(200, await listGold(actor)),
  }),
  endpoint({
    name: "keepGoldDraft",
    method: "POST",
    path: base,
    summary: "Keep a draft that was rejected or edited, or an answer that was graded wrong. It can never be sent.",
    auth: "member",
    scope: "bot:write",
    body: keepGoldDraftRequestSchema,
    response: goldDraftSchema,
    status: 200,
    errors: ["state_conflict"],
    handle: async ({ actor, body }) => json(200, await keepGoldDraft(actor, body)),
  }),
  endpoint({
    name: "setGoldShare",
    method: "PUT",
    path: `${base}/share`,
    summary: "Say how many of each hundred drafts that a reviewer opens are planted; 0: none.",
    auth: "member",
    scope: "bot:write",
    body: goldShareRequestSchema,
    response: goldDraftListSchema,
    status: 200,
    handle: async ({ actor, body }) => json(200, await setGoldShare(actor, body.share)),
  }),
  endpoint({
    name: "retireGoldDraft",
    method: "DELETE",
    path: `${base}/{goldDraftId}`,
    summary: "Take one out of use: it is planted no more, and goes where it waits.",
    auth: "member",
    scope: "bot:write",
    params: goldDraftParamsSchema,
    response: null,
    status: 204,
    handle: async ({ actor, params }) => {
      await retireGoldDraft(actor, params.goldDraftId);
      return noContent;
    },
  }),
];
