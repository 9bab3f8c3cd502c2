import "server-only";
/** What the model said to the same question for somebody else: beside the decision whose answer differs from it. */
import type { StoredSource } from "./conversation-item";
import type { Tx } from "./tx";

export type PairedAnswerRow = { text: string | null; sources: StoredSource[] };

export async function insertPairedAnswer(
  tx: Tx,
  decisionId: string,
  { text, salt, sources }: { text: string; salt: Buffer; sources: StoredSource[] },
): Promise<void> {
  await tx.query(`INSERT INTO paired_answer (workspace_id, decision_id, text, salt, sources, created_at) VALUES ($1, $2, $3, $4, $5, $6)`, [
    tx.workspaceId,
    decisionId,
    text,
    salt,
    JSON.stringify(sources),
    tx.now,
  ]);
}

/** Null where the answers say the same, where only one was given, and where none was asked for. */
export async function findPairedAnswer(tx: Tx, decisionId: string): Promise<PairedAnswerRow | null> {
  const [row] = await tx.query<PairedAnswerRow>(`SELECT text, sources FROM paired_answer WHERE workspace_id = $1 AND decision_id = $2`, [
    tx.workspaceId,
    decisionId,
  ]);
  return row ?? null;
}
