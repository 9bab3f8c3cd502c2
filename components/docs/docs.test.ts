import { expect, test } from "vitest";
import { type ApiDocument, curlOf, operationsOf, searchOperations, tagsOf } from "./api-document";
import { schemaRows, typeOf } from "./schema-rows";

const document: ApiDocument = {
  info: {},
  tags: [{ name: "things", "x-title": "Things", description: "About things." }],
  components: { parameters: { idempotencyKey: { name: "Idempotency-Key", in: "header", required: false, description: "Yours.", schema: { type: "string" } } } },
  paths: {
    "/api/v1/things/{thingId}/name": {
      post: {
        operationId: "nameThing",
        summary: "Give a thing its name.",
        description: "Needs the permission `thing:write`.",
        tags: ["things"],
        "x-auth": "member",
        parameters: [
          { name: "thingId", in: "path", required: true, description: "Which.", schema: { type: "string" }, example: "thg_1" },
          { $ref: "#/components/parameters/idempotencyKey" },
        ],
        requestBody: { content: { "application/json": { schema: { type: "object", properties: { label: { type: "string" } } }, example: { label: "it's" } } } },
        responses: {},
      },
      get: { operationId: "getName", summary: "Read it.", description: "", tags: ["things"], "x-auth": "public", parameters: [], responses: {} },
    },
  },
};

test("a request to paste has the address, the credential, the key and the body, quoted for a shell [D1]", () => {
  const [post, get] = operationsOf(document);
  expect(curlOf(post!, "https://handrail.example")).toBe(
    [
      `curl -X POST "https://handrail.example/api/v1/things/thg_1/name"`,
      `  -H "Authorization: Bearer $HANDRAIL_API_KEY"`,
      `  -H "Idempotency-Key: $(uuidgen)"`,
      `  -H "Content-Type: application/json"`,
      `  -d '{\n  "label": "it'\\''s"\n}'`,
    ].join(" \\\n"),
  );
  expect(curlOf(get!, "https://handrail.example")).toBe(`curl "https://handrail.example/api/v1/things/{thingId}/name"`);
  expect(tagsOf(document)).toEqual([{ name: "things", title: "Things", description: "About things." }]);
});

test("the search finds operations by every word, in name, address, sentence or field [D1]", () => {
  const all = operationsOf(document);
  const found = (query: string) => searchOperations(all, query).map(({ operationId }) => operationId);
  expect(found("")).toEqual(["nameThing", "getName"]);
  expect(found("label")).toEqual(["nameThing"]);
  expect(found("POST thing:write")).toEqual(["nameThing"]);
  expect(found("read name")).toEqual(["getName"]);
  expect(found("nothing like it")).toEqual([]);
});

test("a shape is told field by field, with what is inside lists and choices, and shapes with a name by their name [D1]", () => {
  const schema = {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string", pattern: "^thg_", maxLength: 9 },
      by: { anyOf: [{ $ref: "#/components/schemas/Member" }, { type: "null" }] },
      list: { type: "array", items: { type: "object", properties: { kind: { enum: ["a", "b"] } } }, maxItems: 3 },
      count: { anyOf: [{ type: "integer", minimum: 0 }, { type: "null" }], default: 1 },
    },
  };
  expect(schemaRows(schema)).toEqual([
    { path: "id", depth: 0, type: "string", shape: null, required: true, notes: ["like ^thg_", "at most 9 characters"] },
    { path: "by", depth: 0, type: "Member | null", shape: "Member", required: false, notes: [] },
    { path: "list", depth: 0, type: "list of object", shape: null, required: false, notes: ["at most 3"] },
    { path: "list[].kind", depth: 1, type: '"a" | "b"', shape: null, required: false, notes: [] },
    { path: "count", depth: 0, type: "integer | null", shape: null, required: false, notes: ["at least 0"] },
  ]);
  expect([typeOf({}), typeOf({ const: 1 }), typeOf({ type: ["string", "null"] })]).toEqual(["anything", "1", "string | null"]);
});
