/**
 * The part of JSON Schema that arguments are described in. What is not listed here is refused, so that no keyword is read past: an argument that
 * nobody checks is one that nobody approves. Fields that a schema does not name are refused, too. `format: "amount"` is an object of minor units and
 * an ISO 4217 code, `{ "minor": 4200, "currency": "EUR" }`.
 */
export type StringSchema = { type: "string"; minLength?: number; maxLength?: number; format?: "date" | "email"; enum?: readonly string[] };
export type NumberSchema = { type: "number" | "integer"; minimum?: number; maximum?: number; enum?: readonly number[] };
export type AmountSchema = { type: "object"; format: "amount"; currencies?: readonly string[]; minimum?: number; maximum?: number };
export type ArraySchema = { type: "array"; items: ArgumentSchema; minItems?: number; maxItems?: number };
export type ObjectSchema = { type: "object"; properties: Readonly<Record<string, ArgumentSchema>>; required?: readonly string[]; additionalProperties?: false };
export type ArgumentSchema = { title?: string; description?: string } & (
  StringSchema | NumberSchema | { type: "boolean" } | AmountSchema | ArraySchema | ObjectSchema
);

export type Problem = { path: string; message: string };

const most = { depth: 6, fields: 100, text: 10_000, items: 1_000 };
const notes = ["title", "description"];
const fieldName = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;
const currencyCode = /^[A-Z]{3}$/;

const keywords: Readonly<Record<string, readonly string[]>> = {
  string: ["minLength", "maxLength", "format", "enum"],
  number: ["minimum", "maximum", "enum"],
  integer: ["minimum", "maximum", "enum"],
  boolean: [],
  amount: ["format", "currencies", "minimum", "maximum"],
  array: ["items", "minItems", "maxItems"],
  object: ["properties", "required", "additionalProperties"],
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What JSON, canonical JSON and the database all keep as it is. */
const isStorableText = (value: unknown, most: number) => typeof value === "string" && value.length <= most && value.isWellFormed() && !value.includes("\u0000");
const isExact = (value: unknown) => Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
const isBound = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

/** What is wrong with a schema; nothing for one whose every word is kept. The outermost is an object of fields. */
export function checkSchema(schema: unknown): Problem[] {
  if (!isRecord(schema) || schema.type !== "object" || schema.format !== undefined) return [{ path: "", message: "is not an object schema" }];
  return problemsOf(schema, "", 0);
}

function problemsOf(schema: unknown, path: string, depth: number): Problem[] {
  const wrong = (message: string): Problem[] => [{ path, message }];
  if (depth > most.depth) return wrong(`is nested deeper than ${most.depth}`);
  if (!isRecord(schema)) return wrong("is not a schema");
  const { type } = schema;
  const kind = type === "object" && schema.format === "amount" ? "amount" : type === "amount" || typeof type !== "string" ? "" : type;
  const allowed = Object.hasOwn(keywords, kind) ? keywords[kind] : undefined;
  if (!allowed) return wrong("has a type that is not one of string, number, integer, boolean, array, object");
  const unknown = Object.keys(schema).find((key) => key !== "type" && !allowed.includes(key) && !notes.includes(key));
  if (unknown !== undefined) return wrong(`has the keyword ${unknown.slice(0, 40)}, which is not checked here`);
  if (notes.some((note) => schema[note] !== undefined && !isStorableText(schema[note], 500))) return wrong("has a title or description that is no short text");
  for (const key of ["minLength", "maxLength", "minItems", "maxItems"])
    if (schema[key] !== undefined && !isBound(schema[key])) return wrong(`${key} is not a count`);
  for (const key of ["minimum", "maximum"])
    if (schema[key] !== undefined && !isExact(schema[key])) return wrong(`${key} is not a number that can be kept exactly`);
  if (schema.enum !== undefined) {
    const fits = kind === "string" ? (value: unknown) => isStorableText(value, 200) : isExact;
    if (!Array.isArray(schema.enum) || schema.enum.length === 0 || schema.enum.length > 200 || !schema.enum.every(fits))
      return wrong(`enum is not a list of one to 200 values of type ${kind}`);
  }
  if (kind === "string" && schema.format !== undefined && schema.format !== "date" && schema.format !== "email") return wrong("format is not date or email");
  if (kind === "amount" && schema.currencies !== undefined) {
    const { currencies } = schema;
    if (!Array.isArray(currencies) || currencies.length === 0 || currencies.some((code) => typeof code !== "string" || !currencyCode.test(code)))
      return wrong("currencies is not a list of ISO 4217 codes");
  }
  if (kind === "array") return problemsOf(schema.items, `${path}[]`, depth + 1);
  if (kind !== "object") return [];
  if (schema.additionalProperties !== undefined && schema.additionalProperties !== false) return wrong("additionalProperties can only be false");
  if (!isRecord(schema.properties)) return wrong("has no properties");
  const { properties, required } = schema;
  const names = Object.keys(properties);
  if (names.length > most.fields) return wrong(`has more than ${most.fields} properties`);
  const odd = names.find((name) => !fieldName.test(name) || name === "__proto__");
  if (odd !== undefined) return wrong("has a property whose name is not letters, digits, _ and -");
  if (required !== undefined && (!Array.isArray(required) || required.some((name) => typeof name !== "string" || !names.includes(name))))
    return wrong("required names a property that is not there");
  return names.flatMap((name) => problemsOf(properties[name], path === "" ? name : `${path}.${name}`, depth + 1));
}

/** What is wrong with arguments under a schema that `checkSchema` has found good; 20 problems at most. */
export function checkArguments(schema: ArgumentSchema, value: unknown): Problem[] {
  return argumentProblems(schema, value, "").slice(0, 20);
}

function argumentProblems(schema: ArgumentSchema, value: unknown, path: string): Problem[] {
  const wrong = (message: string): Problem[] => [{ path, message }];
  switch (schema.type) {
    case "string":
      return typeof value === "string" ? textProblem(schema, value).flatMap(wrong) : wrong("is not a text");
    case "integer":
    case "number": {
      if (typeof value !== "number" || !Number.isFinite(value)) return wrong("is not a number");
      if (Number.isInteger(value) ? !Number.isSafeInteger(value) : schema.type === "integer") return wrong("is not a whole number that can be kept exactly");
      if (schema.enum && !schema.enum.includes(value)) return wrong("is not one of the values");
      return range(schema, value).flatMap(wrong);
    }
    case "boolean":
      return typeof value === "boolean" ? [] : wrong("is not true or false");
    case "array": {
      if (!Array.isArray(value)) return wrong("is not a list");
      if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? most.items)) return wrong("has too few or too many entries");
      return value.flatMap((item, index) => argumentProblems(schema.items, item, `${path}[${index}]`));
    }
    case "object": {
      if (!isRecord(value)) return wrong("is not an object");
      if ("format" in schema) return amountProblem(schema, value).flatMap(wrong);
      const at = (name: string) => (path === "" ? name : `${path}.${name}`);
      const foreign = Object.keys(value).filter((name) => !Object.hasOwn(schema.properties, name));
      const missing = (schema.required ?? []).filter((name) => value[name] === undefined);
      return [
        ...foreign.map((name) => ({ path: at(name.slice(0, 64)), message: "is no field of this action" })),
        ...missing.map((name) => ({ path: at(name), message: "is missing" })),
        ...Object.entries(schema.properties).flatMap(([name, field]) => (value[name] === undefined ? [] : argumentProblems(field, value[name], at(name)))),
      ];
    }
  }
}

function range(schema: { minimum?: number; maximum?: number }, value: number): string[] {
  if (schema.minimum !== undefined && value < schema.minimum) return [`is below ${schema.minimum}`];
  if (schema.maximum !== undefined && value > schema.maximum) return [`is above ${schema.maximum}`];
  return [];
}

function textProblem(schema: StringSchema, value: string): string[] {
  if (!value.isWellFormed() || value.includes("\u0000")) return ["holds a character that cannot be stored"];
  const length = [...value].length;
  if (length > (schema.maxLength ?? most.text)) return [`has more than ${schema.maxLength ?? most.text} characters`];
  if (length < (schema.minLength ?? 0)) return [`has less than ${schema.minLength} characters`];
  if (schema.enum && !schema.enum.includes(value)) return ["is not one of the values"];
  if (schema.format === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(value)) return ["is not an e-mail address"];
  if (schema.format === "date" && !isDate(value)) return ["is not a date like 2026-11-26"];
  return [];
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

function amountProblem(schema: AmountSchema, value: Record<string, unknown>): string[] {
  const { minor, currency } = value;
  if (Object.keys(value).some((name) => name !== "minor" && name !== "currency") || !Number.isSafeInteger(minor))
    return ["is not an amount of whole minor units and a currency"];
  if (typeof currency !== "string" || !currencyCode.test(currency)) return ["has a currency that is no ISO 4217 code"];
  if (schema.currencies && !schema.currencies.includes(currency)) return ["has a currency that is not taken"];
  return range(schema, minor as number);
}
