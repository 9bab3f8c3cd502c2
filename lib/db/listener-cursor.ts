import "server-only";
/** How far each listener of the sealed log has come in each workspace, and across tenants whose cursor is behind. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

export type LockedCursor = {
  /** The last seq that was handled. */
  readonly seq: number;
  /** Not before this time: the listener failed here. Null when it did not. */
  readonly retryAt: Date | null;
};

/** Locks a listener's cursor until the transaction ends; makes it at 0. Null when another process holds it. */
export async function lockCursor(tx: Tx, listener: string): Promise<LockedCursor | null> {
  const read = () =>
    tx.query<LockedCursor>(`SELECT seq, retry_at AS "retryAt" FROM listener_cursor WHERE workspace_id = $1 AND listener = $2 FOR UPDATE SKIP LOCKED`, [
      tx.workspaceId,
      listener,
    ]);
  const [known] = await read();
  if (known !== undefined) return known;
  await tx.query(`INSERT INTO listener_cursor (workspace_id, listener, seq) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING`, [tx.workspaceId, listener]);
  return (await read())[0] ?? null;
}

/** Needs the cursor's lock. Failures before it are forgotten. */
export async function moveCursor(tx: Tx, listener: string, seq: number): Promise<void> {
  await tx.query(`UPDATE listener_cursor SET seq = $3, attempts = 0, retry_at = NULL WHERE workspace_id = $1 AND listener = $2`, [
    tx.workspaceId,
    listener,
    seq,
  ]);
}

/** Puts the cursor to rest: a second, doubled with every failure in a row, five minutes at most. Returns how many failures there were in a row. */
export async function restCursor(tx: Tx, listener: string): Promise<number> {
  const [row] = await tx.query<{ attempts: number }>(
    `INSERT INTO listener_cursor AS c (workspace_id, listener, seq, attempts, retry_at) VALUES ($1, $2, 0, 1, $3::timestamptz + interval '1 second')
     ON CONFLICT (workspace_id, listener) DO UPDATE SET attempts = c.attempts + 1,
       retry_at = $3::timestamptz + least(interval '5 minutes', interval '1 second' * power(2, least(c.attempts, 10)))
     RETURNING attempts`,
    [tx.workspaceId, listener, tx.now],
  );
  return row?.attempts ?? 1;
}

/** Workspaces with events that the listener has not had and that do not rest, in the order of ids, after the given one. */
export async function listWorkspacesBehind(listener: string, after: WorkspaceId | null, now: Date, limit: number): Promise<WorkspaceId[]> {
  const rows = await withoutTenant<{ id: WorkspaceId }>(`SELECT workspaces_behind($1, $2, $3, $4) AS id`, [listener, after, now, limit]);
  return rows.map((row) => row.id);
}

export type ListenerLag = {
  listener: string;
  /** Workspaces with events that it has not had. */
  workspaces: number;
  events: number;
  /** Workspaces in which its last try failed. */
  failing: number;
};

/** How far each listener is behind over all workspaces. Reads a row a workspace and listener: not for every request. */
export async function readListenerLag(): Promise<ListenerLag[]> {
  return withoutTenant<ListenerLag>(`SELECT listener, workspaces, events, failing FROM listener_lag()`);
}
