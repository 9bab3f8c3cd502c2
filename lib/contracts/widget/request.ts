/** Forms that the bot offers, as the widget draws and sends them. All words come from the server. */
import { z } from "zod";
import { requestKinds } from "@/lib/core/kernel/request-kinds";
import { fieldKinds, formLimits } from "@/lib/core/request/request-form";
import { plain } from "../text";
import { wireId } from "../wire-id";

export const visitorFormQuerySchema = z.object({ kind: z.enum(requestKinds).default("refund") });

export const visitorFormSchema = z.object({
  kind: z.enum(requestKinds),
  title: z.string(),
  /** What is written on the button. */
  submit: z.string(),
  /** Said of a field that is needed and empty. */
  required: z.string(),
  fields: z.array(z.object({ key: z.string(), kind: z.enum(fieldKinds), label: z.string(), required: z.boolean(), maxLength: z.number().int().positive() })),
});
export type VisitorForm = z.infer<typeof visitorFormSchema>;

export const submitRequestRequestSchema = z.object({
  /** A uuid of the client's making: the same id gives the same request again. */
  clientId: z.uuid(),
  kind: z.enum(requestKinds),
  /** By the fields' keys: texts, amounts as they are written (49.90), or true and false. */
  values: z
    .record(plain(40), z.union([z.string().max(formLimits.longText * 2), z.boolean()]))
    .refine((values) => Object.keys(values).length <= formLimits.fields * 2, "too many values"),
});
export const submitRequestResponseSchema = z.object({ id: wireId("visitorRequest"), kind: z.enum(requestKinds) });
