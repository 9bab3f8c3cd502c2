/** A Markdown document: one article a top-level heading, or the whole document when it has none. */
import { bodyLimit, titleLimit } from "./article-limits";
import { chooseTitle } from "./choose-title";
import { cleanText } from "./clean-text";
import { type Fence, fenceOf } from "./markdown-fence";
import { addArticle, addProblem, emptyImport, type ParsedImport } from "./parsed-import";
import { plainMarkdown } from "./plain-markdown";

type Section = { line: number; title: string | null; from: number; to: number };

/** Never throws. What stands before the first heading becomes an article of its own, titled by its first line. */
export function parseMarkdown(content: string): ParsedImport {
  const result = emptyImport();
  const lines = (content.startsWith("\uFEFF") ? content.slice(1) : content).replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n");
  const front = readFrontMatter(lines);
  for (const section of splitSections(lines, front)) {
    const text = lines.slice(section.from, section.to).join("\n");
    if (section.title === null && text.trim() === "") continue;
    const body = cleanText(plainMarkdown(text), bodyLimit);
    const title = cleanText(section.title === null ? chooseTitle(body.ok ? body.text : "") : plainMarkdown(section.title), titleLimit);
    if (!title.ok) addProblem(result, section.line, `title: ${title.problem}`);
    else if (!body.ok) addProblem(result, section.line, `body: ${body.problem}`);
    else if (title.text === "" && body.text === "") continue;
    else if (
      !addArticle(result, {
        line: section.line,
        externalId: null,
        title: title.text || chooseTitle(body.text),
        body: body.text,
        exemplars: [],
        url: null,
        collection: null,
      })
    )
      break;
  }
  return result;
}

function splitSections(lines: readonly string[], front: { end: number; title: string | null }): Section[] {
  const starts: Section[] = [{ line: front.end + 1, title: null, from: front.end, to: lines.length }];
  let fence: Fence | null = null;
  for (let index = front.end; index < lines.length; index += 1) {
    const text = lines[index] ?? "";
    const mark = fenceOf(text, fence);
    if (mark !== "none") fence = mark === "end" ? null : mark;
    else if (!fence) {
      const title = headingAt(lines, index);
      if (title !== null) starts.push({ line: index + 1, title: title.text, from: index + title.lines, to: lines.length });
    }
  }
  starts.forEach((section, number) => {
    const next = starts[number + 1];
    if (next) section.to = next.line - 1;
  });
  const [preface] = starts;
  if (preface) {
    preface.line = firstVisibleLine(lines, front.end);
    if (starts.length === 1) nameWhole(preface, lines, front.title);
  }
  return starts;
}

/** The text of a heading of the first level on this line (`# …`, or a line that is underlined with `===`). */
function headingAt(lines: readonly string[], index: number): { text: string; lines: number } | null {
  const line = lines[index] ?? "";
  const mark = /^ {0,3}#(?:[ \t]+(.*))?$/.exec(line);
  if (mark)
    return {
      text: (mark[1] ?? "")
        .trim()
        .replace(/(?:^|[ \t])#+$/, "")
        .trim(),
      lines: 1,
    };
  const underlined = /^ {0,3}=+[ \t]*$/.test(lines[index + 1] ?? "");
  const isParagraph = /\S/.test(line) && !/^ {0,3}(?:[#>]|[-*+] |=+[ \t]*$)/.test(line) && !/\S/.test(lines[index - 1] ?? "");
  return underlined && isParagraph ? { text: line.trim(), lines: 2 } : null;
}

/** A document without a top-level heading is named by its metadata, or by a lesser heading that it begins with. */
function nameWhole(whole: Section, lines: readonly string[], title: string | null): void {
  if (!/\S/.test(lines[whole.line - 1] ?? "")) return;
  const heading = /^ {0,3}#{2,6}[ \t]+(.*)$/.exec(lines[whole.line - 1] ?? "")?.[1]?.trim();
  whole.title = title ?? (heading || null);
  if (title === null && heading) whole.from = whole.line;
}

function firstVisibleLine(lines: readonly string[], from: number): number {
  for (let index = from; index < lines.length; index += 1) if (/\S/.test(lines[index] ?? "")) return index + 1;
  return from + 1;
}

/** Metadata between two lines of `---` at the very top, as static site generators write it; only its title is used. */
function readFrontMatter(lines: readonly string[]): { end: number; title: string | null } {
  if (lines[0]?.trimEnd() !== "---") return { end: 0, title: null };
  const last = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (last < 0 || !lines.slice(1, last).every((line) => line.trim() === "" || /^(?:[\w.-]+[ \t]*:|[ \t#-])/.test(line))) return { end: 0, title: null };
  const title = lines
    .slice(1, last)
    .map((line) => /^title[ \t]*:[ \t]*(.*)$/i.exec(line)?.[1]?.trim())
    .find(Boolean);
  return { end: last + 1, title: title?.replace(/^(["'])(.*)\1$/, "$2") || null };
}
