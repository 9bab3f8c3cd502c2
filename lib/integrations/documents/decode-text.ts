import "server-only";
/** Bytes as text: by byte order mark, by what the sender or the document says, as UTF-8, and at last as Windows-1252, which holds Latin-1. */

export type DecodedText = { text: string; encoding: string; assumed: boolean };

/** Never throws. `assumed`: nothing said it and it is not UTF-8. `declared` is ignored when it names no known encoding or does not fit. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const mark = byteOrderMark(bytes);
  if (mark) return { text: new TextDecoder(mark).decode(bytes), encoding: mark, assumed: false };
  const named = declared === null ? null : decodeAs(bytes, declared.trim().toLowerCase());
  if (named) return { ...named, assumed: false };
  const utf8 = decodeAs(bytes, "utf-8");
  if (utf8) return { ...utf8, assumed: false };
  const wide = utf16WithoutMark(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide, assumed: true };
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252", assumed: true };
}

/** The sentence for the one who imported it; null when nothing was assumed. */
export function encodingNote({ assumed, encoding }: DecodedText): string | null {
  if (!assumed) return null;
  return encoding === "windows-1252"
    ? "It is not UTF-8 and says nothing of its characters, so it was read as Latin-1 (Windows-1252). If letters look wrong, save it as UTF-8 and import it again."
    : "It says nothing of its characters and was read as UTF-16.";
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: string): { text: string; encoding: string } | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return null;
  }
}

/** Latin text in UTF-16 has a zero in every other byte. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  sample.forEach((byte, index) => (byte === 0 ? (zeros[index % 2] = (zeros[index % 2] ?? 0) + 1) : 0));
  const half = sample.length / 2;
  if ((zeros[1] ?? 0) > half * 0.7 && (zeros[0] ?? 0) < half * 0.1) return "utf-16le";
  if ((zeros[0] ?? 0) > half * 0.7 && (zeros[1] ?? 0) < half * 0.1) return "utf-16be";
  return null;
}
