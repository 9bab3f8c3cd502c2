/** A tool while it is being written: the schema and the limit as people type them. Pure. */
import type { WireTool } from "@/lib/contracts/api/tool";
import { type AgreementText, agreementText, readAgreement } from "@/lib/core/approval/agreement-text";
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
} & AgreementText;

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
    ...agreementText({ kind: "always" }),
  };
}

export function draftOfTool({ approval, schema, name, description, method, url, identity, enabled, botMayAsk }: WireTool): ToolDraft {
  return { name, description, method, url, identity, enabled, botMayAsk, schema: JSON.stringify(schema, null, 2), ...agreementText(approval) };
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
  if (approval === "above" && !measurable(schema).includes(field)) return { problem: "Choose the argument that the limit is about." };
  const agreement = readAgreement({ approval, field, limit, currency }, isAmountField(schema, field));
  if ("problem" in agreement) return agreement;
  return { body: { ...settings, url: url.trim(), schema: read.schema, ...(agreement.rule === null ? {} : { approval: agreement.rule }) } };
}
