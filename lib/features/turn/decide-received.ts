import "server-only";
/**
 * Decides the turn that a message has opened, in the process that stored it. Not awaited: the message is acknowledged when it is stored.
 * Should this process die or fail, a sweep decides the turn. One bell tells of message and reply when the reply comes soon.
 */
import type { ConversationId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { TurnContext } from "@/lib/db/turn";
import { describeError, log } from "@/lib/platform/log";
import { ringConversation } from "@/lib/realtime/bell";
import { decideTurn } from "./decide-turn";

/** Others see the message after this time, whatever the decision waits for. Longer than an answer by quotation takes on a busy machine: told of both at once, each stream reads once. */
const tellAfterMs = 250;

export function decideReceived(workspaceId: WorkspaceId, conversationId: ConversationId, context: TurnContext): void {
  const tell = () => ringConversation(workspaceId, conversationId);
  const late = setTimeout(tell, tellAfterMs);
  const turnId = context.turn.id;
  decideTurn(workspaceId, turnId, context)
    .then((result) => {
      // Another process has applied it: nobody here has rung.
      if (result === null || result.outcome === "already") tell();
    })
    .catch((error: unknown) => {
      tell();
      log.error("a turn could not be decided at once", { workspaceId, turnId, error: describeError(error) });
    })
    .finally(() => clearTimeout(late));
}
