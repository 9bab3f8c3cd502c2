import "server-only";
/** Teams: who is in them, and which channels hand over to them. */
import type { ChannelId, ConversationId, MemberId, TeamId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type TeamRow = {
  id: TeamId;
  name: string;
  version: number;
  createdAt: Date;
  archivedAt: Date | null;
  members: { id: MemberId; name: string }[];
  channels: { id: ChannelId; name: string }[];
};

const columns = `t.id, t.name, t.version, t.created_at AS "createdAt", t.archived_at AS "archivedAt",
  coalesce((SELECT json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name, m.id) FROM team_member x
    JOIN member m ON m.workspace_id = t.workspace_id AND m.id = x.member_id WHERE x.workspace_id = t.workspace_id AND x.team_id = t.id), '[]') AS members,
  coalesce((SELECT json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY c.name, c.id) FROM channel c
    WHERE c.workspace_id = t.workspace_id AND c.default_team_id = t.id), '[]') AS channels`;

export async function listTeams(tx: Tx, limit: number): Promise<TeamRow[]> {
  return tx.query<TeamRow>(`SELECT ${columns} FROM team t WHERE t.workspace_id = $1 AND t.archived_at IS NULL ORDER BY lower(t.name), t.id LIMIT $2`, [
    tx.workspaceId,
    limit,
  ]);
}

/** Archived ones, too. */
export async function findTeam(tx: Tx, id: TeamId): Promise<TeamRow | null> {
  const [row] = await tx.query<TeamRow>(`SELECT ${columns} FROM team t WHERE t.workspace_id = $1 AND t.id = $2`, [tx.workspaceId, id]);
  return row ?? null;
}

/** Nobody else changes the team until the transaction ends. */
export async function lockTeam(tx: Tx, id: TeamId): Promise<void> {
  await tx.query(`SELECT id FROM team WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
}

export async function countTeams(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`SELECT count(*)::int AS count FROM team WHERE workspace_id = $1 AND archived_at IS NULL`, [tx.workspaceId]);
  return row?.count ?? 0;
}

/** False when an active team has the name, in whatever case. */
export async function insertTeam(tx: Tx, id: TeamId, name: string): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO team (workspace_id, id, name, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace_id, lower(name)) WHERE archived_at IS NULL DO NOTHING RETURNING id`,
    [tx.workspaceId, id, name, tx.now],
  );
  return rows.length === 1;
}

/** False when another active team has the name. */
export async function renameTeamRow(tx: Tx, id: TeamId, name: string): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE team t SET name = $3 WHERE t.workspace_id = $1 AND t.id = $2
       AND NOT EXISTS (SELECT 1 FROM team o WHERE o.workspace_id = $1 AND o.id <> $2 AND o.archived_at IS NULL AND lower(o.name) = lower($3)) RETURNING t.id`,
    [tx.workspaceId, id, name],
  );
  return rows.length === 1;
}

export async function bumpTeam(tx: Tx, id: TeamId): Promise<void> {
  await tx.query(`UPDATE team SET version = version + 1 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
}

/** Its channels hand over to no team any more; conversations keep it as their past. */
export async function archiveTeamRow(tx: Tx, id: TeamId): Promise<void> {
  await setTeamChannels(tx, id, []);
  await tx.query(`UPDATE team SET archived_at = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id, tx.now]);
}

/** Exactly these. A member of another workspace breaks the foreign key: not_found. */
export async function setTeamMembers(tx: Tx, id: TeamId, memberIds: readonly MemberId[]): Promise<void> {
  await tx.query(`DELETE FROM team_member WHERE workspace_id = $1 AND team_id = $2 AND member_id <> ALL ($3::uuid[])`, [tx.workspaceId, id, memberIds]);
  await tx.query(
    `INSERT INTO team_member (workspace_id, team_id, member_id) SELECT $1, $2, m FROM unnest($3::uuid[]) AS m ON CONFLICT (workspace_id, team_id, member_id) DO NOTHING`,
    [tx.workspaceId, id, memberIds],
  );
}

/** Exactly these hand over to the team from now on. How many of them there are: fewer than asked when one is another workspace's. */
export async function setTeamChannels(tx: Tx, id: TeamId, channelIds: readonly ChannelId[]): Promise<number> {
  await tx.query(`UPDATE channel SET default_team_id = NULL WHERE workspace_id = $1 AND default_team_id = $2 AND id <> ALL ($3::uuid[])`, [
    tx.workspaceId,
    id,
    channelIds,
  ]);
  const rows = await tx.query(`UPDATE channel SET default_team_id = $2 WHERE workspace_id = $1 AND id = ANY ($3::uuid[]) RETURNING id`, [
    tx.workspaceId,
    id,
    channelIds,
  ]);
  return rows.length;
}

/** Null takes the conversation out of its team. The conversation is locked by the caller. False when it was so already. */
export async function setConversationTeam(tx: Tx, conversationId: ConversationId, teamId: TeamId | null): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE conversation SET team_id = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2 AND team_id IS DISTINCT FROM $3::uuid RETURNING id`,
    [tx.workspaceId, conversationId, teamId],
  );
  return rows.length === 1;
}
