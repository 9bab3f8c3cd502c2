import "server-only";
/** The API's description, OpenAPI 3.1, made from the table of endpoints and the schemas that validate, so that it cannot say anything else. */
import { z } from "zod";
import { problemSchema } from "@/lib/contracts/problem";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { errorCatalogue } from "@/lib/platform/errors";
import { publicUrl } from "@/lib/platform/env";
import { singleton } from "@/lib/platform/singleton";
import { operationOf } from "./openapi-operation";
import { answerSchema, type Components, type JsonSchema } from "./openapi-schemas";
import { describeTag, tagOf } from "./openapi-tags";
import { webhooksOf } from "./openapi-webhooks";

export function openApiEndpoint(endpoints: readonly Endpoint[]): Endpoint {
  return endpoint({
    name: "getOpenApi",
    method: "GET",
    path: "/api/openapi.json",
    summary: "This document.",
    auth: "public",
    scope: "public",
    response: z.record(z.string(), z.unknown()),
    status: 200,
    handle: async () =>
      json(
        200,
        singleton("openapi-document", () => openApiDocument(endpoints, publicUrl())),
      ),
  });
}

export type OpenApiDocument = {
  openapi: string;
  info: JsonSchema;
  tags: { name: string; title: string; description: string }[];
  paths: Record<string, Record<string, JsonSchema>>;
  webhooks: JsonSchema;
  components: { schemas: Record<string, JsonSchema>; [kind: string]: JsonSchema };
};

const introduction = `Everything that a screen of Handrail does, and what the widget calls.

Programs send an API key: \`Authorization: Bearer hr_live_...\`. A key belongs to a workspace and has permissions of its own. Acts that a person is written
down for (claiming, replying, approving, inviting) need the member for whom the key acts in the header \`handrail-member\`.

Errors are problem details (RFC 9457) with a \`code\`. Lists answer \`{ data, nextCursor }\`; cursors are opaque and belong to their list and filters. What
people edit has a \`version\`: send the one you saw. Creating requests take an \`Idempotency-Key\`. Answers say their limits in \`RateLimit-Policy\` and
\`RateLimit\`.`;

/** `url` is this installation's address. */
export function openApiDocument(endpoints: readonly Endpoint[], url: string): OpenApiDocument {
  const components: Components = new Map();
  const paths: OpenApiDocument["paths"] = {};
  for (const entry of endpoints) (paths[entry.path] ??= {})[entry.method.toLowerCase()] = operationOf(entry, components);
  const problem = answerSchema(problemSchema.loose(), components, "Problem");
  // Some codes say more, such as the present representation of what was changed meanwhile.
  components.set("Problem", problem);
  return {
    openapi: "3.1.0",
    info: {
      title: "Handrail",
      version: "1",
      description: introduction,
      contact: { name: "The operator of this installation", url },
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url, description: "This installation." }],
    security: [],
    tags: [...new Set(endpoints.map(({ path }) => tagOf(path)))].map((name) => {
      const { title, description } = describeTag(name);
      return { name, "x-title": title, description };
    }),
    paths,
    webhooks: webhooksOf(),
    components: {
      securitySchemes,
      parameters,
      headers,
      examples: problemExamples(JSON.stringify(paths), url),
      schemas: Object.fromEntries([...components].sort(([one], [other]) => (one < other ? -1 : 1))),
    },
  } as unknown as OpenApiDocument;
}

const securitySchemes = {
  apiKey: { type: "http", scheme: "bearer", description: "A key of the workspace, made under Settings, API: `hr_live_...`." },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
    description: "A signed-in browser. The header handrail-workspace names the workspace by its slug; writes need this installation's own Origin.",
  },
  visitor: { type: "http", scheme: "bearer", description: "A visitor token from POST /api/widget/v1/sessions." },
};

const parameters = {
  workspace: {
    name: "handrail-workspace",
    in: "header",
    required: false,
    description: "The workspace's slug. A session needs it; a key has its own workspace and may leave it out.",
    schema: { type: "string", maxLength: 40 },
    example: "northwind-outdoor",
  },
  member: {
    name: "handrail-member",
    in: "header",
    required: false,
    description: "For API keys: the active member for whom the key acts. Then only permissions count that both have.",
    schema: { type: "string", maxLength: 64 },
    example: toWireId("member", "019adf30-0000-7000-8000-000000000002"),
  },
  idempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description: "Your own name of this request: within 24 hours the same request under it gets the first answer, another one is refused.",
    schema: { type: "string", minLength: 8, maxLength: 128 },
    example: "import-2026-11-26",
  },
};

const headers = {
  "RateLimit-Policy": {
    description: "The limits that this request met, as structured fields: quota `q` in a window of `w` seconds.",
    schema: { type: "string" },
    example: '"request";q=600;w=60, "key";q=1200;w=60',
  },
  RateLimit: {
    description: "What is left of each: `r` requests, whole again in `t` seconds.",
    schema: { type: "string" },
    example: '"request";r=599;t=1, "key";r=1187;t=1',
  },
  "Retry-After": { description: "Seconds to wait before the next try.", schema: { type: "string" }, example: "2" },
  "WWW-Authenticate": { description: "Which kind of credential is wanted.", schema: { type: "string" }, example: "Bearer" },
  "X-Request-Id": {
    description: "The id of this request in the operator's logs.",
    schema: { type: "string" },
    example: "5f1c1f0e-6f0a-4d52-9d53-6f4f1d9be0a1",
  },
  "Idempotency-Replayed": { description: "`true` when this is the stored answer of an earlier request.", schema: { type: "string" }, example: "true" },
};

/** Of the codes that an operation can answer with. */
function problemExamples(used: string, url: string): JsonSchema {
  return Object.fromEntries(
    Object.entries(errorCatalogue)
      .filter(([code]) => used.includes(`#/components/examples/${code}"`))
      .map(([code, { status, title }]) => [
        code,
        {
          summary: title,
          value: {
            type: `${url}/errors/${code}`,
            title,
            status,
            detail: `${title}.`,
            instance: "/api/v1/workspace",
            code,
            requestId: "5f1c1f0e-6f0a-4d52-9d53-6f4f1d9be0a1",
          },
        },
      ]),
  );
}
