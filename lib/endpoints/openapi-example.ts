import "server-only";
/** One value that a schema takes, chosen by the names of its fields, so that examples read like Northwind's and are the same in every build. */
import { type IdKind, idPrefixes } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { type Components, type JsonSchema, resolveSchema } from "./openapi-schemas";

const moment = "2026-11-26T09:41:07.218Z";
/** Ends of spans. */
const nextDay = "2026-11-27T09:41:07.218Z";
const uuid = "019adf30-0000-7000-8000-000000000009";
const sha256 = "6f1ed002ab5595859014ebf0951522d9a1c0f1b1d4f2a2f1c9b0a3f1b7e0c5d4";

/** By the name of the field; a value that the schema does not take is passed over. */
const byName: Readonly<Record<string, unknown>> = {
  name: "Ada Lovelace",
  email: "ada@northwind.example",
  password: "correct horse battery staple",
  newPassword: "another horse another staple",
  currentPassword: "correct horse battery staple",
  slug: "northwind-outdoor",
  workspaceSlug: "northwind-outdoor",
  workspaceName: "Northwind Outdoor",
  title: "Returning a tent",
  body: "You can return a tent within thirty days of delivery. Pack it dry.",
  text: "How long do I have to return a tent?",
  content: "Returning a tent\n\nYou can return a tent within thirty days of delivery.",
  question: "How long do I have to return a tent?",
  grade: "wrong",
  exemplars: ["How long do I have to return a tent?"],
  url: "https://help.northwind.example/returns",
  pageUrl: "https://northwind.example/tents",
  sites: ["https://northwind.example"],
  origin: "https://northwind.example",
  publicKey: "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE",
  publishableKey: "pk_3Q2bT9yXkLw0Zr5nVh1sJd7c",
  channelKey: "pk_3Q2bT9yXkLw0Zr5nVh1sJd7c",
  key: "hr_live_7Qd0mZp3Xv9Lk2Ht5Rn8Wc1Jb4Gy6Fs0_2aQ9xZ",
  hint: "hr_live_7Qd0",
  comment: "Quick and friendly.",
  instance: "/api/v1/workspace",
  requestId: "5f1c1f0e-6f0a-4d52-9d53-6f4f1d9be0a1",
  locale: "en",
  token: "dG9rZW4tb2YtYS1saW5rLXRoYXQtd2FzLW1haWxlZA",
  visitorToken: "vt1.dG9rZW4tb2YtYS12aXNpdG9y",
  code: "not_found",
  greeting: "Hello, I am an AI assistant. How can I help?",
  awayMessage: "Nobody is here right now. Leave your e-mail address and we answer there.",
  instructions: "Be brief. Name the article you answer from.",
  accent: "#2f5d50",
  tags: ["returns"],
  timeZone: "Europe/Berlin",
  from: "09:00",
  to: "17:00",
  until: "2026-11-27T09:41:07.218Z",
  contentSha256: sha256,
  argumentsSha256: sha256,
  summary: "Refund order N-1042: the tent came torn.",
  otherwise: "Managers",
  tier: "Managers",
  digest: sha256,
  hash: sha256,
  prevHash: sha256,
};

/** Bodies whose fields speak of each other. */
export const wholeBodies: Readonly<Record<string, unknown>> = {
  saveApprovalPolicy: {
    action: "refund",
    version: 0,
    title: "Refund",
    schema: {
      type: "object",
      properties: { orderId: { type: "string", maxLength: 20 }, amount: { type: "object", format: "amount", currencies: ["EUR"], minimum: 1 } },
      required: ["orderId", "amount"],
    },
    rules: [{ when: [{ is: "below", field: "amount", limit: 5_000, currency: "EUR" }], tier: null }],
    otherwise: "Managers",
    tiers: [{ name: "Managers", mode: "all", approvers: [{ roles: ["manager"], teamIds: [], memberIds: [], count: 1 }] }],
    expiresAfterMinutes: 1_440,
    usableForMinutes: 60,
  },
};

/** Tried in turn where a field has a pattern. */
const spellings = ["example", "EXAMPLE", "en", "de-DE", "09:00", "2026-11-26", "#2f5d50", "1", "1a2b3c4d", "https://northwind.example", "123456", uuid, sha256];

/** An id of the kind that a pattern or a field's name speaks of, or null. */
function idFor(name: string, pattern: unknown): string | null {
  const prefix = typeof pattern === "string" ? /^\^([a-z]{3})_/.exec(pattern)?.[1] : undefined;
  const kind = (Object.entries(idPrefixes) as [IdKind, string][]).find(
    ([noun, letters]) => letters === prefix || (prefix === undefined && name === `${noun}Id`),
  );
  return kind ? toWireId(kind[0], uuid) : null;
}

/** `name` is the field's; `depth` ends shapes that hold themselves. */
export function exampleOf(given: JsonSchema, components: Components, name = "", depth = 0): unknown {
  const schema = resolveSchema(given, components);
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.examples) && schema.examples.length > 0) return schema.examples[0] as unknown;
  if (Array.isArray(schema.enum)) return schema.enum.includes(byName[name]) ? byName[name] : (schema.enum[0] as unknown);
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) {
    const first = choices.find((choice) => resolveSchema(choice, components).type !== "null") ?? choices[0] ?? {};
    return exampleOf(first, components, name, depth + 1);
  }
  const type = Array.isArray(schema.type) ? (schema.type as string[]).find((each) => each !== "null") : schema.type;
  switch (type) {
    case "string":
      return textOf(schema, name);
    case "integer":
    case "number":
      return numberOf(schema, type === "integer");
    case "boolean":
      return true;
    case "array":
      return arrayOf(schema, components, name, depth);
    case "object":
      return objectOf(schema, components, depth);
    case "null":
      return null;
    default:
      return name in byName ? byName[name] : {};
  }
}

function textOf(schema: JsonSchema, name: string): string {
  const id = idFor(name, schema.pattern);
  if (id !== null) return id;
  if (schema.format === "date-time") return /^(until|to|before|expiresAt|endsAt)$/.test(name) ? nextDay : moment;
  if (schema.format === "date") return moment.slice(0, 10);
  if (schema.format === "uuid") return uuid;
  if (schema.format === "uri") return "https://help.northwind.example/returns";
  const known = byName[name];
  const limit = typeof schema.maxLength === "number" ? schema.maxLength : Infinity;
  if (typeof known === "string" && known.length <= limit && (typeof schema.pattern !== "string" || new RegExp(schema.pattern).test(known))) return known;
  if (typeof schema.pattern === "string") {
    const pattern = new RegExp(schema.pattern);
    const fit = spellings.find((text) => pattern.test(text) && text.length <= limit);
    if (fit !== undefined) return fit;
  }
  if (name.endsWith("At") || name === "after" || name === "before" || name === "from" || name === "to") return moment;
  const minimum = typeof schema.minLength === "number" ? schema.minLength : 0;
  return "example".slice(0, limit).padEnd(minimum, "x");
}

function numberOf(schema: JsonSchema, whole: boolean): number {
  const least = typeof schema.minimum === "number" ? schema.minimum : typeof schema.exclusiveMinimum === "number" ? schema.exclusiveMinimum + 1 : null;
  if (typeof schema.default === "number") return schema.default;
  if (least !== null && least > -9e15) return Math.max(least, whole && least < 1 ? Math.min(1, Number(schema.maximum ?? 1)) : least);
  return 1;
}

function arrayOf(schema: JsonSchema, components: Components, name: string, depth: number): unknown[] {
  const known = byName[name];
  if (Array.isArray(known)) return known;
  if (Array.isArray(schema.prefixItems)) return (schema.prefixItems as JsonSchema[]).map((item) => exampleOf(item, components, name, depth + 1));
  const items = schema.items as JsonSchema | undefined;
  const least = typeof schema.minItems === "number" ? schema.minItems : 0;
  if (!items || (depth > 6 && least === 0)) return [];
  return Array.from({ length: Math.max(1, least) }, () => exampleOf(items, components, name.replace(/s$/, ""), depth + 1));
}

function objectOf(schema: JsonSchema, components: Components, depth: number): Record<string, unknown> {
  const required = new Set((schema.required as string[] | undefined) ?? []);
  const fields = Object.entries((schema.properties as Record<string, JsonSchema> | undefined) ?? {});
  return Object.fromEntries(
    fields.filter(([field]) => required.has(field) || depth < 4).map(([field, shape]) => [field, exampleOf(shape, components, field, depth + 1)]),
  );
}
