/** Amounts and fields of arguments as people read and type them. */
import type { ArgumentSchema, ObjectSchema } from "./argument-schema";

export type Amount = { minor: number; currency: string };

/** Decimals of a currency; two for one that is not known. */
function decimalsOf(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

export function isAmount(value: unknown): value is Amount {
  return typeof value === "object" && value !== null && Number.isSafeInteger((value as Amount).minor) && typeof (value as Amount).currency === "string";
}

/** `120.00` for 12,000 minor units of a currency with two decimals. Exact: no division. */
export function majorUnits({ minor, currency }: Amount): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  return `${minor < 0 ? "-" : ""}${whole}${decimals === 0 ? "" : `.${digits.slice(digits.length - decimals)}`}`;
}

/** Null for what is no amount of that currency. */
export function minorUnits(text: string, currency: string): number | null {
  const decimals = decimalsOf(currency);
  const parts = /^(-?)(\d{1,13})(?:[.,](\d+))?$/.exec(text.trim());
  if (!parts || (parts[3] ?? "").length > decimals) return null;
  const minor = Number(`${parts[1]}${parts[2]}${(parts[3] ?? "").padEnd(decimals, "0")}`);
  return Number.isSafeInteger(minor) ? minor : null;
}

export function fieldTitle(name: string, schema: ArgumentSchema | undefined): string {
  if (schema?.title) return schema.title;
  const spoken = name.replaceAll(/[_-]/g, " ").replaceAll(/([a-z])([A-Z])/g, "$1 $2");
  return `${spoken.charAt(0).toUpperCase()}${spoken.slice(1).toLowerCase()}`;
}

export function valueWords(value: unknown): string {
  if (value === undefined) return "nothing";
  if (isAmount(value)) return `${majorUnits(value)} ${value.currency}`;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return JSON.stringify(value);
}

/** Fields of the schema first, in its order, then whatever else stands there. */
export function fieldsOf(schema: ObjectSchema, given: Readonly<Record<string, unknown>>): [string, ArgumentSchema | undefined][] {
  const known = Object.entries(schema.properties);
  return [...known, ...Object.keys(given).flatMap((name): [string, undefined][] => (Object.hasOwn(schema.properties, name) ? [] : [[name, undefined]]))];
}
