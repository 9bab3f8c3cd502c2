import "server-only";
/**
 * Says in the database that a visitor has a stream, so that what is said meanwhile is not mailed. Written a few seconds after the stream has
 * opened and spread over them: pages that come and go, and fleets that reconnect at once, cost nothing.
 */
import type { ConversationId, WorkspaceId } from "@/lib/core/kernel/ids";
import { deleteVisitorStream, insertVisitorStream } from "@/lib/db/conversation-mail";
import { withWorkspaceSql } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";
import { describeError, log } from "@/lib/platform/log";

const firstMs = 2_000;
const spreadMs = 10_000;

export function holdPresence(workspaceId: WorkspaceId, conversationId: ConversationId): { leave(shownSeq: number): void } {
  const id = newId();
  let written: Promise<unknown> | null = null;
  const attempt = (work: Promise<unknown>) =>
    work.catch((error: unknown) => log.warn("a visitor's presence could not be written", { workspaceId, conversationId, error: describeError(error) }));
  const timer = setTimeout(
    () => {
      written = attempt(withWorkspaceSql({ workspaceId }, (tx) => insertVisitorStream(tx, id, conversationId)));
    },
    firstMs + Math.random() * spreadMs,
  ).unref();
  return {
    leave(shownSeq) {
      clearTimeout(timer);
      if (!written) return;
      void written.then(() => attempt(withWorkspaceSql({ workspaceId }, (tx) => deleteVisitorStream(tx, id, conversationId, shownSeq))));
    },
  };
}
