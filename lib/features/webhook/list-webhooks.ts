import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { readStreamCursor } from "@/lib/db/inbox";
import { withWorkspaceSql } from "@/lib/db/tx";
import { listWebhooks as readWebhooks, type WebhookRow } from "@/lib/db/webhook";

/** All of them, oldest first. */
export async function listWebhooks(actor: MemberActor): Promise<{ webhooks: WebhookRow[]; streamCursor: number }> {
  requireScope(actor, "webhook:read");
  return withWorkspaceSql(actor, async (tx) => {
    const streamCursor = Number(await readStreamCursor(tx));
    return { streamCursor, webhooks: await readWebhooks(tx) };
  });
}
