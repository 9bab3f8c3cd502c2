/** A schema as rows of a table: each field with its address in the shape, what it is and what it may be. Pure. */
import type { Schema } from "./api-document";

export type SchemaRow = {
  /** `messages[].author` */
  path: string;
  depth: number;
  type: string;
  /** A named shape that stands elsewhere. */
  shape: string | null;
  required: boolean;
  notes: string[];
};

const prefix = "#/components/schemas/";
const deepest = 5;

export function schemaRows(schema: Schema): SchemaRow[] {
  const rows: SchemaRow[] = [];
  walk(schema, "", 0, rows);
  return rows;
}

/** The name of the shape that a schema refers to, also as a list or where it may be null. */
export function shapeOf(schema: Schema): string | null {
  if (typeof schema.$ref === "string" && schema.$ref.startsWith(prefix)) return schema.$ref.slice(prefix.length);
  if (schema.type === "array" && schema.items) return shapeOf(schema.items as Schema);
  const choices = choicesOf(schema);
  const [only, ...more] = choices.filter((choice) => choice.type !== "null");
  return only && more.length === 0 ? shapeOf(only) : null;
}

function walk(schema: Schema, path: string, depth: number, rows: SchemaRow[]): void {
  if (depth > deepest) return;
  const required = new Set((schema.required as string[] | undefined) ?? []);
  for (const [name, field] of Object.entries((schema.properties as Record<string, Schema> | undefined) ?? {})) {
    const own = path === "" ? name : `${path}.${name}`;
    rows.push({ path: own, depth, type: typeOf(field), shape: shapeOf(field), required: required.has(name), notes: notesOf(field) });
    inside(field, own, depth + 1, rows);
  }
}

/** The fields of what a field holds: of an object, of a list's items, of each choice. */
function inside(field: Schema, path: string, depth: number, rows: SchemaRow[]): void {
  if (field.type === "array" && field.items) inside(field.items as Schema, `${path}[]`, depth, rows);
  else if (field.properties) walk(field, path, depth, rows);
  else for (const choice of choicesOf(field)) inside(choice, path, depth, rows);
}

function choicesOf(schema: Schema): Schema[] {
  return (schema.anyOf ?? schema.oneOf ?? []) as Schema[];
}

export function typeOf(schema: Schema): string {
  const shape = typeof schema.$ref === "string" ? shapeOf(schema) : null;
  if (shape) return shape;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(" | ");
  if (schema.type === "array") return schema.items ? `list of ${typeOf(schema.items as Schema)}` : "list";
  if (Array.isArray(schema.type)) return schema.type.join(" | ");
  return typeof schema.type === "string" ? schema.type : "anything";
}

function notesOf(schema: Schema): string[] {
  const own = choicesOf(schema).find((choice) => choice.type !== "null") ?? schema;
  const notes: string[] = [];
  if (typeof schema.description === "string") notes.push(schema.description);
  if (typeof own.format === "string") notes.push(own.format);
  if (typeof own.pattern === "string" && own.format === undefined) notes.push(`like ${own.pattern}`);
  if (own.minLength !== undefined) notes.push(`at least ${own.minLength} characters`);
  if (own.maxLength !== undefined) notes.push(`at most ${Number(own.maxLength).toLocaleString("en-GB")} characters`);
  if (typeof own.minimum === "number" && own.minimum > -9e15) notes.push(`at least ${own.minimum}`);
  if (typeof own.exclusiveMinimum === "number") notes.push(`more than ${own.exclusiveMinimum}`);
  if (typeof own.maximum === "number" && own.maximum < 9e15) notes.push(`at most ${own.maximum}`);
  if (own.minItems !== undefined) notes.push(`at least ${own.minItems}`);
  if (own.maxItems !== undefined) notes.push(`at most ${own.maxItems}`);
  if (own.default !== undefined) notes.push(`${JSON.stringify(own.default)} unless said`);
  return notes;
}
