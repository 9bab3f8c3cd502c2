/** Questions and answers in columns, one pair a row. The first row names the columns; two columns without names are question and answer. */
import { bodyLimit, collectionNameLimit, exemplarCountLimit, exemplarLimit, externalIdLimit, titleLimit, urlLimit } from "./article-limits";
import { chooseTitle } from "./choose-title";
import { cleanText } from "./clean-text";
import { addArticle, addProblem, emptyImport, type ParsedArticle, type ParsedImport } from "./parsed-import";
import { readCsvRows } from "./read-csv-rows";

type Column = "id" | "question" | "answer" | "exemplars" | "collection" | "url";
/** `lines` of the problems are rows. Null columns: nothing says which column is which. */
export type ParsedCsv = ParsedImport & { hasColumns: boolean };

const names: Record<Column, readonly string[]> = {
  id: ["id", "key", "external id", "article id", "nr", "no", "number"],
  question: [
    "question",
    "questions",
    "title",
    "q",
    "frage",
    "titel",
    "pregunta",
    "título",
    "titulo",
    "titre",
    "domanda",
    "質問",
    "タイトル",
    "subject",
    "prompt",
  ],
  answer: ["answer", "answers", "body", "text", "content", "a", "antwort", "inhalt", "respuesta", "réponse", "reponse", "risposta", "回答", "本文", "response"],
  exemplars: ["exemplars", "variants", "alternative questions", "utterances", "synonyms"],
  collection: ["collection", "category", "topic", "section", "kategorie", "categoría", "categoria", "catégorie", "カテゴリ"],
  url: ["url", "link", "address", "source"],
};
const delimiters = [",", ";", "\t"] as const;

/** Never throws. Of two rows with the same id the first is taken. */
export function parseCsv(content: string): ParsedCsv {
  const result: ParsedCsv = { ...emptyImport(), hasColumns: true };
  const rowOfId = new Map<string, number>();
  let columns: Map<Column, number> | null = null;
  let width = 0;
  readCsvRows(content, chooseDelimiter(content), (row) => {
    if (!("cells" in row)) {
      addProblem(result, row.row, row.message);
      return true;
    }
    if (columns === null) {
      width = row.cells.length;
      columns = columnsOf(row.cells);
      if (columns) return true;
      columns =
        width === 2
          ? new Map([
              ["question", 0],
              ["answer", 1],
            ])
          : new Map();
      if (columns.size === 0) {
        result.hasColumns = false;
        return false;
      }
    }
    if (row.cells.length !== width) {
      addProblem(result, row.row, `has ${row.cells.length} ${row.cells.length === 1 ? "column" : "columns"} where the first row has ${width}`);
      return true;
    }
    const article = articleOf(row.cells, columns, row.row);
    if (typeof article === "string") {
      addProblem(result, row.row, article);
      return true;
    }
    const earlier = article.externalId === null ? undefined : rowOfId.get(article.externalId);
    if (earlier !== undefined) {
      addProblem(result, row.row, `has the same id as row ${earlier}`);
      return true;
    }
    if (article.externalId !== null) rowOfId.set(article.externalId, row.row);
    return addArticle(result, article);
  });
  return result;
}

/** The one that cuts the first line into most columns. */
function chooseDelimiter(content: string): string {
  const end = content.search(/[\r\n]/);
  const first = end < 0 ? content : content.slice(0, end);
  const columns = (delimiter: string) => {
    let count = 0;
    readCsvRows(first, delimiter, (row) => ((count = "cells" in row ? row.cells.length : 0), false));
    return count;
  };
  return delimiters.reduce((best, next) => (columns(next) > columns(best) ? next : best));
}

function columnsOf(cells: readonly string[]): Map<Column, number> | null {
  const found = new Map<Column, number>();
  cells.forEach((cell, index) => {
    const name = cell.normalize("NFC").toLowerCase().replace(/[_-]+/g, " ").trim();
    const column = (Object.keys(names) as Column[]).find((key) => names[key].includes(name));
    if (column && !found.has(column)) found.set(column, index);
  });
  return found.has("question") && found.has("answer") ? found : null;
}

/** What is wrong with it, when it is no article. */
function articleOf(cells: readonly string[], columns: ReadonlyMap<Column, number>, row: number): ParsedArticle | string {
  const read = (column: Column, limit: number) => {
    const index = columns.get(column);
    return cleanText(index === undefined ? "" : (cells[index] ?? ""), limit);
  };
  const fields = {
    id: read("id", externalIdLimit),
    question: read("question", titleLimit),
    answer: read("answer", bodyLimit),
    collection: read("collection", collectionNameLimit),
    url: read("url", urlLimit),
  };
  for (const [name, field] of Object.entries(fields)) if (!field.ok) return `${name}: ${field.problem}`;
  const text = (name: keyof typeof fields) => (fields[name].ok ? fields[name].text : "");
  if (text("question") === "" && text("answer") === "") return "has neither a question nor an answer";
  if (text("answer") === "") return "has no answer";
  if (columns.has("id") && text("id") === "") return "has no id";
  const url = text("url");
  if (url !== "" && (!/^https?:\/\//i.test(url) || !URL.canParse(url))) return "url: is not an address that begins with https:// or http://";
  const exemplars = new Set<string>();
  for (const each of (cells[columns.get("exemplars") ?? -1] ?? "").split(/[|\n]/)) {
    const cleaned = cleanText(each, exemplarLimit);
    if (!cleaned.ok) return `exemplars: ${cleaned.problem}`;
    if (cleaned.text !== "") exemplars.add(cleaned.text);
  }
  if (exemplars.size > exemplarCountLimit) return `exemplars: holds more than ${exemplarCountLimit}`;
  return {
    line: row,
    externalId: text("id") || null,
    title: text("question") || chooseTitle(text("answer")),
    body: text("answer"),
    exemplars: [...exemplars],
    url: url || null,
    collection: text("collection") || null,
  };
}
