/** Articles as JSON Lines: `{id, title, body?, exemplars?, collection?, url?}`, one a line. A broken line costs only itself. */
import { bodyLimit, collectionNameLimit, exemplarCountLimit, exemplarLimit, externalIdLimit, titleLimit, urlLimit } from "./article-limits";
import { chooseTitle } from "./choose-title";
import { cleanText } from "./clean-text";
import { addArticle, addProblem, emptyImport, type ParsedArticle, type ParsedImport } from "./parsed-import";

type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

/** Never throws. Empty lines are passed over but counted; of two lines with the same id the first is taken. */
export function parseJsonl(content: string): ParsedImport {
  const result = emptyImport();
  const lineOfId = new Map<string, number>();
  let line = 0;
  for (let start = content.startsWith("\uFEFF") ? 1 : 0; start <= content.length && !result.tooMany;) {
    const newline = content.indexOf("\n", start);
    const end = newline < 0 ? content.length : newline;
    const text = content.slice(start, end).trim();
    start = end + 1;
    line += 1;
    if (text === "") continue;
    const parsed = parseLine(text);
    if (!parsed.ok) {
      addProblem(result, line, parsed.problem);
      continue;
    }
    const { externalId } = parsed.value;
    const earlier = lineOfId.get(externalId);
    if (earlier !== undefined) addProblem(result, line, `has the same id as line ${earlier}`);
    else if (addArticle(result, { ...parsed.value, line })) lineOfId.set(externalId, line);
  }
  return result;
}

function parseLine(text: string): Parsed<Omit<ParsedArticle, "line"> & { externalId: string }> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail("is not JSON");
  }
  if (Array.isArray(value)) return fail("is a list; write one object on each line");
  if (typeof value !== "object" || value === null) return fail("is not an object");
  const record = value as Record<string, unknown>;
  const id = readId(own(record, "id"));
  if (!id.ok) return id;
  const title = readText(own(record, "title"), "title", titleLimit);
  if (!title.ok) return title;
  const body = readText(own(record, "body"), "body", bodyLimit);
  if (!body.ok) return body;
  const chosen = title.value || chooseTitle(body.value);
  if (chosen === "") return fail("has neither a title nor a body");
  const exemplars = readExemplars(own(record, "exemplars"));
  if (!exemplars.ok) return exemplars;
  const collection = readText(own(record, "collection"), "collection", collectionNameLimit);
  if (!collection.ok) return collection;
  const url = readUrl(own(record, "url"));
  if (!url.ok) return url;
  return {
    ok: true,
    value: { externalId: id.value, title: chosen, body: body.value, exemplars: exemplars.value, collection: collection.value || null, url: url.value },
  };
}

function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function readId(value: unknown): Parsed<string> {
  const given = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
  const id = readText(given, "id", externalIdLimit);
  return id.ok && id.value === "" ? fail("has no id") : id;
}

function readText(value: unknown, name: string, limit: number): Parsed<string> {
  if (value === undefined || value === null) return { ok: true, value: "" };
  if (typeof value !== "string") return fail(`${name}: is not text`);
  const cleaned = cleanText(value, limit);
  return cleaned.ok ? { ok: true, value: cleaned.text } : fail(`${name}: ${cleaned.problem}`);
}

function readExemplars(value: unknown): Parsed<string[]> {
  if (value === undefined || value === null) return { ok: true, value: [] };
  if (!Array.isArray(value)) return fail("exemplars: is not a list of texts");
  const texts = new Set<string>();
  for (const each of value as unknown[]) {
    const text = typeof each === "string" ? readText(each, "exemplars", exemplarLimit) : fail("exemplars: is not a list of texts");
    if (!text.ok) return text;
    if (text.value !== "") texts.add(text.value);
    if (texts.size > exemplarCountLimit) return fail(`exemplars: holds more than ${exemplarCountLimit}`);
  }
  return { ok: true, value: [...texts] };
}

function readUrl(value: unknown): Parsed<string | null> {
  const text = readText(value, "url", urlLimit);
  if (!text.ok || text.value === "") return text.ok ? { ok: true, value: null } : text;
  if (!/^https?:\/\//i.test(text.value) || !URL.canParse(text.value)) return fail("url: is not an address that begins with https:// or http://");
  return { ok: true, value: text.value };
}

function fail(problem: string): { ok: false; problem: string } {
  return { ok: false, problem };
}
