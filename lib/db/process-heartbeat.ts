import "server-only";
/** Which processes live: each writes its row every few seconds. The table belongs to no workspace. */
import { withoutTenant } from "./tx";

export type ProcessKind = "web" | "worker";

/** Writes that the process lives, forgets those not seen for a day, and returns how many web processes were seen since `liveSince`. */
export async function beatHeart(process: { id: string; kind: ProcessKind }, now: Date, liveSince: Date): Promise<number> {
  await withoutTenant(`DELETE FROM process_heartbeat WHERE seen_at < $1::timestamptz - interval '1 day'`, [now]);
  await withoutTenant(
    `INSERT INTO process_heartbeat (id, kind, started_at, seen_at) VALUES ($1, $2, $3, $3) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
    [process.id, process.kind, now],
  );
  const [row] = await withoutTenant<{ count: number }>(`SELECT count(*) FROM process_heartbeat WHERE kind = 'web' AND seen_at >= $1`, [liveSince]);
  return row?.count ?? 0;
}

export async function stopHeart(id: string): Promise<void> {
  await withoutTenant(`DELETE FROM process_heartbeat WHERE id = $1`, [id]);
}
