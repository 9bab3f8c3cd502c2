import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { type ChannelRow, listChannels as readChannels } from "@/lib/db/channel";
import { readStreamCursor } from "@/lib/db/inbox";
import { withWorkspace } from "@/lib/db/tx";

/** All of them, oldest first: a workspace has few. */
export async function listChannels(actor: MemberActor): Promise<{ channels: ChannelRow[]; streamCursor: number }> {
  requireScope(actor, "channel:read");
  return withWorkspace(actor, async (tx) => {
    const streamCursor = Number(await readStreamCursor(tx));
    return { streamCursor, channels: await readChannels(tx) };
  });
}
