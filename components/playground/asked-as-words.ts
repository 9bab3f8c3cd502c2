/** What is typed about a visitor, as a signed identity would say it. Pure. */
import type { AskedAs } from "./api";

export const nobody: AskedAs = { channelId: null, locale: null, verified: false, attributes: {} };

const most = 20;
const longestName = 100;
const longestValue = 500;

/** "name = value" by lines; numbers and true or false are what they are. A line that cannot be signed like this is left out: see `unusedLines`. */
export function attributesOf(lines: string): AskedAs["attributes"] {
  const pairs = lines.split("\n").flatMap((line) => {
    const at = line.indexOf("=");
    const [name, value] = [line.slice(0, Math.max(0, at)).trim(), line.slice(at + 1).trim()];
    const fits = name !== "" && name.length <= longestName && value.length <= longestValue;
    return fits ? [[name, valueOf(value)] as const] : [];
  });
  return Object.fromEntries(pairs.slice(0, most));
}

/** How many lines say nothing: without a name, of a name that is given twice, too long, or after twenty. */
export function unusedLines(lines: string): number {
  return lines.split("\n").filter((line) => line.trim() !== "").length - Object.keys(attributesOf(lines)).length;
}

function valueOf(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : text;
}
