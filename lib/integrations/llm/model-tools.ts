import "server-only";
/** Tools as functions of chat completions, and the call that a model proposes read back. A proposal is only data here: nothing is called. */
import type { ArgumentSchema, ObjectSchema } from "@/lib/core/approval/argument-schema";

export type ModelTool = { name: string; description: string; schema: ObjectSchema };

/** `name`: of the tool; null for a function that none or several of the given ones have. */
export type ModelCall = { name: string | null; arguments: unknown };

export function functionsOf(tools: readonly ModelTool[]): object[] {
  return tools.map(({ name, description, schema }) => ({
    type: "function",
    function: { name: functionName(name), description: description === "" ? name : description, parameters: plainSchema(schema) },
  }));
}

export function readCall(called: { name: string; arguments: unknown }, tools: readonly ModelTool[]): ModelCall {
  const [tool, ...others] = tools.filter(({ name }) => functionName(name) === called.name);
  return { name: tool && others.length === 0 ? tool.name : null, arguments: called.arguments };
}

/** Functions have no dots in their names. */
function functionName(name: string): string {
  return name.replaceAll(".", "_");
}

/** In the keywords that everybody knows: an amount is an object of two members. */
function plainSchema(schema: ArgumentSchema): object {
  if (schema.type === "array") return { ...schema, items: plainSchema(schema.items) };
  if (schema.type !== "object") return schema;
  const { title, description } = schema;
  if (!("format" in schema)) {
    const properties = Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, plainSchema(field)]));
    return { ...schema, properties, additionalProperties: false };
  }
  const { currencies, minimum, maximum } = schema;
  return {
    type: "object",
    title,
    description: `${description ?? ""} An amount of money; "minor" counts the smallest units of the currency: 19.99 EUR is 1999.`.trim(),
    properties: { minor: { type: "integer", minimum, maximum }, currency: { type: "string", enum: currencies, description: "ISO 4217" } },
    required: ["minor", "currency"],
    additionalProperties: false,
  };
}
