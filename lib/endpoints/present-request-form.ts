import "server-only";
/** Forms as the API shows them. */
import type { RequestFormList, WireRequestForm } from "@/lib/contracts/api/request";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ShownForm } from "@/lib/features/request/request-forms";

export function presentRequestForm({ toolId, ...form }: ShownForm): WireRequestForm {
  return { ...form, toolId: toolId === null ? null : toWireId("tool", toolId) };
}

export function presentRequestForms(forms: readonly ShownForm[]): RequestFormList {
  return { data: forms.map(presentRequestForm), nextCursor: null };
}
