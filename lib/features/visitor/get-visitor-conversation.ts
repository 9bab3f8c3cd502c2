import "server-only";
/** A visitor reads the conversation: from the newest, or what came after a seq. */
import type { VisitorActor } from "@/lib/access/actor";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { readVisitorView, type VisitorView } from "@/lib/db/visitor-view";
import { notFound } from "@/lib/platform/errors";

/** Throws not_found, visitor_token_invalid. */
export async function getVisitorConversation(actor: VisitorActor, conversationId: ConversationId, after = 0): Promise<VisitorView> {
  const view = await readVisitorView(actor.workspaceId, conversationId, { id: actor.id, tokenEpoch: actor.tokenEpoch }, after, 100);
  if (!view) throw notFound();
  if (view.revoked) throw invalidVisitorToken();
  return view;
}
