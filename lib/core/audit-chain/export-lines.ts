/**
 * The lines of an export, format `handrail-audit-export/1` (docs/audit-format.md). Every line is the canonical JSON of one
 * record, so any changed byte is either another value or no longer canonical. The writer asks for the lines in the order
 * header, events with their checkpoints, pending, messages, decisions, drafts, end.
 */
import type { KeyObject } from "node:crypto";
import { canonicalJson } from "./canonical-json";
import { keyIdOf, rawPublicKey, signText } from "./checkpoint";
import type { Checkpoint } from "./checkpoint";
import { domainText } from "./digest";
import { decisionFields, draftFields, messageFields } from "./row-digests";
import type { DigestedDecision, DigestedDraft, DigestedMessage } from "./row-digests";
import type { AuditEvent, SealedEvent } from "./seal-event";

export const exportFormat = "handrail-audit-export/1";

/** Text and salt are both present, or both null (erased, or a row that never had a text). */
export type ErasableText = { readonly text: string | null; readonly salt: Uint8Array | null };

export type ExportedMessage = DigestedMessage &
  ErasableText & {
    /** Place among the messages that the visitor sees; null for notes. */
    readonly seq: number | null;
    /** The conversation seq of its `message.created`. */
    readonly eventSeq: number;
  };

export type ExportedDraft = DigestedDraft & ErasableText;

export type ExportHeader = {
  readonly workspaceId: string;
  /** ISO 8601 with milliseconds and Z. */
  readonly exportedAt: string;
  readonly publicKeys: readonly { readonly keyId: string; readonly publicKey: string }[];
  /** Seq of the last event line; 0 for an empty chain. */
  readonly toSeq: number;
};

function line(kind: string, fields: object): string {
  return `${canonicalJson({ kind, ...fields })}\n`;
}

function fieldsOf<Row extends object>(row: Row, fields: readonly (keyof Row & string)[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}

function saltText({ salt }: ErasableText): string | null {
  return salt === null ? null : Buffer.from(salt).toString("base64");
}

export function headerLine({ workspaceId, exportedAt, publicKeys, toSeq }: ExportHeader): string {
  return line("header", { format: exportFormat, workspaceId, exportedAt, publicKeys, range: { fromSeq: 1, toSeq } });
}

/** In the order of seq, without a gap, from 1. */
export function eventLine({ workspaceId, seq, event, sealedAt, prevHash, hash }: SealedEvent): string {
  return line("event", { workspaceId, seq, event, sealedAt, prevHash, hash });
}

/** Directly after the event line of its seq; the last event line is followed by one. */
export function checkpointLine({ workspaceId, seq, hash, prevSeq, signedAt, keyId, signature }: Checkpoint): string {
  return line("checkpoint", { workspaceId, seq, hash, prevSeq, signedAt, keyId, signature });
}

/** An event that was not sealed yet when the export was taken; in the order of the pending queue. */
export function pendingLine(event: AuditEvent): string {
  return line("pending", { event });
}

/** Ascending by id, as are decisions and drafts. */
export function messageLine(row: ExportedMessage): string {
  return line("message", { ...fieldsOf(row, messageFields), seq: row.seq, eventSeq: row.eventSeq, text: row.text, salt: saltText(row) });
}

export function decisionLine(row: DigestedDecision): string {
  return line("decision", fieldsOf(row, decisionFields));
}

export function draftLine(row: ExportedDraft): string {
  return line("draft", { ...fieldsOf(row, draftFields), text: row.text, salt: saltText(row) });
}

/**
 * The last line: a signature over everything before it. `lines` counts the lines before it, `sha256` is the lower-case hex
 * SHA-256 of their bytes with every line feed.
 */
export function endLine(workspaceId: string, lines: number, sha256: string, privateKey: KeyObject): string {
  const signed = { workspaceId, lines, sha256, keyId: keyIdOf(rawPublicKey(privateKey)) };
  return line("end", { ...signed, signature: signText(domainText("end", signed), privateKey) });
}
