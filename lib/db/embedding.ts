import "server-only";
/** A workspace's embedding endpoint, and vectors by the digest of their text. */
import type { KnowledgeVersionId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type EmbeddingSetting = {
  enabled: boolean;
  baseUrl: string | null;
  model: string | null;
  keyCiphertext: string | null;
  /** Names endpoint and model; null when off. */
  space: string | null;
  version: number;
  completedAt: Date | null;
  failureCode: string | null;
  failedAt: Date | null;
};

const columns = `enabled, base_url AS "baseUrl", model, key_ciphertext AS "keyCiphertext", space, version, completed_at AS "completedAt", failure_code AS "failureCode", failed_at AS "failedAt"`;

export async function findEmbeddingSetting(tx: Tx): Promise<EmbeddingSetting | null> {
  const [row] = await tx.query<EmbeddingSetting>(`SELECT ${columns} FROM embedding_setting WHERE workspace_id = $1`, [tx.workspaceId]);
  return row ?? null;
}

/** Null, with nothing changed, when the stored version is another one (0: none is stored). A new space has no history. */
export async function saveEmbeddingSetting(
  tx: Tx,
  version: number,
  setting: Pick<EmbeddingSetting, "enabled" | "baseUrl" | "model" | "keyCiphertext" | "space">,
): Promise<EmbeddingSetting | null> {
  const [row] = await tx.query<EmbeddingSetting>(
    `INSERT INTO embedding_setting AS s (workspace_id, enabled, base_url, model, key_ciphertext, space) SELECT $1, $2, $3, $4, $5, $6
     WHERE $7 = 0 OR EXISTS (SELECT 1 FROM embedding_setting e WHERE e.workspace_id = $1)
     ON CONFLICT (workspace_id) DO UPDATE SET enabled = $2, base_url = $3, model = $4, key_ciphertext = $5, space = $6, version = s.version + 1,
       completed_at = CASE WHEN s.space IS NOT DISTINCT FROM $6 THEN s.completed_at END, failure_code = NULL, failed_at = NULL
     WHERE s.version = $7
     RETURNING ${columns}`,
    [tx.workspaceId, setting.enabled, setting.baseUrl, setting.model, setting.keyCiphertext, setting.space, version],
  );
  return row ?? null;
}

/** Only while the space is still the one that was worked for. */
export async function noteEmbeddingOutcome(tx: Tx, space: string, failureCode: string | null): Promise<void> {
  await tx.query(
    `UPDATE embedding_setting SET completed_at = CASE WHEN $3::text IS NULL THEN $4::timestamptz ELSE completed_at END, failure_code = $3,
       failed_at = CASE WHEN $3::text IS NULL THEN NULL ELSE $4::timestamptz END
     WHERE workspace_id = $1 AND space = $2`,
    [tx.workspaceId, space, failureCode, tx.now],
  );
}

/** Of these digests those that have a vector; what is asked for counts as used. */
export async function touchVectors(tx: Tx, space: string, digests: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ sha256: string }>(
    `UPDATE text_vector SET used_at = $4 WHERE workspace_id = $1 AND space = $2 AND text_sha256 = ANY($3::text[]) RETURNING text_sha256 AS sha256`,
    [tx.workspaceId, space, digests, tx.now],
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** What is there already stays as it is. */
export async function insertVectors(tx: Tx, space: string, vectors: readonly { sha256: string; vector: Float32Array }[]): Promise<void> {
  await tx.query(
    `INSERT INTO text_vector (workspace_id, space, text_sha256, vector, used_at) SELECT $1, $2, d, v, $5 FROM unnest($3::text[], $4::bytea[]) AS x (d, v)
     ON CONFLICT (workspace_id, space, text_sha256) DO NOTHING`,
    [
      tx.workspaceId,
      space,
      vectors.map(({ sha256 }) => sha256),
      vectors.map(({ vector }) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
      tx.now,
    ],
  );
}

/** Vectors of other spaces, and those that no build has used since `before`. */
export async function deleteUnusedVectors(tx: Tx, space: string, before: Date): Promise<void> {
  await tx.query(`DELETE FROM text_vector WHERE workspace_id = $1 AND (space <> $2 OR used_at < $3)`, [tx.workspaceId, space, before]);
}

export async function readVectors(tx: Tx, space: string, digests: readonly string[]): Promise<Map<string, Float32Array>> {
  const rows = await tx.query<{ sha256: string; vector: Buffer }>(
    `SELECT text_sha256 AS sha256, vector FROM text_vector WHERE workspace_id = $1 AND space = $2 AND text_sha256 = ANY($3::text[])`,
    [tx.workspaceId, space, digests],
  );
  // A copy of its own: the driver's buffers are not aligned for float32.
  return new Map(rows.map(({ sha256, vector }) => [sha256, new Float32Array(Uint8Array.from(vector).buffer)]));
}

export async function setVersionVectors(
  tx: Tx,
  versionId: KnowledgeVersionId,
  vectors: { state: "none" | "partial" | "complete"; space: string | null; map: Uint8Array | null },
): Promise<void> {
  await tx.query(`UPDATE knowledge_version SET vectors = $3, vector_space = $4, vector_map = $5 WHERE workspace_id = $1 AND id = $2`, [
    tx.workspaceId,
    versionId,
    vectors.state,
    vectors.space,
    vectors.map,
  ]);
}

export type VersionVectors = { state: "none" | "partial" | "complete"; space: string | null; map: Buffer | null };

export async function readVersionVectors(tx: Tx, versionId: KnowledgeVersionId): Promise<VersionVectors | null> {
  const [row] = await tx.query<VersionVectors>(
    `SELECT vectors AS state, vector_space AS space, vector_map AS map FROM knowledge_version WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, versionId],
  );
  return row ?? null;
}
