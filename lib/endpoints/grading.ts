import "server-only";
/** The sample of answers to grade, and what its grades say. An answer is graded where it stands (gradeAnswer). */
import {
  calibrationQuerySchema,
  calibrationSchema,
  decisionGradeParamsSchema,
  escalatedPageSchema,
  flaggedPageSchema,
  gradeHandoffRequestSchema,
  gradingPageSchema,
  gradingQuerySchema,
} from "@/lib/contracts/api/grading";
import { gradeHandoff, listEscalated } from "@/lib/features/grading/escalated-turns";
import { getCalibration } from "@/lib/features/grading/get-calibration";
import { listFlagged } from "@/lib/features/grading/list-flagged";
import { listToGrade } from "@/lib/features/grading/list-to-grade";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";

const list = endpoint({
  name: "listToGrade",
  method: "GET",
  path: "/api/v1/grading",
  summary: "Answers that chance has drawn for grading and nobody has graded, the oldest first, each with the chance that it had.",
  auth: "member",
  scope: "conversation:read",
  query: gradingQuerySchema,
  response: gradingPageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, await listToGrade(actor, query)),
});

const calibration = endpoint({
  name: "getCalibration",
  method: "GET",
  path: "/api/v1/grading/calibration",
  summary: "What the grades of the sample say about all answers: a certificate for each topic or what it lacks, and how far the confidence can be believed.",
  auth: "member",
  scope: "conversation:read",
  query: calibrationQuerySchema,
  response: calibrationSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, await getCalibration(actor, query)),
});

const flagged = endpoint({
  name: "listFlagged",
  method: "GET",
  path: "/api/v1/grading/flagged",
  summary: "Answers that were sent although they were flagged and that nobody has graded, the gravest first, of these the newest.",
  auth: "member",
  scope: "conversation:read",
  query: gradingQuerySchema,
  response: flaggedPageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, await listFlagged(actor, query)),
});

const escalated = endpoint({
  name: "listEscalated",
  method: "GET",
  path: "/api/v1/grading/escalated",
  summary: "Turns that went to people, that chance has drawn and nobody has graded, the oldest first; and on what share of all a person was needed.",
  auth: "member",
  scope: "conversation:read",
  query: gradingQuerySchema,
  response: escalatedPageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, await listEscalated(actor, query)),
});

const handoff = endpoint({
  name: "gradeHandoff",
  method: "PUT",
  path: "/api/v1/grading/escalated/{decisionId}",
  summary: "Say whether a person was needed on a drawn turn that went to people.",
  auth: "member",
  scope: "grade:write",
  params: decisionGradeParamsSchema,
  body: gradeHandoffRequestSchema,
  response: null,
  status: 204,
  errors: ["state_conflict"],
  handle: async ({ actor, params, body }) => {
    await gradeHandoff(actor, params.decisionId, body.needed);
    return noContent;
  },
});

export const gradingEndpoints: readonly Endpoint[] = [list, calibration, flagged, escalated, handoff];
