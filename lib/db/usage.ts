import "server-only";
/** What a workspace has used: counts by day, and what it holds now. */
import type { UsageCount } from "@/lib/core/usage/count-usage";
import type { Tx } from "./tx";

const columns = {
  conversations: "conversations",
  visitorMessages: "visitor_messages",
  botAnswers: "bot_answers",
  personMessages: "person_messages",
  inputTokens: "input_tokens",
  outputTokens: "output_tokens",
  apiRequests: "api_requests",
} as const;

export type UsageNumber = keyof typeof columns;
export type UsageNumbers = Record<UsageNumber, number>;

const names = Object.keys(columns) as UsageNumber[];

/** Adds to the counts of days; `startsAt` is a midnight of UTC. Nothing in a workspace that was deleted meanwhile. */
export async function addUsage(tx: Tx, days: readonly { startsAt: Date; add: Partial<UsageNumbers> }[]): Promise<void> {
  if (days.length === 0) return;
  const list = names.map((name) => columns[name]);
  await tx.query(
    `INSERT INTO usage_day AS u (workspace_id, starts_at, ${list.join(", ")})
     SELECT $1::uuid, d.* FROM unnest($2::timestamptz[], ${list.map((_, index) => `$${index + 3}::bigint[]`).join(", ")}) AS d
     WHERE EXISTS (SELECT 1 FROM workspace w WHERE w.id = $1)
     ON CONFLICT (workspace_id, starts_at) DO UPDATE SET ${list.map((column) => `${column} = u.${column} + excluded.${column}`).join(", ")}`,
    [tx.workspaceId, days.map(({ startsAt }) => startsAt), ...names.map((name) => days.map(({ add }) => add[name] ?? 0))],
  );
}

/** What a day has of one number so far. */
export async function readDay(tx: Tx, startsAt: Date, name: UsageCount): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT ${columns[name]} AS count FROM usage_day WHERE workspace_id = $1 AND starts_at = $2`,
    [tx.workspaceId, startsAt],
    `usage_day_${columns[name]}`,
  );
  return row?.count ?? 0;
}

/** Sums over [from, to); days without a row are 0. */
export async function sumUsage(tx: Tx, from: Date, to: Date): Promise<UsageNumbers> {
  const [row] = await tx.query<UsageNumbers>(
    `SELECT ${names.map((name) => `coalesce(sum(u.${columns[name]}), 0)::bigint AS "${name}"`).join(", ")}
     FROM usage_day u WHERE u.workspace_id = $1 AND u.starts_at >= $2 AND u.starts_at < $3`,
    [tx.workspaceId, from, to],
  );
  if (!row) throw new Error("a sum without groups has one row");
  return row;
}

/** The model's tokens of these decisions, and of these drafts of a second try, by their ids. */
export async function readTokens(
  tx: Tx,
  decisionIds: readonly string[],
  retryDraftIds: readonly string[],
): Promise<Map<string, { input: number; output: number }>> {
  const rows = await tx.query<{ id: string; input: number | null; output: number | null }>(
    `SELECT d.id, d.input_tokens AS input, d.output_tokens AS output FROM decision d
     WHERE d.workspace_id = $1 AND d.id = ANY ($2::uuid[]) AND (d.input_tokens IS NOT NULL OR d.output_tokens IS NOT NULL)
     UNION ALL SELECT r.draft_id, (r.measured->>'inputTokens')::integer, (r.measured->>'outputTokens')::integer FROM draft_retry r
     WHERE r.workspace_id = $1 AND r.draft_id = ANY ($3::uuid[])`,
    [tx.workspaceId, decisionIds, retryDraftIds],
  );
  return new Map(rows.map(({ id, input, output }) => [id, { input: input ?? 0, output: output ?? 0 }]));
}

export type Holdings = {
  articles: number;
  members: number;
  webhooks: number;
  /** Bytes of files in conversations, of files that imports were read from, of article texts with their history, of search indexes. */
  attachmentBytes: number;
  importBytes: number;
  articleBytes: number;
  indexBytes: number;
};

/** What the workspace holds now. Articles that are archived and members who are deactivated do not count. */
export async function readHoldings(tx: Tx): Promise<Holdings> {
  const [row] = await tx.query<Holdings>(
    `SELECT
       (SELECT count(*) FROM article a WHERE a.workspace_id = $1 AND a.status <> 'archived') AS articles,
       (SELECT count(*) FROM member m WHERE m.workspace_id = $1 AND m.status = 'active') AS members,
       (SELECT count(*) FROM webhook_endpoint w WHERE w.workspace_id = $1) AS webhooks,
       (SELECT coalesce(sum(f.size_bytes), 0)::bigint FROM file f WHERE f.workspace_id = $1 AND f.erased_at IS NULL AND f.purpose = 'attachment') AS "attachmentBytes",
       (SELECT coalesce(sum(octet_length(i.content)), 0)::bigint FROM import_document i WHERE i.workspace_id = $1 AND i.content IS NOT NULL) AS "importBytes",
       (SELECT coalesce(sum(octet_length(v.title) + octet_length(v.body)), 0)::bigint FROM article_version v WHERE v.workspace_id = $1) AS "articleBytes",
       (SELECT coalesce(sum(octet_length(x.bytes)), 0)::bigint FROM knowledge_index x WHERE x.workspace_id = $1) AS "indexBytes"`,
    [tx.workspaceId],
  );
  if (!row) throw new Error("a list of counts has one row");
  return row;
}

/** Bytes of files that conversations hold. */
export async function sumAttachmentBytes(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ bytes: number }>(
    `SELECT coalesce(sum(f.size_bytes), 0)::bigint AS bytes FROM file f WHERE f.workspace_id = $1 AND f.erased_at IS NULL AND f.purpose = 'attachment'`,
    [tx.workspaceId],
  );
  return row?.bytes ?? 0;
}

/** Articles that are not archived. */
export async function countArticles(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`SELECT count(*) AS count FROM article a WHERE a.workspace_id = $1 AND a.status <> 'archived'`, [
    tx.workspaceId,
  ]);
  return row?.count ?? 0;
}

/** Active members and invitations that are open, but for those of an address. */
export async function countSeats(tx: Tx, exceptEmail: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM member m WHERE m.workspace_id = $1 AND m.status = 'active')
       + (SELECT count(*) FROM invitation i WHERE i.workspace_id = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $2 AND i.email <> $3) AS count`,
    [tx.workspaceId, tx.now, exceptEmail],
  );
  return Number(row?.count ?? 0);
}
