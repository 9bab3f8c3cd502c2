/**
 * Digests of the rows that events speak of. An event carries the digest of its row, so the chain of events also protects the
 * message, decision or draft itself. Texts enter only as salted hashes: they can be erased and the digests still hold.
 * Ids are lower-case uuid text, instants ISO 8601 with milliseconds and Z, what is absent is null, never left out.
 */
import type { JsonValue } from "./canonical-json";
import { domainDigest } from "./digest";

/** The columns of a message that its digest covers. `seq` and `eventSeq` stand in the event, text and salt behind `textSha256`. */
export type DigestedMessage = {
  readonly id: string;
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly authorClass: string;
  readonly authorId: string | null;
  readonly clientId: string | null;
  readonly visibility: string;
  readonly systemCode: string | null;
  readonly systemParams: JsonValue;
  readonly textSha256: string | null;
  readonly sources: JsonValue;
  readonly turnId: string | null;
  readonly draftId: string | null;
  readonly createdAt: string;
};

/** All columns of a decision. */
export type DigestedDecision = {
  readonly id: string;
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly turnId: string | null;
  readonly messageId: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly reasons: JsonValue;
  readonly signals: JsonValue;
  readonly policy: JsonValue;
  readonly hits: JsonValue;
  readonly botVersionId: string | null;
  readonly knowledgeVersionId: string | null;
  readonly samplingProbability: number | null;
  readonly model: string | null;
  readonly promptSha256: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly latencyMs: number | null;
  readonly topic: string | null;
  readonly draftId: string | null;
  readonly handoffId: string | null;
  readonly replyMessageId: string | null;
  readonly createdAt: string;
};

/** The columns of a draft that its digest covers; it changes with the row, and each `draft.*` event carries the newest. */
export type DigestedDraft = {
  readonly id: string;
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly turnId: string | null;
  readonly decisionId: string | null;
  readonly textSha256: string | null;
  /** What an approval names: hash of the text and sources that the visitor would see; null once erased, for it is not salted. */
  readonly contentSha256: string | null;
  readonly sources: JsonValue;
  readonly status: string;
  readonly version: number;
  readonly finalTextSha256: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly messageId: string | null;
  readonly createdAt: string;
};

/** Field names in the order of their declaration; the compiler refuses a list that lacks a field or names a foreign one. */
const fieldsOf = <Row>(fields: Record<keyof Row, true>): readonly (keyof Row & string)[] => Object.keys(fields) as (keyof Row & string)[];

export const messageFields = fieldsOf<DigestedMessage>({
  id: true,
  workspaceId: true,
  conversationId: true,
  authorClass: true,
  authorId: true,
  clientId: true,
  visibility: true,
  systemCode: true,
  systemParams: true,
  textSha256: true,
  sources: true,
  turnId: true,
  draftId: true,
  createdAt: true,
});

export const decisionFields = fieldsOf<DigestedDecision>({
  id: true,
  workspaceId: true,
  conversationId: true,
  turnId: true,
  messageId: true,
  action: true,
  outcome: true,
  reasons: true,
  signals: true,
  policy: true,
  hits: true,
  botVersionId: true,
  knowledgeVersionId: true,
  samplingProbability: true,
  model: true,
  promptSha256: true,
  inputTokens: true,
  outputTokens: true,
  latencyMs: true,
  topic: true,
  draftId: true,
  handoffId: true,
  replyMessageId: true,
  createdAt: true,
});

export const draftFields = fieldsOf<DigestedDraft>({
  id: true,
  workspaceId: true,
  conversationId: true,
  turnId: true,
  decisionId: true,
  textSha256: true,
  contentSha256: true,
  sources: true,
  status: true,
  version: true,
  finalTextSha256: true,
  decidedBy: true,
  decidedAt: true,
  messageId: true,
  createdAt: true,
});

const isIdField = (field: string) => field === "id" || field.endsWith("Id") || field === "decidedBy";

/**
 * Takes exactly the listed fields, so that a row with more columns has the same digest. A missing field throws. Ids are written in lower case, as the
 * database gives them back: a client may have sent a uuid in capitals.
 */
function pick<Row extends object>(row: Row, fields: readonly (keyof Row & string)[]): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const field of fields) {
    const value: unknown = row[field];
    if (value === undefined) throw new TypeError(`row digest: the field ${field} is missing`);
    picked[field] = typeof value === "string" && isIdField(field) ? value.toLowerCase() : value;
  }
  return picked;
}

/** Lower-case hex SHA-256 of a message row. Throws a TypeError when a field is undefined or no JSON value. */
export function messageDigest(row: DigestedMessage): string {
  return domainDigest("message", pick(row, messageFields));
}

/** Lower-case hex SHA-256 of a decision row. Throws a TypeError when a field is undefined or no JSON value. */
export function decisionDigest(row: DigestedDecision): string {
  return domainDigest("decision", pick(row, decisionFields));
}

/** Lower-case hex SHA-256 of a draft row as it is now. Throws a TypeError when a field is undefined or no JSON value. */
export function draftDigest(row: DigestedDraft): string {
  return domainDigest("draft", pick(row, draftFields));
}
