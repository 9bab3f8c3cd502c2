/** Finds the web addresses in a text. The text itself is never interpreted: every part is shown as it was typed. */

export type TextPart = { text: string; href: string | null };

/**
 * An address ends at white space, at quotes and angle brackets, at full-width punctuation, and at invisible characters
 * (zero width, direction marks and overrides), which could make it read as another address.
 */
const addressPattern =
  /\bhttps?:\/\/[^\s<>"'`\u00ab\u00bb\u200b-\u200f\u2018-\u201f\u2028-\u202e\u2060-\u206f\u3000-\u303f\ufe00-\ufe0f\ufeff\uff01-\uff0f\uff1a-\uff20]+/giu;

/**
 * The address to link to, or null: http and https only, and no user name or password in it (`https://bank.com@evil.com`
 * reads as the wrong host).
 */
export function safeUrl(address: string): string | null {
  try {
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

/** Leaves the punctuation of the sentence, and a bracket that the address did not open, outside of the address. */
function withoutSentenceEnd(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1]!;
    if (/[.,;:!?*_~|]/.test(last)) continue;
    const opening = { ")": "(", "]": "[", "}": "{" }[last];
    if (!opening) break;
    const inside = address.slice(0, end);
    if (inside.split(opening).length >= inside.split(last).length) break;
  }
  return address.slice(0, end);
}

/** Cuts a text into parts; joined, they give the text again. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(addressPattern)) {
    const address = withoutSentenceEnd(match[0]);
    const href = safeUrl(address);
    if (!href) continue;
    if (match.index! > from) parts.push({ text: text.slice(from, match.index), href: null });
    parts.push({ text: address, href });
    from = match.index! + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}
