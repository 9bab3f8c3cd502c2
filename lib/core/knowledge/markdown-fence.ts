/** Fenced code of Markdown: inside it nothing is a heading or a mark (CommonMark, "Fenced code blocks"). */

export type Fence = { character: string; length: number };

/** What a line does to the fence around it: opens one, ends the open one, or neither. */
export function fenceOf(line: string, open: Fence | null): Fence | "end" | "none" {
  const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
  const fence = mark?.[1];
  if (!fence) return "none";
  const character = fence.charAt(0);
  const rest = (mark[2] ?? "").trim();
  if (open) return character === open.character && fence.length >= open.length && rest === "" ? "end" : "none";
  return character === "`" && rest.includes("`") ? "none" : { character, length: fence.length };
}
