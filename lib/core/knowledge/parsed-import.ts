/** What the parsers of imported files give back. */
import { importCountLimit, namedProblemLimit } from "./article-limits";

export type ParsedArticle = {
  /** Line of the file on which the article begins, from 1. */
  line: number;
  /** Null for kinds of files that carry no ids; such an article is a new one unless its text is there already, word for word. */
  externalId: string | null;
  title: string;
  body: string;
  exemplars: string[];
  url: string | null;
  collection: string | null;
};

export type ImportProblem = { line: number; message: string };

export type ParsedImport = {
  articles: ParsedArticle[];
  /** In the order of their lines; only the first of them when there are very many. */
  problems: ImportProblem[];
  /** All of them. */
  problemCount: number;
  /** True when the file holds more articles than one import takes; `articles` then ends there. */
  tooMany: boolean;
};

export function emptyImport(): ParsedImport {
  return { articles: [], problems: [], problemCount: 0, tooMany: false };
}

export function addProblem(into: ParsedImport, line: number, message: string): void {
  into.problemCount += 1;
  if (into.problems.length < namedProblemLimit) into.problems.push({ line, message });
}

/** False when the import is full. */
export function addArticle(into: ParsedImport, article: ParsedArticle): boolean {
  if (into.articles.length >= importCountLimit) {
    into.tooMany = true;
    return false;
  }
  into.articles.push(article);
  return true;
}
