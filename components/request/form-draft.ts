/** A form while it is being changed: no tool is empty text, and the limit is text beside the amount that it is about. Pure. */
import type { WireRequestForm } from "@/lib/contracts/api/request";
import { type AgreementText, agreementText, readAgreement } from "@/lib/core/approval/agreement-text";
import type { FormField } from "@/lib/core/request/request-form";

export type FormDraft = { enabled: boolean; fields: FormField[]; toolId: string } & AgreementText;

export function draftOfForm({ enabled, fields, toolId, approval }: WireRequestForm): FormDraft {
  const agreement = agreementText(approval);
  const field = approval.kind === "above" ? agreement.field : (amountsOf(fields)[0]?.key ?? agreement.field);
  // Their parts in one order, so that equal fields are equal text.
  const ordered = fields.map(({ key, kind, label, required, currency }) => ({ key, kind, label, required, currency }));
  return { enabled, fields: ordered, toolId: toolId ?? "", ...agreement, field };
}

/** What can be above a limit. */
export function amountsOf(fields: readonly FormField[]): FormField[] {
  return fields.filter(({ kind }) => kind === "amount");
}

/** The amount that the limit is about; its currency is that of the limit. */
export function measuredOf({ fields, field }: FormDraft): FormField | undefined {
  return amountsOf(fields).find(({ key }) => key === field);
}

/** What is sent; null while the limit is about no amount of the form, or cannot be read. */
export function bodyOfForm(draft: FormDraft): Record<string, unknown> | null {
  const { enabled, fields, toolId, approval, field, limit } = draft;
  const measured = measuredOf(draft);
  if (approval === "above" && !measured) return null;
  const read = readAgreement({ approval, field, limit, currency: measured?.currency ?? "" }, true);
  return "problem" in read ? null : { enabled, fields, toolId: toolId === "" ? null : toolId, ...(read.rule === null ? {} : { approval: read.rule }) };
}

/** Without a tool a person does it by hand, and is needed every time; rules that somebody wrote stay. */
export function withTool(toolId: string, approval: FormDraft["approval"]): Partial<FormDraft> {
  return toolId === "" && approval !== "rules" ? { toolId, approval: "always" } : { toolId };
}

/** Another kind has another shape: only amounts have a currency. */
export function ofKind(field: FormField, kind: FormField["kind"]): FormField {
  return { ...field, kind, currency: kind === "amount" ? (field.currency ?? "EUR") : null };
}

/** The list with two neighbours changed for each other; unchanged at its ends. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const [one, other] = [list[at], list[at + by]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((each, place) => (place === at ? other : place === at + by ? one : each));
}
