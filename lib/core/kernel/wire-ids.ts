/** The form of an id on the wire: a prefix that says what it names, and the uuid's 16 bytes in base58 (Bitcoin alphabet). */
import { type Id, type IdKind, idPrefixes } from "./ids";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const digitOf = new Map([...alphabet].map((character, digit) => [character, BigInt(digit)]));
/** 58^22 > 2^128: every uuid fits in 22 digits, and all are padded to that, so that ids sort as their uuids do. */
const digits = 22;

export function toWireId<Kind extends IdKind>(kind: Kind, id: Id<Kind> | string): string {
  let rest = BigInt(`0x${id.replaceAll("-", "")}`);
  let text = "";
  for (let position = 0; position < digits; position += 1) {
    text = alphabet[Number(rest % 58n)] + text;
    rest /= 58n;
  }
  return `${idPrefixes[kind]}_${text}`;
}

/** The uuid behind a wire id, or null when the text is not a well-formed id of that kind. */
export function fromWireId<Kind extends IdKind>(kind: Kind, wire: string): Id<Kind> | null {
  const prefix = `${idPrefixes[kind]}_`;
  if (wire.length !== prefix.length + digits || !wire.startsWith(prefix)) return null;
  let value = 0n;
  for (const character of wire.slice(prefix.length)) {
    const digit = digitOf.get(character);
    if (digit === undefined) return null;
    value = value * 58n + digit;
  }
  if (value >= 1n << 128n) return null;
  const hex = value.toString(16).padStart(32, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>;
}
