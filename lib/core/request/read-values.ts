/** What a visitor filled in, as arguments; or, field by field, which of the words say what is wrong with it. */
import { type FormField, maxLengthOf } from "./request-form";

export type ValueProblem = "required" | "tooLong" | "notEmail" | "notAmount" | "notUsable";

/** `minorUnits` reads an amount; `mask` takes out of a text what nobody is to have. */
type Reading = { minorUnits: (text: string, currency: string) => number | null; mask: (text: string) => string };

export function readValues(
  fields: readonly FormField[],
  given: Readonly<Record<string, string | boolean>>,
  reading: Reading,
): { values: Record<string, unknown> } | { problems: { key: string; problem: ValueProblem }[] } {
  const values: Record<string, unknown> = {};
  const problems: { key: string; problem: ValueProblem }[] = [];
  for (const field of fields) {
    const read = readValue(field, Object.hasOwn(given, field.key) ? given[field.key] : undefined, reading);
    if ("problem" in read) problems.push({ key: field.key, problem: read.problem });
    else if (read.value !== undefined) values[field.key] = read.value;
  }
  for (const key of Object.keys(given)) if (!fields.some((field) => field.key === key)) problems.push({ key: key.slice(0, 40), problem: "notUsable" });
  return problems.length > 0 ? { problems } : { values };
}

function readValue(field: FormField, given: string | boolean | undefined, { minorUnits, mask }: Reading): { value: unknown } | { problem: ValueProblem } {
  const { kind, required, currency } = field;
  if (kind === "yes_no") {
    if (typeof given === "string") return { problem: "notUsable" };
    return required && given !== true ? { problem: "required" } : { value: given ?? false };
  }
  if (typeof given === "boolean") return { problem: "notUsable" };
  const text = (given ?? "").normalize("NFC").trim();
  if (!text.isWellFormed() || text.includes("\u0000")) return { problem: "notUsable" };
  if (text === "") return required ? { problem: "required" } : { value: undefined };
  const limit = maxLengthOf(kind);
  if ([...text].length > limit) return { problem: "tooLong" };
  if (kind === "email") return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text) ? { value: text } : { problem: "notEmail" };
  if (kind !== "amount") return { value: [...mask(text)].slice(0, limit).join("") };
  const minor = minorUnits(plainDigits(text), currency ?? "EUR");
  return minor !== null && minor > 0 ? { value: { minor, currency: currency ?? "EUR" } } : { problem: "notAmount" };
}

/** Digits of every script, and the decimal marks that stand with them. */
function plainDigits(text: string): string {
  const plain = text.normalize("NFKC").replace("٫", ".");
  return plain
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}
