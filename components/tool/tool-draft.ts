/** A tool while it is being written: the schema and the limit as people type them. Pure. */
import type { WireTool } from "@/lib/contracts/api/tool";
import { majorUnits, minorUnits } from "@/lib/core/approval/amount-text";
import { fieldPaths, firstSchemaText, readSchema, schemaAt } from "@/lib/core/approval/schema-text";

export type ToolDraft = {
  name: string;
  description: string;
  method: string;
  url: string;
  identity: string;
  enabled: boolean;
  botMayAsk: boolean;
  schema: string;
  approval: WireTool["approval"]["kind"];
  field: string;
  limit: string;
  currency: string;
};

export function freshTool(): ToolDraft {
  return {
    name: "",
    description: "",
    method: "POST",
    url: "",
    identity: "none",
    enabled: true,
    botMayAsk: false,
    schema: firstSchemaText,
    approval: "always",
    field: "amount",
    limit: "50.00",
    currency: "EUR",
  };
}

export function draftOfTool({ approval, schema, name, description, method, url, identity, enabled, botMayAsk }: WireTool): ToolDraft {
  const above = approval.kind === "above" ? approval : null;
  const limit = above && (above.currency === null ? String(above.limit) : majorUnits({ minor: above.limit, currency: above.currency }));
  return {
    ...freshTool(),
    ...{ name, description, method, url, identity, enabled, botMayAsk },
    schema: JSON.stringify(schema, null, 2),
    approval: approval.kind,
    ...(above ? { field: above.field, limit: limit ?? "", currency: above.currency ?? "" } : {}),
  };
}

/** Fields that can be above a limit. */
export function measurable(schema: string): string[] {
  const read = readSchema(schema);
  if ("problem" in read) return [];
  return fieldPaths(read.schema).filter((path) => isAmountField(schema, path) || ["number", "integer"].includes(schemaAt(read.schema, path)?.type ?? ""));
}

export function isAmountField(schema: string, path: string): boolean {
  const read = readSchema(schema);
  const field = "schema" in read ? schemaAt(read.schema, path) : undefined;
  return field?.type === "object" && "format" in field;
}

/** What is sent, or the first thing that is wrong with it. */
export function bodyOfTool(draft: ToolDraft): { body: Record<string, unknown> } | { problem: string } {
  const { schema, approval, field, limit, currency, url, ...settings } = draft;
  const read = readSchema(schema);
  if ("problem" in read) return read;
  const body = { ...settings, url: url.trim(), schema: read.schema };
  if (approval === "rules") return { body };
  if (approval !== "above") return { body: { ...body, approval: { kind: approval } } };
  if (!measurable(schema).includes(field)) return { problem: "Choose the argument that the limit is about." };
  const isMoney = isAmountField(schema, field);
  const size = isMoney ? minorUnits(limit, currency) : limit.trim() === "" ? null : Number(limit);
  if (size === null || !Number.isFinite(size)) return { problem: "The limit cannot be read." };
  return { body: { ...body, approval: { kind: "above", field, limit: size, currency: isMoney ? currency : null } } };
}
