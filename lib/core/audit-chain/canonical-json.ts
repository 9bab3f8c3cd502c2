/**
 * Canonical JSON after RFC 8785: one text for one value, so that a digest over it can be computed again by anybody.
 *
 * The values allowed are those whose text is the same before and after a Postgres jsonb column. Refused are therefore NaN, infinities,
 * integers beyond 2^53 - 1, NUL and lone surrogates in strings, and whatever is not JSON (bigint, dates, undefined in a list). Negative
 * zero is written 0 and an undefined member of an object is left out, as JSON.stringify does on the way to the column.
 */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Deeper values are refused, so that no input can exhaust the stack. */
const maxDepth = 64;

const needsEscape = /[\u0000-\u001f"\\\ud800-\udfff]/;
const unstorable = /\u0000|\p{Surrogate}/u;

function canonicalString(value: string): string {
  if (!needsEscape.test(value)) return `"${value}"`;
  if (unstorable.test(value)) throw new TypeError("canonical JSON: a string holds NUL or a lone surrogate");
  return JSON.stringify(value);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError("canonical JSON: a number is not finite");
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new TypeError("canonical JSON: an integer is beyond 2^53 - 1");
  return String(value);
}

function write(value: unknown, depth: number): string {
  if (value === null) return "null";
  switch (typeof value) {
    case "boolean":
      return value ? "true" : "false";
    case "number":
      return canonicalNumber(value);
    case "string":
      return canonicalString(value);
    case "object":
      break;
    default:
      throw new TypeError(`canonical JSON: ${typeof value} is not a JSON value`);
  }
  if (depth >= maxDepth) throw new TypeError(`canonical JSON: deeper than ${maxDepth}`);
  if (Array.isArray(value)) {
    let text = "[";
    for (let index = 0; index < value.length; index += 1) text += (index === 0 ? "" : ",") + write(value[index], depth + 1);
    return `${text}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError("canonical JSON: only plain objects are JSON values");
  const record = value as Record<string, unknown>;
  let text = "{";
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    text += `${text === "{" ? "" : ","}${canonicalString(key)}:${write(record[key], depth + 1)}`;
  }
  return `${text}}`;
}

/**
 * The RFC 8785 text of `value`: keys sorted by UTF-16 code units, numbers as ECMAScript prints them, no white space.
 * Throws a TypeError for a value that JSON or jsonb would change.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}
