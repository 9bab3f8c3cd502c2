/** What is typed about a visitor, as a signed identity would say it. Pure. */
import type { AskedAs } from "./api";

export const nobody: AskedAs = { channelId: null, locale: null, verified: false, attributes: {} };

const most = 20;

/** "name = value" by lines; numbers and true or false are what they are. Lines without a name are left out. */
export function attributesOf(lines: string): AskedAs["attributes"] {
  const pairs = lines.split("\n").flatMap((line) => {
    const at = line.indexOf("=");
    const name = line.slice(0, at).trim().slice(0, 100);
    return at < 1 || name === ""
      ? []
      : [
          [
            name,
            valueOf(
              line
                .slice(at + 1)
                .trim()
                .slice(0, 500),
            ),
          ] as const,
        ];
  });
  return Object.fromEntries(pairs.slice(0, most));
}

function valueOf(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : text;
}
