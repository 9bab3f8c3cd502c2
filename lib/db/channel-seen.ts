import "server-only";
/** Where a channel's embed tag was seen to run. */
import type { ChannelId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

/** Once a minute and site is enough: most requests only read. */
const fresherThanMs = 60_000;

export async function recordSeen(tx: Tx, channelId: ChannelId, origin: string, pagePath: string): Promise<void> {
  const known = await tx.query(
    `SELECT 1 FROM channel_seen WHERE workspace_id = $1::uuid AND channel_id = $2::uuid AND origin = $3 AND last_seen_at > $4::timestamptz`,
    [tx.workspaceId, channelId, origin, new Date(tx.now.getTime() - fresherThanMs)],
  );
  if (known.length > 0) return;
  await tx.query(
    `INSERT INTO channel_seen (workspace_id, channel_id, origin, page_path, first_seen_at, last_seen_at) VALUES ($1::uuid, $2::uuid, $3, $4, $5::timestamptz, $5::timestamptz)
     ON CONFLICT (workspace_id, channel_id, origin) DO UPDATE SET page_path = $4, last_seen_at = $5::timestamptz`,
    [tx.workspaceId, channelId, origin, pagePath, tx.now],
  );
}
