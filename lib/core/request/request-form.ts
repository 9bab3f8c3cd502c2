/**
 * The three forms that the bot can offer: what each asks for by itself, and what a workspace may make of it. What is filled in becomes the arguments of
 * the action `request.<kind>`, each under its field's key.
 */
import type { RequestKind } from "../kernel/request-kinds";

export const fieldKinds = ["text", "email", "amount", "long_text", "yes_no"] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** `label`: null for a field of ours that is named in the visitor's language. `currency`: of an amount, null otherwise. A required `yes_no` has to be a yes. */
export type FormField = { key: string; kind: FieldKind; label: string | null; required: boolean; currency: string | null };

export const formLimits = { fields: 8, label: 80, text: 200, email: 254, longText: 2_000 } as const;

const field = (key: string, kind: FieldKind, required = true): FormField => ({ key, kind, label: null, required, currency: kind === "amount" ? "EUR" : null });

export const defaultFields: Readonly<Record<RequestKind, readonly FormField[]>> = {
  refund: [field("orderId", "text"), field("amount", "amount"), field("reason", "long_text", false)],
  account_deletion: [field("email", "email"), field("confirmed", "yes_no")],
  address_change: [field("orderId", "text"), field("address", "long_text")],
};

/** Fields that we name in the visitor's language, each once. */
export const ourFields: readonly FormField[] = Object.values(defaultFields)
  .flat()
  .filter(({ key }, place, all) => all.findIndex((other) => other.key === key) === place);

export function maxLengthOf(kind: FieldKind): number {
  return kind === "long_text" ? formLimits.longText : kind === "email" ? formLimits.email : formLimits.text;
}

export function actionOf(kind: RequestKind): string {
  return `request.${kind}`;
}

export type FieldProblem = { path: string; message: string };

const fieldKey = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

/** What is wrong with the fields of a form; nothing for one that can be offered. */
export function checkFields(fields: readonly FormField[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [place, { key, kind, label, currency }] of fields.entries()) {
    const wrong = (name: string, message: string) => problems.push({ path: `fields.${place}.${name}`, message });
    if (!fieldKey.test(key)) wrong("key", "is not letters, digits and _");
    if (fields.findIndex((other) => other.key === key) !== place) wrong("key", "stands twice");
    if (label === null && !ourFields.some((ours) => ours.key === key)) wrong("label", "is needed");
    if ((kind === "amount") !== (currency !== null)) wrong("currency", kind === "amount" ? "is needed" : "belongs to amounts alone");
  }
  return problems;
}

/** The arguments' schema, as approval policies know it. */
export function schemaOfFields(fields: readonly FormField[]) {
  return {
    type: "object" as const,
    properties: Object.fromEntries(fields.map((each) => [each.key, { ...shapeOf(each), ...(each.label === null ? {} : { title: each.label }) }])),
    required: fields.filter(({ required }) => required).map(({ key }) => key),
  };
}

function shapeOf({ kind, currency }: FormField) {
  switch (kind) {
    case "text":
      return { type: "string" as const, maxLength: formLimits.text };
    case "long_text":
      return { type: "string" as const, maxLength: formLimits.longText };
    case "email":
      return { type: "string" as const, maxLength: formLimits.email, format: "email" as const };
    case "amount":
      return { type: "object" as const, format: "amount" as const, currencies: [currency ?? "EUR"], minimum: 1 };
    case "yes_no":
      return { type: "boolean" as const };
  }
}

/** Arguments as somebody could fill them in: everything, and only what has to be. A tool that refuses these cannot be called with the form. */
export function sampleArguments(fields: readonly FormField[]): Record<string, unknown>[] {
  const value = ({ kind, currency }: FormField) =>
    kind === "amount"
      ? { minor: 1_000, currency }
      : kind === "yes_no"
        ? true
        : kind === "email"
          ? "somebody@visitors.example"
          : "N-1042 and so on".slice(0, kind === "text" ? 6 : 16);
  const of = (some: readonly FormField[]) => Object.fromEntries(some.map((each) => [each.key, value(each)]));
  return [of(fields), of(fields.filter(({ required }) => required))];
}
