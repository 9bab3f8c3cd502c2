/**
 * Rows of a CSV file (RFC 4180, with comma, semicolon or tab), in the order of the file. A row that is broken costs only itself: reading goes on
 * at the line after the one on which it began. That is why no package does it: those stop, or swallow what follows an open quote.
 */

/** `row` counts records from 1, as a spreadsheet does; `line` is the line on which it begins. */
export type CsvRow = { row: number; line: number; cells: string[] };
export type CsvProblem = { row: number; line: number; message: string };

/** Never throws. Empty lines are passed over. `visit` answers false to stop. */
export function readCsvRows(text: string, delimiter: string, visit: (row: CsvRow | CsvProblem) => boolean): void {
  let row = 0;
  let line = 1;
  for (let at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length;) {
    const read = readRow(text, at, delimiter);
    const isEmpty = read.problem === null && read.cells.length === 1 && (read.cells[0] ?? "").trim() === "";
    if (!isEmpty || read.end > at) row += isEmpty && read.lines === 1 ? 0 : 1;
    if (!isEmpty && !visit(read.problem === null ? { row, line, cells: read.cells } : { row, line, message: read.problem })) return;
    line += read.lines;
    at = read.end;
  }
}

type Read = { cells: string[]; end: number; lines: number; problem: string | null };

function readRow(text: string, start: number, delimiter: string): Read {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, delimiter);
    if (cell.problem !== null) return { cells: [], end: endOfLine(text, start), lines: 1, problem: cell.problem };
    cells.push(cell.value);
    lines += cell.lines;
    at = cell.end;
    const next = text[at];
    if (next === delimiter) at += 1;
    else if (next === undefined || next === "\n" || next === "\r") return { cells, end: endOfLine(text, at), lines, problem: null };
    else return { cells: [], end: endOfLine(text, start), lines: 1, problem: 'goes on after a closing quotation mark; inside quotes write "" for one' };
  }
}

type Cell = { value: string; end: number; lines: number; problem: string | null };

function readPlain(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { value: text.slice(start, end), end, lines: 0, problem: null };
}

function readQuoted(text: string, start: number): Cell {
  let value = "";
  let lines = 0;
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { value, end: text.length, lines, problem: "has a quotation mark that is never closed" };
    const part = text.slice(from, quote);
    lines += part.split("\n").length - 1;
    value += part;
    if (text[quote + 1] !== '"') return { value, end: quote + 1, lines, problem: null };
    value += '"';
    from = quote + 2;
  }
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  const carriage = text.indexOf("\r", from);
  if (feed < 0 && carriage < 0) return text.length;
  if (carriage >= 0 && (feed < 0 || carriage < feed)) return text[carriage + 1] === "\n" ? carriage + 2 : carriage + 1;
  return feed + 1;
}
