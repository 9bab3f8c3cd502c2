import "server-only";
/** The sample of answers to grade, and what its grades say. An answer is graded where it stands (gradeAnswer). */
import { calibrationQuerySchema, calibrationSchema, gradingPageSchema, gradingQuerySchema } from "@/lib/contracts/api/grading";
import { getCalibration } from "@/lib/features/grading/get-calibration";
import { listToGrade } from "@/lib/features/grading/list-to-grade";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

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

export const gradingEndpoints: readonly Endpoint[] = [list, calibration];
