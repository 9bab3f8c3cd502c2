import "server-only";
/** The API's description, OpenAPI 3.1, generated from the schemas that validate (JSON Schema 2020-12 by zod). */
import { z } from "zod";
import { problemSchema } from "@/lib/contracts/problem";
import { scopes } from "@/lib/core/rbac/scopes";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { errorCatalogue, type ErrorCode } from "@/lib/platform/errors";
import { publicUrl } from "@/lib/platform/env";

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
    handle: async () => json(200, openApiDocument(endpoints)),
  });
}

const bodyErrors: ErrorCode[] = ["bad_request", "validation_failed", "payload_too_large", "unsupported_media_type"];

export function openApiDocument(endpoints: readonly Endpoint[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const entry of endpoints) {
    paths[entry.path] ??= {};
    (paths[entry.path] as Record<string, unknown>)[entry.method.toLowerCase()] = operation(entry);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Handrail",
      version: "1",
      description: "Console and visitor API. Errors are RFC 9457 problem details with a code.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: publicUrl() }],
    tags: [...new Set(endpoints.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "next-auth.session-token",
          description: "A signed-in browser. The header handrail-workspace names the workspace by its slug.",
        },
        visitor: { type: "http", scheme: "bearer", description: "A visitor token from POST /api/widget/v1/sessions." },
      },
      schemas: { Problem: schemaOf(problemSchema, "output") },
    },
  };
}

function operation(entry: Endpoint): Record<string, unknown> {
  const codes = new Set<ErrorCode>([...entry.errors, "rate_limited", "internal"]);
  if (entry.auth === "member" || entry.auth === "account") for (const code of ["unauthenticated", "forbidden"] as const) codes.add(code);
  if (entry.auth === "visitor") codes.add("visitor_token_invalid");
  if (entry.params || entry.auth === "member") codes.add("not_found");
  if (entry.body) for (const code of bodyErrors) codes.add(code);
  if (entry.query) codes.add("validation_failed");
  if (entry.method !== "GET" && entry.auth !== "public" && entry.auth !== "visitor") codes.add("origin_refused");
  const success = entry.response
    ? { description: "Done.", content: { "application/json": { schema: schemaOf(entry.response, "output") } } }
    : { description: entry.status === 204 ? "Done; no body." : "A stream or a file." };
  const errors: Record<string, unknown> = {};
  for (const code of codes) {
    const { status, title } = errorCatalogue[code];
    const known = errors[String(status)] as { description: string } | undefined;
    errors[String(status)] = {
      description: known ? `${known.description} · ${code}` : `${title}: ${code}`,
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    };
  }
  return {
    operationId: entry.name,
    summary: entry.summary,
    tags: [tagOf(entry)],
    ...(entry.scope === "public" ? {} : { description: `Needs the permission \`${entry.scope}\`: ${scopes[entry.scope]}.` }),
    // For programs: what the generated role and tenancy suites read.
    "x-auth": entry.auth,
    "x-scope": entry.scope,
    ...(entry.auth === "public" ? { security: [] } : { security: [entry.auth === "visitor" ? { visitor: [] } : { session: [] }] }),
    parameters: parametersOf(entry),
    ...(entry.body ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(entry.body, "input") } } } } : {}),
    responses: { [String(entry.status)]: success, ...errors },
  };
}

function parametersOf(entry: Endpoint): unknown[] {
  const list: unknown[] = [];
  const add = (place: "path" | "query", schema: z.ZodType | undefined) => {
    if (!schema) return;
    const { properties = {}, required = [] } = schemaOf(schema, "input") as { properties?: Record<string, unknown>; required?: string[] };
    for (const [name, shape] of Object.entries(properties))
      list.push({ name, in: place, required: place === "path" || required.includes(name), schema: shape });
  };
  add("path", entry.params);
  add("query", entry.query);
  if (entry.auth === "member")
    list.push({ name: "handrail-workspace", in: "header", required: true, schema: { type: "string" }, description: "The workspace's slug." });
  if (entry.idempotent) list.push({ name: "idempotency-key", in: "header", required: false, schema: { type: "string", minLength: 8, maxLength: 128 } });
  return list;
}

function tagOf(entry: Endpoint): string {
  const parts = entry.path.split("/");
  return parts[2] === "widget" ? "visitor" : (parts[3] ?? parts[2] ?? "api");
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<string, unknown>;
  return rest;
}
