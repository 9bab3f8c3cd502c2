import "server-only";
/**
 * Rows of Idempotency-Key: claimed before the work, answered from afterwards, kept for 24 hours. Answers can hold what is shown once (a key, a
 * link), so they lie here sealed.
 */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { decryptSecret, encryptSecret } from "@/lib/platform/crypto";
import { withWorkspaceSql } from "./tx";

const purpose = "idempotent-reply";

type Owner = { readonly workspaceId: WorkspaceId };
type Known = { fingerprint: string; status: "in_flight" | "done"; responseStatus: number | null; responseBody: unknown };

/** Null when the key is now ours; otherwise what is stored under it. An in-flight row older than a minute was abandoned and is taken over. */
export async function claimIdempotencyKey(owner: Owner, principal: string, key: string, fingerprint: string): Promise<Known | null> {
  return withWorkspaceSql(owner, async (tx) => {
    await tx.query(
      `DELETE FROM idempotency_key WHERE workspace_id = $1 AND principal = $2
        AND (created_at < $3::timestamptz - interval '24 hours' OR (status = 'in_flight' AND created_at < $3::timestamptz - interval '1 minute'))`,
      [tx.workspaceId, principal, tx.now],
    );
    const claimed = await tx.query(
      `INSERT INTO idempotency_key (workspace_id, principal, key, fingerprint, status, created_at) VALUES ($1, $2, $3, $4, 'in_flight', $5)
       ON CONFLICT DO NOTHING RETURNING key`,
      [tx.workspaceId, principal, key, fingerprint, tx.now],
    );
    if (claimed.length === 1) return null;
    const [known] = await tx.query<Known>(
      `SELECT fingerprint, status, response_status AS "responseStatus", response_body AS "responseBody" FROM idempotency_key
       WHERE workspace_id = $1 AND principal = $2 AND key = $3`,
      [tx.workspaceId, principal, key],
    );
    if (!known) return null;
    return typeof known.responseBody === "string" ? { ...known, responseBody: JSON.parse(decryptSecret(purpose, known.responseBody)) as unknown } : known;
  });
}

export async function storeIdempotentReply(owner: Owner, principal: string, key: string, status: number, body: unknown): Promise<void> {
  await withWorkspaceSql(owner, (tx) =>
    tx.query(`UPDATE idempotency_key SET status = 'done', response_status = $4, response_body = $5 WHERE workspace_id = $1 AND principal = $2 AND key = $3`, [
      tx.workspaceId,
      principal,
      key,
      status,
      JSON.stringify(encryptSecret(purpose, JSON.stringify(body))),
    ]),
  );
}

/** After a failure the key is free again: the same request may be tried anew. */
export async function forgetIdempotencyKey(owner: Owner, principal: string, key: string): Promise<void> {
  await withWorkspaceSql(owner, (tx) =>
    tx.query(`DELETE FROM idempotency_key WHERE workspace_id = $1 AND principal = $2 AND key = $3 AND status = 'in_flight'`, [tx.workspaceId, principal, key]),
  );
}
