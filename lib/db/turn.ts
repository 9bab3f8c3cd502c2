import "server-only";
/** Turns: the durable intent to decide on a visitor message. The hot statements are SQL functions, one round trip each. */
import type { BotId, ConversationId, DraftId, KnowledgeVersionId, MessageId, TurnId, VisitorId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { Id } from "@/lib/core/kernel/ids";
import type { StoppedScope } from "@/lib/core/escalation/types";
import type { Item } from "./conversation-item";
import { databaseErrorCode } from "./map-error";
import { insertPairedAnswer } from "./paired-answer";
import { callOnce, type Tx, withoutTenant, withWorkspaceSql } from "./tx";

export type ReceiveOutcome = "created" | "duplicate" | "client_id_reused" | "not_found" | "token_revoked";

export type Received = {
  outcome: ReceiveOutcome;
  messageId: MessageId;
  seq: number;
  createdAt: Date;
  /** What the decision reads, as of this message. Null when none is due: a person or the queue has the conversation, or it is a retry. */
  context: TurnContext | null;
};

/** One round trip of its own, or a statement of the given transaction. */
export async function receiveVisitorMessage(
  input: {
    workspaceId: WorkspaceId;
    conversationId: ConversationId;
    visitorId: VisitorId;
    tokenEpoch: number;
    clientId: string;
    text: string;
    item: Item;
    turnId: TurnId;
    /** Written first when the conversation was resolved; null leaves it resolved, without a turn. */
    reopenItems: readonly Item[] | null;
    /** How long the accepting process has for the decision before a sweep may take it. */
    leaseMs: number;
    /** Members seen after this are there to take a handoff. */
    onlineAfter: Date;
    now: Date;
  },
  tx: Tx | null = null,
): Promise<Received> {
  type Row = {
    outcome: ReceiveOutcome;
    message_id: MessageId;
    message_seq: number;
    created_at: Date;
    context: Omit<TurnContext, "external" | "stopped"> | null;
    external: ExternalContext | null;
    stopped: StoppedScope | null;
  };
  const sql = `SELECT r.outcome, r.message_id, r.message_seq, r.created_at, r.context, external_of_turn($1::uuid, (r.context->'bot'->>'id')::uuid, $8::uuid) AS external,
       stopped_scope($1::uuid, (r.context->'bot'->>'id')::uuid, $2::uuid) AS stopped
     FROM receive_visitor_turn($1::uuid, $2::uuid, $3::uuid, $4::integer, $5::uuid, $6::text, $7::jsonb, $8::uuid, $9::jsonb, $10::integer, $11::timestamptz, $12::timestamptz) r`;
  const parameters = [
    input.workspaceId,
    input.conversationId,
    input.visitorId,
    input.tokenEpoch,
    input.clientId,
    input.text,
    JSON.stringify(input.item),
    input.turnId,
    JSON.stringify(input.reopenItems),
    input.leaseMs,
    input.onlineAfter,
    input.now,
  ];
  const [row] = tx ? await tx.query<Row>(sql, parameters) : await callOnce<Row>(input, "receive_visitor_turn", sql, parameters);
  if (!row) throw new Error("receive_visitor_turn gave no row");
  return {
    outcome: row.outcome,
    messageId: row.message_id,
    seq: row.message_seq,
    createdAt: row.created_at,
    context: row.context && { ...row.context, external: row.external, stopped: row.stopped },
  };
}

/** For a message that had personal data taken out: what was sent, as a keyed hash, beside the message just stored in this transaction. */
export async function insertMaskedMessage(tx: Tx, messageId: MessageId, sentMac: string): Promise<void> {
  await tx.query(`INSERT INTO masked_message (workspace_id, message_id, sent_mac) VALUES ($1, $2, $3)`, [tx.workspaceId, messageId, sentMac]);
}

/** Null for a message that is stored as it was sent. */
export async function findSentMac(tx: Tx, messageId: MessageId): Promise<string | null> {
  const [row] = await tx.query<{ mac: string }>(`SELECT sent_mac AS mac FROM masked_message WHERE workspace_id = $1 AND message_id = $2`, [
    tx.workspaceId,
    messageId,
  ]);
  return row?.mac ?? null;
}

/** A bot of the tenant's own, and what it is told of the visitor. Times are ISO 8601. */
export type ExternalContext = {
  mode: "webhook" | "api";
  url: string | null;
  secretCiphertext: string | null;
  timeoutMs: number;
  /** Until when an answer by API is waited for; null before it is. */
  dueAt: string | null;
  pageUrl: string | null;
  locale: string | null;
  contact: {
    visitorId: VisitorId;
    verified: boolean;
    externalId: string | null;
    name: string | null;
    email: string | null;
    attributes: Record<string, unknown>;
  };
};

export type TurnContext = {
  turn: { id: TurnId; status: "pending" | "decided" | "superseded"; epoch: number; attempts: number };
  message: { id: MessageId; text: string | null; eventSeq: number };
  conversation: { id: ConversationId; epoch: number; handledBy: "bot" | "queue" | "human"; botTurns: number; heldDraftId: DraftId | null };
  bot: {
    id: BotId;
    name: string;
    tone: "friendly" | "neutral" | "formal";
    instructions: string;
    draftMode: boolean;
    answerThreshold: number;
    scopeThreshold: number;
    turnCap: number;
    modelEnabled: boolean;
    modelBaseUrl: string | null;
    modelName: string | null;
    modelKeyCiphertext: string | null;
  };
  botVersionId: Id<"botVersion">;
  knowledgeVersionId: KnowledgeVersionId | null;
  channel: { awayMessage: string };
  teamOnline: boolean;
  /** Up to 20 public messages before this one, oldest first; text is null after erasure. */
  history: { author: string; text: string | null }[];
  /** Null when Handrail's own bot answers. */
  external: ExternalContext | null;
  /** Where a kill switch is on for this conversation; null: the bot may answer. */
  stopped: StoppedScope | null;
};

export async function readTurnContext(workspaceId: WorkspaceId, turnId: TurnId, onlineAfter: Date): Promise<TurnContext | null> {
  const [row] = await callOnce<{ context: Omit<TurnContext, "stopped"> | null; stopped: StoppedScope | null }>(
    { workspaceId },
    "turn_context_and_external",
    `SELECT r.context, stopped_scope($1::uuid, (r.context->'bot'->>'id')::uuid, (r.context->'conversation'->>'id')::uuid) AS stopped
     FROM turn_context_and_external($1::uuid, $2::uuid, $3::timestamptz) AS r (context)`,
    [workspaceId, turnId, onlineAfter],
  );
  return row?.context ? { ...row.context, stopped: row.stopped } : null;
}

/** `stopped`: a kill switch has come before the bot's words; nothing was written. */
export type ApplyOutcome = "applied" | "superseded" | "already" | "stopped";

/** Of the trigger that refuses words of a stopped bot. */
const stoppedState = "HR001";

/** One round trip of its own, or a statement of the given transaction. */
export async function applyTurn(
  input: {
    workspaceId: WorkspaceId;
    conversationId: ConversationId;
    turnId: TurnId;
    epoch: number;
    decision: object;
    draft: object | null;
    handoff: object | null;
    items: readonly Item[];
    changes: object | null;
    /** What the model said to somebody else, written with the decision. */
    other: (Parameters<typeof insertPairedAnswer>[2] & { decisionId: string }) | null;
    now: Date;
  },
  tx: Tx | null = null,
): Promise<ApplyOutcome> {
  type Row = { outcome: ApplyOutcome };
  const sql = `SELECT outcome FROM apply_turn($1::uuid, $2::uuid, $3::uuid, $4::integer, $5::jsonb, $6::jsonb, $7::jsonb, $8::jsonb, $9::jsonb, $10::timestamptz)`;
  const parameters = [
    input.workspaceId,
    input.conversationId,
    input.turnId,
    input.epoch,
    JSON.stringify(input.decision),
    input.draft && JSON.stringify(input.draft),
    input.handoff && JSON.stringify(input.handoff),
    JSON.stringify(input.items),
    input.changes && JSON.stringify(input.changes),
    input.now,
  ];
  const { other } = input;
  const applyIn = async (within: Tx): Promise<Row[]> => {
    const rows = await within.query<Row>(sql, parameters);
    if (other && rows[0]?.outcome === "applied") await insertPairedAnswer(within, other.decisionId, other);
    return rows;
  };
  const applying = tx ? applyIn(tx) : other ? withWorkspaceSql(input, applyIn) : callOnce<Row>(input, "apply_turn", sql, parameters);
  const [row] = await applying.catch((error: unknown) => {
    if (databaseErrorCode(error) !== stoppedState) throw error;
    return [{ outcome: "stopped" as const }];
  });
  if (!row) throw new Error("apply_turn gave no row");
  return row.outcome;
}

/** Keeps a pending turn from the sweeps until then: a model may take longer than the first lease. */
export async function extendTurnLease(workspaceId: WorkspaceId, turnId: TurnId, until: Date): Promise<void> {
  await withWorkspaceSql({ workspaceId }, (tx) =>
    tx.query(`UPDATE turn SET due_at = greatest(due_at, $3::timestamptz) WHERE workspace_id = $1 AND id = $2 AND status = 'pending'`, [
      workspaceId,
      turnId,
      until,
    ]),
  );
}

/** Takes turns whose time is over, across tenants; each is this process's until leaseUntil. */
export async function leaseDueTurns(now: Date, leaseUntil: Date, limit: number): Promise<{ workspaceId: WorkspaceId; turnId: TurnId }[]> {
  return (
    await withoutTenant<{ workspace_id: WorkspaceId; turn_id: TurnId }>(`SELECT workspace_id, turn_id FROM lease_due_turns($1, $2, $3)`, [
      now,
      leaseUntil,
      limit,
    ])
  ).map((row) => ({ workspaceId: row.workspace_id, turnId: row.turn_id }));
}
