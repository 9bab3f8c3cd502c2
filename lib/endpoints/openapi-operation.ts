import "server-only";
/** One endpoint as an OpenAPI operation: who may call it, what it takes, and every answer that it can give. */
import type { z } from "zod";
import { scopes } from "@/lib/core/rbac/scopes";
import type { Endpoint } from "@/lib/http/endpoint";
import { errorCatalogue, type ErrorCode } from "@/lib/platform/errors";
import { exampleOf, wholeBodies } from "./openapi-example";
import { answerSchema, type Components, type JsonSchema, requestSchema, withWords } from "./openapi-schemas";
import { tagOf } from "./openapi-tags";
import { wordsOfField, wordsOfQuery } from "./openapi-words";

const limitHeaders = {
  "RateLimit-Policy": { $ref: "#/components/headers/RateLimit-Policy" },
  RateLimit: { $ref: "#/components/headers/RateLimit" },
  "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" },
};

export function operationOf(entry: Endpoint, components: Components): JsonSchema {
  return {
    operationId: entry.name,
    summary: entry.summary,
    description: descriptionOf(entry),
    tags: [tagOf(entry.path)],
    // For programs: what the generated suites read.
    "x-auth": entry.auth,
    "x-scope": entry.scope,
    security: securityOf(entry),
    ...parametersOf(entry),
    ...(entry.body ? { requestBody: bodyOf(entry, entry.body) } : {}),
    ...(entry.upload ? { requestBody: uploadOf(entry) } : {}),
    responses: { ...successOf(entry, components), ...errorsOf(entry) },
  };
}

function descriptionOf(entry: Endpoint): string {
  const sentences = [
    entry.auth === "public" ? "Takes no credential." : "",
    entry.auth === "visitor" ? "Takes a visitor token, from a site that the channel allows." : "",
    entry.auth === "account" ? "Takes the session of a signed-in person; no API key." : "",
    entry.scope === "public" ? "" : `Needs the permission \`${entry.scope}\`: ${scopes[entry.scope]}.`,
    entry.idempotent ? "Send an `Idempotency-Key`, so that a retry gets the first answer." : "",
    `At most ${entry.perMinute.toLocaleString("en-GB")} requests a minute${entry.auth === "public" ? " and address" : ""}.`,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

function securityOf(entry: Endpoint): JsonSchema[] {
  switch (entry.auth) {
    case "public":
      return [];
    case "visitor":
      return [{ visitor: [] }];
    case "account":
      return [{ session: [] }];
    case "member":
      return [{ apiKey: [] }, { session: [] }];
  }
}

function codesOf(entry: Endpoint): Set<ErrorCode> {
  const codes = new Set<ErrorCode>([...entry.errors, "rate_limited", "internal", "unavailable"]);
  const add = (...more: ErrorCode[]) => more.forEach((code) => codes.add(code));
  if (entry.auth === "account" || entry.auth === "member") add("unauthenticated");
  if (entry.auth === "member") add("api_key_invalid", "forbidden", "not_found", "bad_request");
  if (entry.auth === "visitor") add("visitor_token_invalid", "origin_refused", "not_found");
  if (entry.method !== "GET" && (entry.auth === "member" || entry.auth === "account")) add("origin_refused");
  if (entry.params) add("not_found", "validation_failed");
  if (entry.query) add("validation_failed", "bad_request");
  if (entry.body) add("bad_request", "validation_failed", "payload_too_large", "unsupported_media_type");
  if (entry.idempotent) add("bad_request", "in_flight", "idempotency_key_reused");
  return codes;
}

function errorsOf(entry: Endpoint): JsonSchema {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codesOf(entry)) {
    const { status } = errorCatalogue[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const also = new Set(entry.alsoStatus ?? []);
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => !also.has(status))
      .sort(([one], [other]) => one - other)
      .map(([status, codes]) => [String(status), problemAnswer(status, codes)]),
  );
}

function problemAnswer(status: number, codes: ErrorCode[]): JsonSchema {
  return {
    description: codes.map((code) => `\`${code}\`: ${errorCatalogue[code].title}.`).join(" "),
    headers: {
      ...limitHeaders,
      ...(status === 429 || status === 503 || codes.includes("in_flight") ? { "Retry-After": { $ref: "#/components/headers/Retry-After" } } : {}),
      ...(status === 401 ? { "WWW-Authenticate": { $ref: "#/components/headers/WWW-Authenticate" } } : {}),
    },
    content: {
      "application/problem+json": {
        schema: { allOf: [{ $ref: "#/components/schemas/Problem" }, { type: "object", properties: { status: { const: status }, code: { enum: codes } } }] },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

function successOf(entry: Endpoint, components: Components): JsonSchema {
  const headers = {
    ...limitHeaders,
    ...(entry.idempotent ? { "Idempotency-Replayed": { $ref: "#/components/headers/Idempotency-Replayed" } } : {}),
  };
  const content = contentOf(entry, components);
  const answer = { description: successWords(entry), headers, ...(content ? { content } : {}) };
  const others = (entry.alsoStatus ?? []).map((status) => [String(status), status === 304 ? { description: "As it was.", headers } : answer] as const);
  return Object.fromEntries([[String(entry.status), answer] as const, ...others]);
}

function contentOf(entry: Endpoint, components: Components): JsonSchema | null {
  if (entry.response) {
    const schema = answerSchema(entry.response, components, entry.name);
    return { [entry.contentType ?? "application/json"]: { schema, example: exampleOf(schema, components) } };
  }
  if (entry.contentType === "application/octet-stream") return { [entry.contentType]: { schema: binary } };
  return entry.contentType ? { [entry.contentType]: { schema: { type: "string" } } } : null;
}

function successWords(entry: Endpoint): string {
  if (entry.status === 204) return "Done; there is no body.";
  if (entry.contentType === "text/event-stream") return "Server-sent events, until the client leaves or the stream says bye.";
  if (entry.status === 201) return "Made, as it is now.";
  return entry.status === 202 ? "Taken on; the work goes on after the answer." : "Done.";
}

function bodyOf(entry: Endpoint, body: z.ZodType): JsonSchema {
  const schema = withWords(requestSchema(body), (place) => wordsOfField(entry.name, place));
  return {
    required: true,
    description: `JSON, ${sizeOf(entry.bodyLimitBytes)} at most.`,
    content: { "application/json": { schema, example: wholeBodies[entry.name] ?? exampleOf(schema, new Map()) } },
  };
}

function uploadOf({ bodyLimitBytes }: Endpoint): JsonSchema {
  return {
    required: true,
    description: `The file's bytes as they are, ${sizeOf(bodyLimitBytes)} at most and not empty. What it is, is told by them, not by its name.`,
    content: { "application/octet-stream": { schema: binary } },
  };
}

const binary = { type: "string", contentMediaType: "application/octet-stream", description: "The bytes of the file." };

/** What an upload is called, where it is not said in the query. */
const uploadHeaders = [
  {
    name: "handrail-client-id",
    in: "header",
    required: true,
    description: "A uuid of your making: the same one again is the same upload, and gets the first answer.",
    schema: { type: "string", format: "uuid" },
    example: "019adf30-0000-7000-8000-00000000000a",
  },
  {
    name: "handrail-file-name",
    in: "header",
    required: false,
    description: "The file's name, percent-encoded as UTF-8.",
    schema: { type: "string", maxLength: 1500 },
    example: "receipt%20May.pdf",
  },
];

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KiB` : `${Math.floor(bytes / 1024 / 1024)} MiB`;
}

function parametersOf(entry: Endpoint): { parameters: JsonSchema[] } {
  const list: JsonSchema[] = [];
  const add = (place: "path" | "query", from: z.ZodType | undefined) => {
    if (!from) return;
    const { properties = {}, required = [] } = requestSchema(from) as { properties?: Record<string, JsonSchema>; required?: string[] };
    for (const [name, schema] of Object.entries(properties)) {
      const isRequired = place === "path" || required.includes(name);
      const description = place === "path" ? `Which ${spoken(name.replace(/Id$/, ""))}.` : wordsOfQuery(entry.name, name);
      list.push({ name, in: place, required: isRequired, description, schema, ...(place === "path" ? { example: exampleOf(schema, new Map(), name) } : {}) });
    }
  };
  add("path", entry.params);
  add("query", entry.query);
  if (entry.upload === "named by headers") list.push(...uploadHeaders);
  if (entry.auth === "member") list.push({ $ref: "#/components/parameters/workspace" }, { $ref: "#/components/parameters/member" });
  if (entry.idempotent) list.push({ $ref: "#/components/parameters/idempotencyKey" });
  return { parameters: list };
}

function spoken(name: string): string {
  return name.replace(/([A-Z])/g, " $1").toLowerCase();
}
