import "server-only";
/** What the host page claims about its visitor: unsigned, stored, shown as unverified. */
import type { VisitorActor } from "@/lib/access/actor";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import { mergeVisitorAttributes, touchVisitor } from "@/lib/db/visitor";
import { withWorkspaceSql } from "@/lib/db/tx";

/** Throws visitor_token_invalid. */
export async function setVisitorAttributes(actor: VisitorActor, attributes: Record<string, string | number | boolean | null>): Promise<void> {
  await withWorkspaceSql(actor, async (tx) => {
    if (!(await touchVisitor(tx, actor))) throw invalidVisitorToken();
    await mergeVisitorAttributes(tx, actor.id, attributes);
  });
}
