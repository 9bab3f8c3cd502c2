/** Which actions need whose agreement. */
import { z } from "zod";
import { decidingRoles } from "@/lib/core/approval/approval-policy";
import { checkSchema, type ObjectSchema } from "@/lib/core/approval/argument-schema";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

export const actionNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_.-]{0,63}$/, "is not small letters, digits, ., _ and -, 64 at most")
  .meta({ examples: ["refund"] });

export const argumentField = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,63}(\.[A-Za-z_][A-Za-z0-9_-]{0,63}){0,5}$/, "is not the name of a field")
  .meta({ examples: ["amount"] });
export const exactNumber = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
const scalar = z.union([text(200, 0), exactNumber, z.boolean()]);
export const currencyOrNone = z
  .string()
  .regex(/^[A-Z]{3}$/, "is not an ISO 4217 code")
  .meta({ examples: ["EUR"] })
  .nullable();
const conditionSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("above"), field: argumentField, limit: exactNumber, currency: currencyOrNone }),
  z.object({ is: z.literal("below"), field: argumentField, limit: exactNumber, currency: currencyOrNone }),
  z.object({ is: z.literal("equals"), field: argumentField, value: scalar }),
  z.object({ is: z.literal("in"), field: argumentField, values: z.array(scalar).min(1).max(100) }),
  z.object({ is: z.literal("absent"), field: argumentField }),
]);

const tierName = text(60);
const ruleSchema = z.object({ when: z.array(conditionSchema).min(1).max(10), tier: tierName.nullable() });

const described = z.record(z.string(), z.unknown()).meta({ examples: [{ type: "object", properties: {} }] });
/** One that is checked: every keyword is known. */
export const argumentSchemaInput = described.superRefine((schema, context) => {
  for (const { path, message } of checkSchema(schema).slice(0, 5)) context.addIssue({ code: "custom", path: path === "" ? [] : [path], message });
});

const count = z.number().int().min(1).max(20);
const approversInputSchema = z
  .object({
    roles: z.array(z.enum(decidingRoles)).max(4).default([]),
    teamIds: z.array(wireIdInput("team")).max(20).default([]),
    memberIds: z.array(wireIdInput("member")).max(50).default([]),
    count: count.default(1),
  })
  .refine(({ roles, teamIds, memberIds }) => roles.length + teamIds.length + memberIds.length > 0, "names nobody");
const tierInputSchema = z.object({ name: tierName, mode: z.enum(["all", "any"]).default("all"), approvers: z.array(approversInputSchema).min(1).max(10) });

const minutes = (most: number) => z.number().int().min(1).max(most);
const monthMinutes = 31 * 24 * 60;

export const saveApprovalPolicyRequestSchema = z
  .object({
    action: actionNameSchema,
    /** 0 for an action that has none. */
    version: z.number().int().nonnegative(),
    title: text(80),
    schema: argumentSchemaInput,
    rules: z.array(ruleSchema).max(50).default([]),
    otherwise: tierName.nullable(),
    tiers: z.array(tierInputSchema).max(10).default([]),
    expiresAfterMinutes: minutes(monthMinutes).default(1_440),
    usableForMinutes: minutes(monthMinutes).default(60),
  })
  .superRefine(({ rules, otherwise, tiers }, context) => {
    const names = new Set(tiers.map(({ name }) => name));
    if (names.size < tiers.length) context.addIssue({ code: "custom", path: ["tiers"], message: "two tiers have the same name" });
    rules.forEach(({ tier }, index) => {
      if (tier !== null && !names.has(tier)) context.addIssue({ code: "custom", path: ["rules", index, "tier"], message: "is no tier of this policy" });
    });
    if (otherwise !== null && !names.has(otherwise)) context.addIssue({ code: "custom", path: ["otherwise"], message: "is no tier of this policy" });
  });
export type SaveApprovalPolicyRequest = z.infer<typeof saveApprovalPolicyRequestSchema> & { schema: ObjectSchema };

const named = (kind: "team" | "member") => z.array(z.object({ id: wireId(kind), name: z.string() }));
export const approversSchema = z.object({ roles: z.array(z.string()), teams: named("team"), members: named("member"), count });

export const approvalPolicySchema = z.object({
  id: wireId("approvalPolicy"),
  action: actionNameSchema,
  /** Its number; send it with a write. */
  version: z.number().int().positive(),
  title: z.string(),
  schema: described,
  rules: z.array(ruleSchema),
  otherwise: z.string().nullable(),
  tiers: z.array(z.object({ name: z.string(), mode: z.enum(["all", "any"]), approvers: z.array(approversSchema) })),
  expiresAfterMinutes: z.number().int(),
  usableForMinutes: z.number().int(),
  author: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type WireApprovalPolicy = z.infer<typeof approvalPolicySchema>;

export const approvalPolicyListSchema = z.object({ data: z.array(approvalPolicySchema), nextCursor: z.null() });
export type ApprovalPolicyList = z.infer<typeof approvalPolicyListSchema>;
