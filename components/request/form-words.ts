/** Forms and their fields in words. Pure. */
import { agreementWords } from "@/components/thread/agreement-words";
import { plainLine } from "@/components/thread/visible-text";
import type { WireRequestForm } from "@/lib/contracts/api/request";
import type { FieldKind, FormField } from "@/lib/core/request/request-form";
import { requestWords, visitorLabel } from "@/lib/core/request/request-words";

const english = requestWords("en");

export const formTitle = (kind: WireRequestForm["kind"]) => english.titles[kind];

export const kindWords: Readonly<Record<FieldKind, string>> = {
  text: "Text",
  email: "E-mail address",
  amount: "Amount",
  long_text: "Long text",
  yes_no: "Yes or no",
};

/** As the workspace names it, or as we do in English. */
export function fieldName({ key, label }: Pick<FormField, "key" | "label">): string {
  return plainLine(visitorLabel({ key, label, currency: null }, english));
}

/** Who agrees and what is called. `tool`: its name; null where a person does it by hand. */
export function outcomeWords({ approval }: Pick<WireRequestForm, "approval">, tool: string | null): string {
  if (tool === null) return "A person does it by hand and approves it then";
  return approval.kind === "none" ? `${tool} is called without asking` : `${agreementWords(approval)}, then ${tool} is called`;
}
