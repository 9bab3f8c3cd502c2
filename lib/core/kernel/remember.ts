/**
 * Remembers what a pure function said of the last texts that it was asked about. A turn reads the messages before it again, and many visitors get the
 * same answer: each of them is judged once.
 */

/** Longer texts are rare and would hold much memory. */
const longest = 2000;

/** `limit`: texts that are remembered; of more, those asked about longest ago leave. The results are shared: nobody may change them. */
export function remember<Result>(limit: number, run: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { result: Result }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) known.delete(text);
    const entry = found ?? { result: run(text) };
    if (text.length <= longest) known.set(text, entry);
    if (known.size > limit) known.delete(known.keys().next().value ?? "");
    return entry.result;
  };
}
