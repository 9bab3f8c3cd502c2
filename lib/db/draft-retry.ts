import "server-only";
/** The bot's one more try on a turn: owed, taken by one process at a time, and what came of it. */
import type { DigestedDraft } from "@/lib/core/audit-chain/row-digests";
import type { GroundingSignal, Reason } from "@/lib/core/escalation/types";
import type { DraftId, MemberId, TurnId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { ReviewOutcome } from "@/lib/core/kernel/review-policy";
import type { DraftRow } from "./draft";
import { type Tx, withoutTenant } from "./tx";

export async function insertFeedback(tx: Tx, draftId: DraftId, memberId: MemberId, text: string): Promise<void> {
  await tx.query(`INSERT INTO draft_feedback (workspace_id, draft_id, text, member_id, created_at) VALUES ($1, $2, $3, $4, $5)`, [
    tx.workspaceId,
    draftId,
    text,
    memberId,
    tx.now,
  ]);
}

/** False when the turn has had its second try. */
export async function insertRetry(tx: Tx, turnId: TurnId, rejectedDraftId: DraftId): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO draft_retry (workspace_id, turn_id, rejected_draft_id, due_at, created_at) VALUES ($1, $2, $3, $4, $4) ON CONFLICT DO NOTHING RETURNING turn_id`,
    [tx.workspaceId, turnId, rejectedDraftId, tx.now],
  );
  return rows.length === 1;
}

export async function listDueRetries(now: Date, limit: number): Promise<{ workspaceId: WorkspaceId; turnId: TurnId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; turn_id: TurnId }>(`SELECT workspace_id, turn_id FROM due_retries($1, $2)`, [now, limit]);
  return rows.map((row) => ({ workspaceId: row.workspace_id, turnId: row.turn_id }));
}

export type OwedRetry = { attempts: number; rejectedDraftId: DraftId; feedback: string | null };

/** Taken until then; null when another process has it, or it is over. */
export async function leaseRetry(tx: Tx, turnId: TurnId, until: Date): Promise<OwedRetry | null> {
  const [row] = await tx.query<OwedRetry>(
    `UPDATE draft_retry r SET due_at = $3, attempts = attempts + 1 WHERE r.workspace_id = $1 AND r.turn_id = $2 AND r.due_at <= $4
     RETURNING r.attempts, r.rejected_draft_id AS "rejectedDraftId",
       (SELECT f.text FROM draft_feedback f WHERE f.workspace_id = $1 AND f.draft_id = r.rejected_draft_id) AS feedback`,
    [tx.workspaceId, turnId, until, tx.now],
  );
  return row ?? null;
}

/** False when it was over already. */
export async function endRetry(tx: Tx, turnId: TurnId): Promise<boolean> {
  const rows = await tx.query(`UPDATE draft_retry SET due_at = NULL WHERE workspace_id = $1 AND turn_id = $2 AND due_at IS NOT NULL RETURNING turn_id`, [
    tx.workspaceId,
    turnId,
  ]);
  return rows.length === 1;
}

/** Of the second words. `flagged` and the tokens are missing in tries of before they were kept. */
export type RetryMeasured = {
  confidence: number | null;
  grounding: GroundingSignal | null;
  flagged?: Extract<Reason, { code: "flagged_output" }>[];
  model: string | null;
  promptSha256: string | null;
  inputTokens?: number | null;
  outputTokens?: number | null;
};

/** The second words wait where the first did. */
export async function insertRetryDraft(
  tx: Tx,
  draft: DigestedDraft & { text: string; salt: string; contentSha256: string },
  place: { rank: number; topic: string; reasonCode: string; dueAt: Date; outcome: ReviewOutcome; approvals: number; ownerId: string | null },
  measured: RetryMeasured,
): Promise<void> {
  await tx.query(
    `INSERT INTO draft (workspace_id, id, conversation_id, turn_id, decision_id, text, salt, text_sha256, content_sha256, sources, status, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9, $10, 'pending_review', $11)`,
    [
      tx.workspaceId,
      draft.id,
      draft.conversationId,
      draft.turnId,
      draft.decisionId,
      draft.text,
      draft.salt,
      draft.textSha256,
      draft.contentSha256,
      JSON.stringify(draft.sources),
      draft.createdAt,
    ],
  );
  await tx.query(
    `UPDATE review_item SET rank = $3, topic = $4, reason_code = $5, due_at = $6, outcome = $7, approvals = $8, owner_id = $9 WHERE workspace_id = $1 AND draft_id = $2`,
    [tx.workspaceId, draft.id, place.rank, place.topic, place.reasonCode, place.dueAt, place.outcome, place.approvals, place.ownerId],
  );
  await tx.query(`UPDATE draft_retry SET draft_id = $3, measured = $4 WHERE workspace_id = $1 AND turn_id = $2`, [
    tx.workspaceId,
    draft.turnId,
    draft.id,
    JSON.stringify(measured),
  ]);
}

export type FirstTry = { draftId: DraftId; text: string | null; feedback: string | null; by: string; measured: RetryMeasured | null };

/** What this draft is the second try after; null for a first one. */
export async function findFirstTry(tx: Tx, draft: Pick<DraftRow, "id">): Promise<FirstTry | null> {
  const [row] = await tx.query<FirstTry>(
    `SELECT r.rejected_draft_id AS "draftId", d.text, f.text AS feedback, m.name AS by, r.measured FROM draft_retry r
     JOIN draft d ON d.workspace_id = $1 AND d.id = r.rejected_draft_id
     JOIN draft_feedback f ON f.workspace_id = $1 AND f.draft_id = r.rejected_draft_id
     JOIN member m ON m.workspace_id = $1 AND m.id = f.member_id
     WHERE r.workspace_id = $1 AND r.draft_id = $2`,
    [tx.workspaceId, draft.id],
  );
  return row ?? null;
}
