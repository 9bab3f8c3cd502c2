/**
 * A knowledge base with questions whose right article is known, from files of the evaluation format:
 * `<name>.kb.jsonl` (id, title, body, exemplars, collection) and `<name>.queries.jsonl` (text or conversation,
 * gold, label, collection).
 */
import type { SourceArticle } from "@/lib/core/retrieval/types";
import { readRecords, textOf, textsOf } from "./read-records";
import type { JsonRecord } from "./read-records";

/** `gold` empty: nothing answers. `inScope` null: not decidable, left out of scope measures. */
export type Question = { text: string; history: string[]; gold: readonly string[]; inScope: boolean | null };
export type Collection = { name: string; articles: SourceArticle[]; questions: Question[] };

/** One collection, or one for each value of the field `collection`; null when the folder lacks the files. */
export function loadCollections(knowledgeFolder: string, questionFolder: string, name: string): Collection[] | null {
  const knowledge = readRecords(knowledgeFolder, `${name}.kb.jsonl`);
  const queries = readRecords(questionFolder, `${name}.queries.jsonl`);
  if (knowledge === null || queries === null) return null;
  const groups = new Map<string, Collection>();
  for (const record of knowledge) {
    const key = textOf(record, "collection");
    const group = groups.get(key) ?? { name: key === "" ? name : `${name}/${key}`, articles: [], questions: [] };
    group.articles.push(toArticle(record));
    groups.set(key, group);
  }
  for (const record of queries) groups.get(textOf(record, "collection"))?.questions.push(toQuestion(record));
  return [...groups.values()];
}

function toArticle(record: JsonRecord): SourceArticle {
  return {
    id: textOf(record, "id"),
    title: textOf(record, "title"),
    body: textOf(record, "body"),
    exemplars: textsOf(record, "exemplars"),
    url: null,
    collectionId: textOf(record, "collection") || null,
  };
}

function toQuestion(record: JsonRecord): Question {
  const said = visitorTexts(record);
  const gold = textsOf(record, "gold");
  const label = textOf(record, "label");
  const inScope = label === "" ? gold.length > 0 : label === "ANSWERABLE" ? true : label === "UNANSWERABLE" ? false : null;
  return { text: said.at(-1) ?? textOf(record, "text"), history: said.slice(0, -1), gold: label === "UNANSWERABLE" ? [] : gold, inScope };
}

function visitorTexts(record: JsonRecord): string[] {
  const conversation = record["conversation"];
  if (!Array.isArray(conversation)) return [];
  return conversation.filter((turn: JsonRecord) => turn["role"] === "user").map((turn: JsonRecord) => textOf(turn, "text"));
}
