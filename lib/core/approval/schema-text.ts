/** Schemas of arguments as people write them. */
import { type ArgumentSchema, checkSchema, type ObjectSchema } from "./argument-schema";

const firstSchema = {
  type: "object",
  properties: { orderId: { type: "string", maxLength: 40 }, amount: { type: "object", format: "amount", currencies: ["EUR"], minimum: 1 } },
  required: ["orderId", "amount"],
};

/** What a new one begins with. */
export const firstSchemaText = JSON.stringify(firstSchema, null, 2);

/** The schema that the text says, or what is wrong with it. */
export function readSchema(text: string): { schema: ObjectSchema } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    return { problem: "This is not JSON." };
  }
  const [problem] = checkSchema(value);
  return problem ? { problem: `${problem.path === "" ? "The schema" : problem.path} ${problem.message}.` } : { schema: value as ObjectSchema };
}

/** What a field of the schema is, by its dotted path; undefined for one that is not there. */
export function schemaAt(schema: ObjectSchema, path: string): ArgumentSchema | undefined {
  let found: ArgumentSchema | undefined = schema;
  for (const name of path.split(".")) found = found?.type === "object" && "properties" in found ? found.properties[name] : undefined;
  return found;
}

/** Fields that a rule can compare, by their dotted paths. */
export function fieldPaths(schema: ObjectSchema, before = ""): string[] {
  return Object.entries(schema.properties).flatMap(([name, field]) => {
    const path = `${before}${name}`;
    return field.type === "object" && "properties" in field ? [path, ...fieldPaths(field, `${path}.`)] : [path];
  });
}
