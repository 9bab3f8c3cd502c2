import "server-only";
/** zod -> JSON Schema 2020-12. Shapes of answers that a contract exports become components with the export's name; what no list names is written out in its place. */
import { z } from "zod";
import * as security from "@/lib/contracts/api/account-security";
import * as account from "@/lib/contracts/api/account";
import * as apiKey from "@/lib/contracts/api/api-key";
import * as approval from "@/lib/contracts/api/approval";
import * as approvalPolicy from "@/lib/contracts/api/approval-policy";
import * as article from "@/lib/contracts/api/article";
import * as audit from "@/lib/contracts/api/audit";
import * as bot from "@/lib/contracts/api/bot";
import * as channel from "@/lib/contracts/api/channel";
import * as embedding from "@/lib/contracts/api/embedding";
import * as externalBot from "@/lib/contracts/api/external-bot";
import * as imports from "@/lib/contracts/api/import";
import * as conversation from "@/lib/contracts/api/conversation";
import * as grade from "@/lib/contracts/api/grade";
import * as goldDraft from "@/lib/contracts/api/gold-draft";
import * as invitation from "@/lib/contracts/api/invitation";
import * as killSwitch from "@/lib/contracts/api/kill-switch";
import * as knowledge from "@/lib/contracts/api/knowledge";
import * as knowledgeSource from "@/lib/contracts/api/knowledge-source";
import * as metrics from "@/lib/contracts/api/metrics";
import * as team from "@/lib/contracts/api/team";
import * as request from "@/lib/contracts/api/request";
import * as tool from "@/lib/contracts/api/tool";
import * as webhook from "@/lib/contracts/api/webhook";
import * as member from "@/lib/contracts/api/member";
import * as policy from "@/lib/contracts/api/policy";
import * as playground from "@/lib/contracts/api/playground";
import * as reason from "@/lib/contracts/api/reason";
import * as usage from "@/lib/contracts/api/usage";
import * as whatIf from "@/lib/contracts/api/what-if";
import * as workspace from "@/lib/contracts/api/workspace";
import * as problem from "@/lib/contracts/problem";
import * as visitor from "@/lib/contracts/widget/conversation";
import { wordsOfAnswer } from "./openapi-answer-words";

export type JsonSchema = { readonly [key: string]: unknown };
export type Components = Map<string, JsonSchema>;

const prefix = "#/components/schemas/";

/** Contracts whose exports are named. Names of the visitor API that another contract has, too, get `Visitor` in front. */
const contracts: readonly (readonly [string, Record<string, unknown>])[] = [
  ["", problem],
  ["", account],
  ["", apiKey],
  ["", approval],
  ["", approvalPolicy],
  ["", article],
  ["", audit],
  ["", bot],
  ["", channel],
  ["", conversation],
  ["", goldDraft],
  ["", invitation],
  ["", killSwitch],
  ["", knowledge],
  ["", member],
  ["", grade],
  ["", playground],
  ["", policy],
  ["", whatIf],
  ["", reason],
  ["", usage],
  ["", workspace],
  ["", security],
  ["", embedding],
  ["", externalBot],
  ["", imports],
  ["", knowledgeSource],
  ["", metrics],
  ["", team],
  ["", tool],
  ["", request],
  ["", webhook],
  ["Visitor", visitor],
];

const names = z.registry<{ id: string }>();
/** Names, and whatever `.meta({ examples, description })` a contract says itself. */
const metadata = { get: (schema: z.core.$ZodType) => ({ ...z.globalRegistry.get(schema), ...names.get(schema as z.ZodType) }) } as unknown as typeof names;
const taken = new Set<string>();
for (const [owner, exports] of contracts) {
  for (const [name, schema] of Object.entries(exports)) {
    if (!(schema instanceof z.ZodObject || schema instanceof z.ZodDiscriminatedUnion) || !name.endsWith("Schema") || names.has(schema)) continue;
    const noun = `${name[0]?.toUpperCase() ?? ""}${name.slice(1, -"Schema".length)}`;
    const id = taken.has(noun) ? `${owner}${noun}` : noun;
    if (taken.has(id)) continue;
    taken.add(id);
    names.add(schema, { id });
  }
}

/** The shape of an answer, each field in words; components that it refers to are put into `components`. `owner` is whose answer it is. */
export function answerSchema(schema: z.ZodType, components: Components, owner: string): JsonSchema {
  const { $defs = {}, ...root } = clean(z.toJSONSchema(schema, { io: "output", target: "draft-2020-12", unrepresentable: "any", metadata }));
  for (const [name, shape] of Object.entries($defs as Record<string, JsonSchema>)) components.set(name, describe(name, shape));
  return describe(owner, root);
}

function describe(name: string, shape: JsonSchema): JsonSchema {
  return withWords(shape, (place) => wordsOfAnswer(name, place));
}

/** The shape of a request, whole. What a transform refines beyond it is answered with validation_failed. */
export function requestSchema(schema: z.ZodType): JsonSchema {
  return clean(z.toJSONSchema(schema, { io: "input", target: "draft-2020-12", unrepresentable: "any", reused: "inline" }));
}

function clean(schema: object): JsonSchema {
  const { $schema: _, ...rest } = schema as JsonSchema;
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', `"${prefix}`), plainTuple) as JsonSchema;
}

/** A tuple of the same shapes is an array of a fixed length: more readers understand it. */
function plainTuple(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("prefixItems" in value)) return value;
  const { prefixItems, ...rest } = value as { prefixItems: JsonSchema[] };
  return { ...rest, items: prefixItems[0] ?? {}, minItems: prefixItems.length, maxItems: prefixItems.length };
}

/** What a `$ref` of this document names; other schemas are themselves. */
export function resolveSchema(schema: JsonSchema, components: Components | ReadonlyMap<string, JsonSchema>): JsonSchema {
  const ref = schema.$ref;
  return typeof ref === "string" && ref.startsWith(prefix) ? (components.get(ref.slice(prefix.length)) ?? {}) : schema;
}

/** Each field gets its words, whatever stands between it and the whole: lists, records, alternatives. A field that says its own keeps them. */
export function withWords(schema: JsonSchema, wordsOf: (place: readonly string[]) => string | undefined, place: readonly string[] = []): JsonSchema {
  const inside = (at: readonly string[]) => (value: unknown) => (isSchema(value) ? withWords(value, wordsOf, at) : value);
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(isSchema(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, field]) => {
              const at = [...place, name];
              const description = wordsOf(at);
              const shape = withWords(field as JsonSchema, wordsOf, at);
              return [name, description === undefined ? shape : { description, ...shape }];
            }),
          ),
        }
      : {}),
    ...(isSchema(items) ? { items: inside([...place, "[]"])(items) } : {}),
    ...(isSchema(additionalProperties) ? { additionalProperties: inside([...place, "*"])(additionalProperties) } : {}),
    ...Object.fromEntries(
      ["anyOf", "oneOf", "allOf"].flatMap((kind) => (Array.isArray(schema[kind]) ? [[kind, (schema[kind] as unknown[]).map(inside(place))]] : [])),
    ),
  };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
