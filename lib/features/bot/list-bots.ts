import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { type BotRow, listBots as readBots } from "@/lib/db/bot";
import { readStreamCursor } from "@/lib/db/inbox";
import { withWorkspace } from "@/lib/db/tx";

/** All of them, oldest first: a workspace has few. */
export async function listBots(actor: MemberActor): Promise<{ bots: BotRow[]; streamCursor: number }> {
  requireScope(actor, "bot:read");
  return withWorkspace(actor, async (tx) => {
    const streamCursor = Number(await readStreamCursor(tx));
    return { streamCursor, bots: await readBots(tx) };
  });
}
