import "server-only";
/** Logout: every token of the visitor is void at once, and open streams end. */
import type { VisitorActor } from "@/lib/access/actor";
import { revokeVisitorTokens, touchVisitor } from "@/lib/db/visitor";
import { withWorkspaceSql } from "@/lib/db/tx";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import { ringRevoked } from "@/lib/realtime/bell";

export async function endSession(actor: VisitorActor): Promise<void> {
  await withWorkspaceSql(actor, async (tx) => {
    if (!(await touchVisitor(tx, actor))) throw invalidVisitorToken();
    await revokeVisitorTokens(tx, actor.id);
  });
  ringRevoked(actor.id);
}
