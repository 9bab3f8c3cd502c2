import "server-only";
/** An agent writes: told to the visitor's and the colleagues' screens, never stored. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { findThreadHead } from "@/lib/db/thread";
import { withWorkspaceSql } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";
import { ringTyping } from "@/lib/realtime/bell";

/** Throws not_found. */
export async function reportMemberTyping(actor: MemberActor, conversationId: ConversationId, typing: boolean): Promise<void> {
  requireScope(actor, "conversation:reply");
  const head = await withWorkspaceSql(actor, (tx) => findThreadHead(tx, conversationId));
  if (!head) throw notFound();
  ringTyping(actor.workspaceId, conversationId, "human", typing);
}
