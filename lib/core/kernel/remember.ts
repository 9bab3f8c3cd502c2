/**
 * Remembers what a pure function said of the last texts that it was asked about. A turn reads the messages before it again, and many visitors get the
 * same answer: each of them is judged once. Kept under the text's digest, so that nothing that was said stays in memory.
 */
import { createHash } from "node:crypto";

/** Longer texts are rare and would hold much memory. */
const longest = 2000;

/** `limit`: texts that are remembered; of more, those asked about longest ago leave. The results are shared: nobody may change them. */
export function remember<Result>(limit: number, run: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { result: Result }>();
  return (text) => {
    if (text.length > longest) return run(text);
    const digest = createHash("sha256").update(text).digest("base64");
    const found = known.get(digest);
    if (found !== undefined) known.delete(digest);
    const entry = found ?? { result: run(text) };
    known.set(digest, entry);
    if (known.size > limit) known.delete(known.keys().next().value ?? "");
    return entry.result;
  };
}
