/** A policy while it is being written: limits as people type them, the schema as text. Pure. */
import { majorUnits, minorUnits } from "@/lib/core/approval/amount-text";
import type { ArgumentSchema } from "@/lib/core/approval/argument-schema";
import { firstSchemaText, readSchema, schemaAt } from "@/lib/core/approval/schema-text";
import type { WireApprovalPolicy } from "@/lib/contracts/api/approval-policy";

export type DraftCondition = { field: string; is: "above" | "below" | "equals" | "in" | "absent"; value: string; currency: string };
export type DraftRule = { when: DraftCondition[]; tier: string };
export type DraftApprovers = { roles: string[]; teamIds: string[]; memberIds: string[]; count: number };
export type DraftTier = { name: string; mode: "all" | "any"; approvers: DraftApprovers[] };
export type PolicyDraft = {
  action: string;
  version: number;
  title: string;
  schema: string;
  rules: DraftRule[];
  otherwise: string;
  tiers: DraftTier[];
  expiresAfterMinutes: number;
  usableForMinutes: number;
};

/** In selects: nobody's agreement is needed. */
export const nobody = "";

export const freshApprovers: DraftApprovers = { roles: ["manager", "admin", "owner"], teamIds: [], memberIds: [], count: 1 };

export function freshPolicy(): PolicyDraft {
  return {
    action: "",
    version: 0,
    title: "",
    schema: firstSchemaText,
    rules: [],
    otherwise: "Managers",
    tiers: [{ name: "Managers", mode: "all", approvers: [freshApprovers] }],
    expiresAfterMinutes: 1_440,
    usableForMinutes: 60,
  };
}

export function draftOf(policy: WireApprovalPolicy): PolicyDraft {
  const { action, version, title, schema, rules, otherwise, tiers, expiresAfterMinutes, usableForMinutes } = policy;
  return {
    action,
    version,
    title,
    schema: JSON.stringify(schema, null, 2),
    rules: rules.map(({ when, tier }) => ({ tier: tier ?? nobody, when: when.map(draftCondition) })),
    otherwise: otherwise ?? nobody,
    tiers: tiers.map(({ name, mode, approvers }) => ({
      name,
      mode,
      approvers: approvers.map(({ roles, teams, members, count }) => ({
        roles,
        teamIds: teams.map(({ id }) => id),
        memberIds: members.map(({ id }) => id),
        count,
      })),
    })),
    expiresAfterMinutes,
    usableForMinutes,
  };
}

type WireCondition = WireApprovalPolicy["rules"][number]["when"][number];

function draftCondition(condition: WireCondition): DraftCondition {
  const { field, is } = condition;
  switch (is) {
    case "above":
    case "below": {
      const { limit, currency } = condition;
      return { field, is, currency: currency ?? "", value: currency === null ? String(limit) : majorUnits({ minor: limit, currency }) };
    }
    case "equals":
      return { field, is, currency: "", value: String(condition.value) };
    case "in":
      return { field, is, currency: "", value: condition.values.map(String).join(", ") };
    case "absent":
      return { field, is, currency: "", value: "" };
  }
}

function readScalar(text: string, field: ArgumentSchema | undefined): string | number | boolean {
  const plain = text.trim();
  if (field?.type === "boolean") return plain === "true" || plain === "yes";
  return field?.type === "number" || field?.type === "integer" ? Number(plain) : plain;
}

/** What is sent, or the first thing that is wrong with it. */
export function bodyOf(draft: PolicyDraft): { body: Record<string, unknown> } | { problem: string } {
  const read = readSchema(draft.schema);
  if ("problem" in read) return read;
  const rules: unknown[] = [];
  for (const { when, tier } of draft.rules) {
    const conditions: unknown[] = [];
    for (const { field, is, value, currency } of when) {
      const shape = schemaAt(read.schema, field);
      if (!shape) return { problem: `A rule compares ${field === "" ? "a field" : field}, which the schema does not name.` };
      if (is === "above" || is === "below") {
        const isMoney = shape.type === "object";
        const limit = isMoney ? minorUnits(value, currency) : value.trim() === "" ? null : Number(value);
        if (limit === null || !Number.isFinite(limit)) return { problem: `A rule on ${field} has no limit that can be read.` };
        conditions.push({ field, is, limit, currency: isMoney ? currency : null });
      } else if (is === "equals") conditions.push({ field, is, value: readScalar(value, shape) });
      else if (is === "in") conditions.push({ field, is, values: value.split(",").map((each) => readScalar(each, shape)) });
      else conditions.push({ field, is });
    }
    rules.push({ when: conditions, tier: tier === nobody ? null : tier });
  }
  return { body: { ...draft, schema: read.schema, rules, otherwise: draft.otherwise === nobody ? null : draft.otherwise } };
}
