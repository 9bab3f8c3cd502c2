/**
 * The form of an API key: `hr_live_<32 letters and digits>_<6 of checksum>`. The fixed prefix lets secret scanners find a leaked key; the
 * checksum (CRC-32 of what is before it, in base 62) tells a mistyped or cut key from an unknown one without a look-up.
 */
export const apiKeyPrefix = "hr_live_";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const randomLength = 32;
const checksumLength = 6;
const form = new RegExp(`^${apiKeyPrefix}[0-9A-Za-z]{${randomLength}}_[0-9A-Za-z]{${checksumLength}}$`);

/** A key from random bytes; at least 40 are taken. Bytes above 247 are passed over, so that every letter is equally likely. Null when too few are left. */
export function formApiKey(random: Uint8Array): string | null {
  let letters = "";
  for (const byte of random) if (byte < 248 && letters.length < randomLength) letters += alphabet[byte % 62];
  return letters.length === randomLength ? `${apiKeyPrefix}${letters}_${checksum(`${apiKeyPrefix}${letters}`)}` : null;
}

/** Whether a text is a whole key; says nothing about whether it was ever given out. */
export function isWholeApiKey(text: string): boolean {
  return form.test(text) && text.slice(-checksumLength) === checksum(text.slice(0, -checksumLength - 1));
}

/** What may be shown of a key for ever: its first characters. */
export function apiKeyHint(key: string): string {
  return key.slice(0, apiKeyPrefix.length + 4);
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let place = 0; place < checksumLength; place += 1) {
    digits = alphabet[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** CRC-32 (ISO 3309, reflected polynomial 0xEDB88320) of ASCII text. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
