import "server-only";
/** What the mail about a waiting visitor needs. */
import type { AccountId, ConversationId, MemberId } from "@/lib/core/kernel/ids";
import type { Role } from "@/lib/core/rbac/scopes";
import type { Tx } from "./tx";

export type UnacceptedHandoff = { requestedAt: Date; recipients: { memberId: MemberId; accountId: AccountId; email: string }[] };

/** Null when somebody has accepted meanwhile. Recipients are the active members in these roles, 50 at most. */
export async function findUnacceptedHandoff(tx: Tx, conversationId: ConversationId, roles: readonly Role[]): Promise<UnacceptedHandoff | null> {
  const [handoff] = await tx.query<{ requestedAt: Date }>(
    `SELECT requested_at AS "requestedAt" FROM handoff WHERE workspace_id = $1 AND conversation_id = $2 AND status IN ('requested', 'offered')`,
    [tx.workspaceId, conversationId],
  );
  if (!handoff) return null;
  const recipients = await tx.query<UnacceptedHandoff["recipients"][number]>(
    `SELECT id AS "memberId", account_id AS "accountId", email FROM member WHERE workspace_id = $1 AND status = 'active' AND role = ANY($2::text[]) ORDER BY id LIMIT 50`,
    [tx.workspaceId, roles],
  );
  return { ...handoff, recipients };
}
