import "server-only";
/** Rows of the audit chain: its head, the seals, what waits to be sealed and checkpoints. */
import type { Checkpoint } from "@/lib/core/audit-chain/checkpoint";
import type { JsonValue } from "@/lib/core/audit-chain/canonical-json";
import type { ExportedDraft, ExportedMessage } from "@/lib/core/audit-chain/export-lines";
import type { DigestedDecision } from "@/lib/core/audit-chain/row-digests";
import { genesisHead } from "@/lib/core/audit-chain/seal-event";
import type { AuditEvent, ChainHead, SealedEvent } from "@/lib/core/audit-chain/seal-event";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { now } from "@/lib/platform/clock";
import { mapDatabaseError } from "./map-error";
import { pool } from "./pool";
import type { Tx } from "./tx";

/** A row as the driver gives it: the instant of its making is a Date. */
type Dated<Row> = Omit<Row, "createdAt"> & { createdAt: Date };

/** Which events carry the digest of a row of that kind. */
const recordedBy = { message: "e.type = 'message.created'", decision: "e.type = 'decision.made'", draft: "starts_with(e.type, 'draft.')" } as const;

export type LockedHead = ChainHead & { readonly checkpointSeq: number };

type HeadRow = { seq: number; hash: string; checkpointSeq: number };

/**
 * Locks the workspace's chain until the transaction ends and returns its head; makes it when the chain is empty.
 * Null when another sealer holds it, unless `wait` is true.
 */
export async function lockHead(tx: Tx, wait = false): Promise<LockedHead | null> {
  const read = () =>
    tx.query<HeadRow>(
      `SELECT seq, hash, checkpoint_seq AS "checkpointSeq" FROM seal_head WHERE workspace_id = $1 FOR UPDATE ${wait ? "" : "SKIP LOCKED"}`,
      [tx.workspaceId],
      wait ? "wait_for_head" : "lock_head",
    );
  const [head] = await read();
  if (head !== undefined) return head;
  const genesis = genesisHead(tx.workspaceId);
  await tx.query(`INSERT INTO seal_head (workspace_id, seq, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [tx.workspaceId, genesis.seq, genesis.hash]);
  return (await read())[0] ?? null;
}

type EventColumns = {
  id: string;
  type: string;
  subjectType: string;
  subjectId: string;
  conversationId: string | null;
  conversationSeq: number | null;
  actorKind: string;
  actorId: string | null;
  data: { readonly [key: string]: JsonValue };
  occurredAt: Date;
};

const eventColumns = `e.id, e.type, e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.conversation_id AS "conversationId",
  e.conversation_seq AS "conversationSeq", e.actor_kind AS "actorKind", e.actor_id AS "actorId", e.data, e.occurred_at AS "occurredAt"`;

function eventOf(row: EventColumns): AuditEvent {
  const { id, type, subjectType, subjectId, conversationId, conversationSeq, actorKind, actorId, data, occurredAt } = row;
  return { id, type, subjectType, subjectId, conversationId, conversationSeq, actorKind, actorId, data, occurredAt: occurredAt.toISOString() };
}

export type PendingEvent = { readonly ord: number; readonly event: AuditEvent };

/** Committed events that wait for their seal, in the order in which they must get it, after the given ord. */
export async function readPending(tx: Tx, afterOrd: number, limit: number): Promise<PendingEvent[]> {
  const rows = await tx.query<EventColumns & { ord: number }>(
    `SELECT p.ord, ${eventColumns} FROM event_pending p JOIN event e ON e.workspace_id = p.workspace_id AND e.id = p.event_id
     WHERE p.workspace_id = $1 AND p.ord > $2 ORDER BY p.ord LIMIT $3`,
    [tx.workspaceId, afterOrd, limit],
    "read_pending",
  );
  return rows.map((row) => ({ ord: row.ord, event: eventOf(row) }));
}

/** Events that neither have a seal nor wait for one: the product leaves none behind. After the given id, in the order of ids. */
export async function readStrayEvents(tx: Tx, afterId: string, limit: number): Promise<AuditEvent[]> {
  const rows = await tx.query<EventColumns>(
    `SELECT ${eventColumns} FROM event e WHERE e.workspace_id = $1 AND e.id > $2
       AND NOT EXISTS (SELECT 1 FROM event_seal s WHERE s.workspace_id = $1 AND s.event_id = e.id)
       AND NOT EXISTS (SELECT 1 FROM event_pending p WHERE p.workspace_id = $1 AND p.event_id = e.id)
     ORDER BY e.id LIMIT $3`,
    [tx.workspaceId, afterId, limit],
  );
  return rows.map(eventOf);
}

/** Writes consecutive seals, takes their pending rows away and moves the head, in one statement. Needs the head's lock. */
export async function writeSeals(tx: Tx, seals: readonly SealedEvent[], ords: readonly number[]): Promise<void> {
  const last = seals.at(-1);
  if (last === undefined) return;
  await tx.query(
    `WITH sealed AS (
       INSERT INTO event_seal (workspace_id, seq, event_id, prev_hash, hash, sealed_at)
       SELECT $1::uuid, s.seq, s.event_id, s.prev_hash, s.hash, $2::timestamptz FROM unnest($3::bigint[], $4::uuid[], $5::text[], $6::text[]) AS s (seq, event_id, prev_hash, hash)
     ), gone AS (
       DELETE FROM event_pending WHERE workspace_id = $1::uuid AND ord = ANY ($7::bigint[])
     )
     UPDATE seal_head SET seq = $8::bigint, hash = $9 WHERE workspace_id = $1::uuid`,
    [
      tx.workspaceId,
      tx.now,
      seals.map((seal) => seal.seq),
      seals.map((seal) => seal.event.id),
      seals.map((seal) => seal.prevHash),
      seals.map((seal) => seal.hash),
      ords,
      last.seq,
      last.hash,
    ],
    "write_seals",
  );
}

/** Seals after `afterSeq` in their order, with the events as they are stored now. */
export async function readSeals(tx: Tx, afterSeq: number, limit: number): Promise<SealedEvent[]> {
  const rows = await tx.query<EventColumns & { seq: number; prevHash: string; hash: string; sealedAt: Date }>(
    `SELECT s.seq, s.prev_hash AS "prevHash", s.hash, s.sealed_at AS "sealedAt", ${eventColumns}
     FROM event_seal s JOIN event e ON e.workspace_id = s.workspace_id AND e.id = s.event_id
     WHERE s.workspace_id = $1 AND s.seq > $2 ORDER BY s.seq LIMIT $3`,
    [tx.workspaceId, afterSeq, limit],
    "read_seals",
  );
  return rows.map((row) => ({
    workspaceId: tx.workspaceId,
    seq: row.seq,
    event: eventOf(row),
    sealedAt: row.sealedAt.toISOString(),
    prevHash: row.prevHash,
    hash: row.hash,
  }));
}

/** When the last seal was written; null for an empty chain. */
export async function lastSealedAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.query<{ sealedAt: Date }>(`SELECT sealed_at AS "sealedAt" FROM event_seal WHERE workspace_id = $1 ORDER BY seq DESC LIMIT 1`, [
    tx.workspaceId,
  ]);
  return row?.sealedAt ?? null;
}

/** Stores a checkpoint and the public key that it was signed with. Needs the head's lock. */
export async function insertCheckpoint(tx: Tx, checkpoint: Checkpoint, publicKey: string): Promise<void> {
  const { seq, hash, keyId, signature, signedAt } = checkpoint;
  await tx.query(`INSERT INTO audit_key (key_id, public_key, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [keyId, publicKey, tx.now]);
  await tx.query(
    `WITH signed AS (
       INSERT INTO audit_checkpoint (workspace_id, seq, hash, key_id, signature, signed_at) VALUES ($1::uuid, $2::bigint, $3, $4, $5, $6::timestamptz)
     )
     UPDATE seal_head SET checkpoint_seq = $2::bigint WHERE workspace_id = $1::uuid`,
    [tx.workspaceId, seq, hash, keyId, signature, signedAt],
  );
}

/** The workspace's checkpoints in their order, after `afterSeq`; each names the one before it. */
export async function readCheckpoints(tx: Tx, afterSeq: number, limit: number): Promise<Checkpoint[]> {
  const rows = await tx.query<{ seq: number; hash: string; prevSeq: number; signedAt: Date; keyId: string; signature: string }>(
    `SELECT c.seq, c.hash, coalesce((SELECT b.seq FROM audit_checkpoint b WHERE b.workspace_id = c.workspace_id AND b.seq < c.seq ORDER BY b.seq DESC LIMIT 1), 0) AS "prevSeq",
       c.signed_at AS "signedAt", c.key_id AS "keyId", c.signature
     FROM audit_checkpoint c WHERE c.workspace_id = $1 AND c.seq > $2 ORDER BY c.seq LIMIT $3`,
    [tx.workspaceId, afterSeq, limit],
  );
  return rows.map(({ seq, hash, prevSeq, signedAt, keyId, signature }) => ({
    workspaceId: tx.workspaceId,
    seq,
    hash,
    prevSeq,
    signedAt: signedAt.toISOString(),
    keyId,
    signature,
  }));
}

/**
 * A read-only transaction in which every statement sees the same state of the workspace: for exports. It must not wait for a slow reader:
 * the server ends it after twenty idle seconds.
 */
export async function withSnapshot<T>(workspaceId: WorkspaceId, read: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  // A connection that is cut between two statements tells it by an event, which without a listener ends the process.
  const cut = (failure: Error): void => {
    broken = failure;
  };
  client.on("error", cut);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SELECT set_config('app.workspace_id', $1, true)", [workspaceId]);
    const result = await read({ workspaceId, now: now(), query: async (sql, parameters = []) => (await client.query(sql, parameters as unknown[])).rows });
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw mapDatabaseError(error);
  } finally {
    client.off("error", cut);
    client.release(broken);
  }
}

/** What the log says about rows of one kind: the digest of the row, and for messages its public seq and its place among the conversation's events. */
export type RecordedRow = { readonly id: string; readonly digest: string | null; readonly publicSeq: number | null; readonly eventSeq: number | null };

/** The recorded digests of the given rows; of drafts the newest one. A row that the log does not know is left out. */
export async function readRecordedRows(tx: Tx, kind: "message" | "decision" | "draft", ids: readonly string[]): Promise<RecordedRow[]> {
  return tx.query<RecordedRow>(
    `SELECT DISTINCT ON (e.subject_id) e.subject_id AS id, e.data->>'digest' AS digest, (e.data->>'seq')::bigint AS "publicSeq", e.conversation_seq AS "eventSeq"
     FROM event e WHERE e.workspace_id = $1 AND e.subject_id = ANY ($2::uuid[]) AND e.subject_type = $3 AND ${recordedBy[kind]}
     ORDER BY e.subject_id, e.conversation_seq DESC`,
    [tx.workspaceId, ids, kind],
  );
}

/** A row that the log speaks of and that is not there; null when all are. */
export async function findMissingRow(tx: Tx, kind: "message" | "decision" | "draft"): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT e.subject_id AS id FROM event e WHERE e.workspace_id = $1 AND e.subject_type = $2 AND ${recordedBy[kind]}
       AND NOT EXISTS (SELECT 1 FROM ${kind} r WHERE r.workspace_id = $1 AND r.id = e.subject_id) LIMIT 1`,
    [tx.workspaceId, kind],
  );
  return row?.id ?? null;
}

/** Those of the given rows whose text was erased according to the log. */
export async function readErasedIds(tx: Tx, kind: "message" | "draft", ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT subject_id AS id FROM event WHERE workspace_id = $1 AND subject_id = ANY ($2::uuid[]) AND type = $3`,
    [tx.workspaceId, ids, `${kind}.erased`],
  );
  return rows.map(({ id }) => id);
}

/** Every key that a checkpoint of this installation was ever signed with. */
export async function readAuditKeys(tx: Tx): Promise<{ keyId: string; publicKey: string }[]> {
  return tx.query(`SELECT key_id AS "keyId", public_key AS "publicKey" FROM audit_key ORDER BY created_at, key_id`);
}

/** Messages after the given id in the order of ids, with text and salt, as the audit export shows them. */
export async function readMessageRows(tx: Tx, afterId: string, limit: number): Promise<ExportedMessage[]> {
  const rows = await tx.query<Dated<ExportedMessage>>(
    `SELECT id, workspace_id AS "workspaceId", conversation_id AS "conversationId", author_class AS "authorClass", author_id AS "authorId", client_id AS "clientId", visibility,
       system_code AS "systemCode", system_params AS "systemParams", text_sha256 AS "textSha256", sources, turn_id AS "turnId", draft_id AS "draftId", created_at AS "createdAt",
       seq, event_seq AS "eventSeq", text, salt
     FROM message WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
    [tx.workspaceId, afterId, limit],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Decisions after the given id in the order of ids. */
export async function readDecisionRows(tx: Tx, afterId: string, limit: number): Promise<DigestedDecision[]> {
  const rows = await tx.query<Dated<DigestedDecision>>(
    `SELECT id, workspace_id AS "workspaceId", conversation_id AS "conversationId", turn_id AS "turnId", message_id AS "messageId", action, outcome, reasons, signals, policy, hits,
       bot_version_id AS "botVersionId", knowledge_version_id AS "knowledgeVersionId", sampling_probability AS "samplingProbability", model, prompt_sha256 AS "promptSha256",
       input_tokens AS "inputTokens", output_tokens AS "outputTokens", latency_ms AS "latencyMs", topic, draft_id AS "draftId", handoff_id AS "handoffId",
       reply_message_id AS "replyMessageId", created_at AS "createdAt"
     FROM decision WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
    [tx.workspaceId, afterId, limit],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Drafts after the given id in the order of ids, with text and salt. */
export async function readDraftRows(tx: Tx, afterId: string, limit: number): Promise<ExportedDraft[]> {
  const rows = await tx.query<Omit<Dated<ExportedDraft>, "decidedAt"> & { decidedAt: Date | null }>(
    `SELECT id, workspace_id AS "workspaceId", conversation_id AS "conversationId", turn_id AS "turnId", decision_id AS "decisionId", text_sha256 AS "textSha256",
       content_sha256 AS "contentSha256", sources, status, version, final_text_sha256 AS "finalTextSha256", decided_by AS "decidedBy", decided_at AS "decidedAt",
       message_id AS "messageId", created_at AS "createdAt", text, salt
     FROM draft WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
    [tx.workspaceId, afterId, limit],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null }));
}
