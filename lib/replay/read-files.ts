/** Reads the files of a replay: JSON Lines, both kinds recognised by their fields. Pure: takes text. */
import type { KnowledgeLine, ReplayCase, ReplayTurn } from "./replay-case";

/** Longest message that the visitor API takes, in code points. */
const messageLimit = 4000;

/** Throws a sentence with the number of the first line that is neither a question nor a dialogue. */
export function readCases(content: string): ReplayCase[] {
  return lines(content).map(({ record, line }) => {
    const read = readDialogue(record) ?? readConversation(record) ?? readQuestion(record);
    if (!read)
      throw new Error(
        `Line ${line} is neither a question {id, text, gold}, a conversation {id, collection, conversation, gold} nor a dialogue {id, turns, agent_answer}.`,
      );
    return read;
  });
}

/** Articles with text or example questions; throws a sentence with the number of the first line without an id. */
export function readKnowledge(content: string): KnowledgeLine[] {
  return lines(content).map(({ record, line }) => {
    const id = word(record.id);
    if (id === null) throw new Error(`Line ${line} of the knowledge has no id.`);
    const exemplars = list(record.exemplars).flatMap((each) => word(each) ?? []);
    return { id, title: word(record.title) ?? "", body: word(record.body) ?? "", exemplars, collection: word(record.collection) ?? word(record.domain) };
  });
}

function readDialogue(record: Record<string, unknown>): ReplayCase | null {
  if (!Array.isArray(record.turns)) return null;
  const turns = readTurns(record.turns);
  const answer = word(record.agent_answer);
  if (answer !== null) turns.push({ role: "agent", text: cut(answer) });
  return { id: word(record.id) ?? "", group: null, turns: fromFirstVisitor(turns), gold: null, kind: "dialogue" };
}

function readConversation(record: Record<string, unknown>): ReplayCase | null {
  if (!Array.isArray(record.conversation)) return null;
  return {
    id: word(record.id) ?? "",
    group: word(record.collection),
    turns: fromFirstVisitor(readTurns(record.conversation)),
    gold: readGold(record.gold),
    kind: "question",
  };
}

function readQuestion(record: Record<string, unknown>): ReplayCase | null {
  const text = word(record.text);
  if (text === null) return null;
  return {
    id: word(record.id) ?? "",
    group: null,
    turns: [{ role: "visitor", text: cut(text) }],
    gold: "gold" in record ? readGold(record.gold) : null,
    kind: "question",
  };
}

function readTurns(turns: readonly unknown[]): ReplayTurn[] {
  return turns.flatMap((turn): ReplayTurn[] => {
    const { role, text } = (turn ?? {}) as Record<string, unknown>;
    const said = word(text);
    if (said === null) return [];
    return [{ role: role === "agent" || role === "assistant" ? "agent" : "visitor", text: cut(said) }];
  });
}

/** Nobody can answer before somebody has asked. */
function fromFirstVisitor(turns: ReplayTurn[]): ReplayTurn[] {
  const first = turns.findIndex(({ role }) => role === "visitor");
  return first < 0 ? [] : turns.slice(first);
}

function readGold(gold: unknown): string[] {
  return Array.isArray(gold) ? gold.flatMap((id) => word(id) ?? []) : [word(gold)].flatMap((id) => id ?? []);
}

function word(value: unknown): string | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function cut(text: string): string {
  return [...text.normalize("NFC").trim()].slice(0, messageLimit).join("");
}

function lines(content: string): { record: Record<string, unknown>; line: number }[] {
  return content.split("\n").flatMap((text, index) => {
    if (text.trim() === "") return [];
    const line = index + 1;
    try {
      const record: unknown = JSON.parse(text);
      if (typeof record === "object" && record !== null) return [{ record: record as Record<string, unknown>, line }];
    } catch {
      // told below
    }
    throw new Error(`Line ${line} is not a JSON object.`);
  });
}
