/**
 * Kinds of personal data, as findings, masked messages and system lines name them. Findings hold kinds and offsets, never what was found.
 */

/** Closed list. What is in `maskedKinds` is taken out of a visitor's message before it is stored; the others are only noticed. */
export const personalDataKinds = [
  "card_number",
  "card_code",
  "bank_account",
  "national_id",
  "password",
  "one_time_code",
  "access_key",
  "email",
  "ip_address",
  "phone",
] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** A support chat never needs these, and whoever reads one can misuse it. An address or a number to call back on is given on purpose. */
export const maskedKinds = ["card_number", "card_code", "bank_account", "national_id", "password", "one_time_code", "access_key"] as const;
export type MaskedKind = (typeof maskedKinds)[number];

/** Code-unit offsets into the text, end exclusive. */
export type PersonalDataFinding = { kind: PersonalDataKind; start: number; end: number };

export type PersonalDataCount<K extends PersonalDataKind = PersonalDataKind> = { kind: K; count: number };
