/** Forms that bots offer: `/api/v1/request-forms`; and what visitors asked for with them, as their conversation shows it. */
import { z } from "zod";
import { requestKinds } from "@/lib/core/kernel/request-kinds";
import { fieldKinds, formLimits } from "@/lib/core/request/request-form";
import { requestStates } from "@/lib/core/request/request-outcome";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";
import { currencyOrNone } from "./approval-policy";
import { toolApprovalInput, toolSchema } from "./tool";

export const requestFormSchema = z.object({
  kind: z.enum(requestKinds),
  enabled: z.boolean(),
  fields: z.array(
    z.object({ key: z.string(), kind: z.enum(fieldKinds), label: z.string().nullable(), required: z.boolean(), currency: z.string().nullable() }),
  ),
  toolId: wireId("tool").nullable(),
  /** The action of its approvals and of their policy. */
  action: z.string(),
  approval: toolSchema.shape.approval,
  /** Send it with every write; 0: nobody has saved it yet. */
  version: z.number().int().nonnegative(),
});
export type WireRequestForm = z.infer<typeof requestFormSchema>;

export const requestFormListSchema = z.object({ data: z.array(requestFormSchema), nextCursor: z.null() });
export type RequestFormList = z.infer<typeof requestFormListSchema>;

export const setRequestFormRequestSchema = z.object({
  kind: z.enum(requestKinds),
  version: z.number().int().nonnegative(),
  enabled: z.boolean(),
  fields: z
    .array(
      z.object({
        key: z
          .string()
          .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, "is not letters, digits and _")
          .meta({ examples: ["orderId"] }),
        kind: z.enum(fieldKinds),
        label: text(formLimits.label).nullable().default(null),
        required: z.boolean().default(true),
        currency: currencyOrNone.default(null),
      }),
    )
    .min(1)
    .max(formLimits.fields),
  toolId: wireIdInput("tool").nullable().default(null),
  approval: toolApprovalInput.optional(),
});

export const visitorRequestSchema = z.object({
  id: wireId("visitorRequest"),
  /** The form; `tool`: the bot understood a wish for one. */
  kind: z.enum([...requestKinds, "tool"]),
  title: z.string(),
  state: z.enum(requestStates),
  /** It has the arguments as they are carried out, and who decides. */
  approvalId: wireId("approval"),
  /** As they stand: what the visitor filled in, or what a person made of it. */
  fields: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  createdAt: z.iso.datetime(),
});
export type WireVisitorRequest = z.infer<typeof visitorRequestSchema>;
