import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import { expect, test } from "vitest";
import { eventDataSchemas } from "@/lib/contracts/events/event-types";
import { type Scope, scopes } from "@/lib/core/rbac/scopes";
import { errorCatalogue } from "@/lib/platform/errors";
import { openApiDocument } from "./openapi";
import type { JsonSchema } from "./openapi-schemas";
import { endpoints } from "./table";

type Media = { schema: JsonSchema; example?: unknown; examples?: Record<string, { $ref: string }> };
type Operation = {
  operationId: string;
  description: string;
  parameters: { $ref?: string; name?: string; description?: string }[];
  security: JsonSchema[];
  requestBody?: { description: string; content: Record<string, Media> };
  responses: Record<string, { description: string; headers?: JsonSchema; content?: Record<string, Media> }>;
};

const url = "https://handrail.example";
const document = openApiDocument(endpoints, url);
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods)) as unknown as Operation[];
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: "openapi", components: document.components });

const known = new Map<string, ValidateFunction>();
function faults(schema: JsonSchema, value: unknown): unknown[] {
  const text = JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components');
  const validate = known.get(text) ?? ajv.compile(JSON.parse(text) as object);
  known.set(text, validate);
  return validate(value) ? [] : [validate.errors, value];
}

test("the description holds every endpoint of the table and nothing else, the same in every making [D1]", () => {
  const said = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${String(operationId)} ${method.toUpperCase()} ${path}`),
  );
  expect(said.sort()).toEqual(endpoints.map(({ name, method, path }) => `${name} ${method} ${path}`).sort());
  expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length);
  expect(JSON.stringify(openApiDocument(endpoints, url))).toBe(JSON.stringify(document));
});

test("every example is what its schema takes, and every example of a body is what the endpoint takes [D1]", () => {
  for (const { operationId, requestBody, responses } of operations) {
    const media = [requestBody, ...Object.values(responses)].flatMap((part) => Object.entries(part?.content ?? {}));
    for (const [type, { schema, example }] of media)
      if (type.endsWith("/json")) expect.soft({ [operationId]: faults(schema, example) }).toEqual({ [operationId]: [] });
    const entry = endpoints.find(({ name }) => name === operationId);
    const body = requestBody?.content["application/json"]?.example;
    if (entry?.body && body !== undefined) expect.soft({ [operationId]: entry.body.safeParse(body).error?.issues ?? [] }).toEqual({ [operationId]: [] });
  }
});

/** The fields of a shape that are not described, by their way. */
function silent(schema: unknown, way: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {}, ...rest } = schema as { properties?: Record<string, JsonSchema> };
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [...(field.description ? [] : [`${way}.${name}`]), ...silent(field, `${way}.${name}`)]),
    ...Object.values(rest).flatMap((part) => silent(part, way)),
  ];
}

test("every operation, parameter, body and field of a body is described, uploads too [D1]", () => {
  const undescribed = operations.flatMap(({ operationId, description, parameters, requestBody }) => [
    ...(description ? [] : [operationId]),
    ...parameters.filter((parameter) => !parameter.$ref && !parameter.description).map(({ name }) => `${operationId}?${name}`),
    ...(requestBody && !requestBody.description ? [`${operationId} body`] : []),
    ...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => silent(schema, operationId)),
  ]);
  expect(undescribed).toEqual([]);
  const uploads = operations.filter(({ requestBody }) => requestBody?.content["application/octet-stream"]).map(({ operationId }) => operationId);
  expect(uploads.sort()).toEqual(["addImportDocument", "uploadAttachment", "uploadVisitorAttachment"]);
});

test("every event has a webhook in the description, with an example that fits [D2]", () => {
  expect(Object.keys(document.webhooks)).toEqual(Object.keys(eventDataSchemas));
  for (const [type, { post }] of Object.entries(document.webhooks as Record<string, { post: Operation }>)) {
    const media = post.requestBody?.content["application/json"];
    expect({ [type]: faults(media?.schema ?? {}, media?.example) }).toEqual({ [type]: [] });
  }
});

test("every permission opens at least one endpoint, and every endpoint that asks for one takes API keys [D1]", () => {
  const opened = new Set(endpoints.map(({ scope }) => scope));
  expect((Object.keys(scopes) as Scope[]).filter((scope) => !opened.has(scope))).toEqual([]);
  for (const { operationId, security } of operations) {
    const entry = endpoints.find(({ name }) => name === operationId);
    const names = security.flatMap((each) => Object.keys(each));
    expect({ [operationId]: names }).toEqual({
      [operationId]: { public: [], visitor: ["visitor"], account: ["session"], member: ["apiKey", "session"] }[entry?.auth ?? "public"],
    });
  }
});

test("errors are problem details with their codes, an example for each, and the headers that say when to come back [D1]", () => {
  const codes = Object.keys(errorCatalogue);
  for (const { operationId, responses } of operations) {
    for (const status of ["429", "500"]) expect(responses[status], `${operationId} ${status}`).toBeDefined();
    for (const [status, { headers = {}, content = {} }] of Object.entries(responses)) {
      expect(Object.keys(headers), `${operationId} ${status}`).toEqual(expect.arrayContaining(["RateLimit", "RateLimit-Policy", "X-Request-Id"]));
      const problem = content["application/problem+json"];
      if (!problem) continue;
      const examples = Object.keys(problem.examples ?? {});
      expect(examples.length).toBeGreaterThan(0);
      for (const code of examples) {
        expect(codes).toContain(code);
        const example = (document.components.examples as Record<string, { value: unknown }>)[code];
        expect({ [`${operationId} ${code}`]: faults(problem.schema, example?.value) }).toEqual({ [`${operationId} ${code}`]: [] });
      }
      if (status === "429") expect(Object.keys(headers)).toContain("Retry-After");
      if (status === "401") expect(Object.keys(headers)).toContain("WWW-Authenticate");
    }
  }
});

test("the words of a field speak of null where an answer can hold it, and nowhere else [D1]", () => {
  const components = document.components.schemas as Record<string, JsonSchema>;
  const list = (value: unknown): JsonSchema[] => (Array.isArray(value) ? (value as JsonSchema[]) : []);
  const parts = (schema: JsonSchema) => ["anyOf", "oneOf", "allOf"].flatMap((kind) => list(schema[kind]));
  const canBeNull = (schema: JsonSchema): boolean =>
    [schema.type].flat().includes("null") ||
    parts(schema).some(canBeNull) ||
    (typeof schema.$ref === "string" && canBeNull(components[schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1)] ?? {}));
  // A field of several alternatives has one text for all of them.
  const found = new Map<string, { words: string; nullable: boolean }>();
  const read = (schema: JsonSchema, place: string): void => {
    for (const [name, field] of Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)) {
      const at = `${place}.${name}`;
      const isWhatever = Object.keys(field).every((key) => key === "description");
      if (!isWhatever) found.set(at, { words: String(field.description), nullable: canBeNull(field) || (found.get(at)?.nullable ?? false) });
      read(field, at);
    }
    for (const inner of [schema.items, schema.additionalProperties]) if (typeof inner === "object" && inner !== null) read(inner as JsonSchema, place);
    for (const part of parts(schema)) read(part, place);
  };
  for (const [name, shape] of Object.entries(components)) read(shape, name);
  for (const { operationId, responses } of operations)
    for (const [status, { content }] of Object.entries(responses))
      if (status < "400") for (const { schema } of Object.values(content ?? {})) read(schema, operationId);
  expect(found.size).toBeGreaterThan(1_000);
  expect([...found].filter(([, { words, nullable }]) => /\bnull\b/i.test(words) !== nullable)).toEqual([]);
});
