import "server-only";
/** What a turn is decided by, and what its rules ask of the conversation. */
import type { PolicyDocument } from "@/lib/core/escalation/diff-policy";
import type { Circumstances } from "@/lib/core/escalation/types";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { findTurnFacts } from "@/lib/db/policy";
import type { TurnContext } from "@/lib/db/turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { loadPolicy } from "./load-policy";
import { asksForFacts, circumstancesOf } from "./turn-facts";

export type Prepared = PolicyDocument & { circumstances: Circumstances | null };

export async function prepareTurn(workspaceId: WorkspaceId, context: Pick<TurnContext, "bot" | "botVersionId" | "conversation">): Promise<Prepared> {
  const document = await loadPolicy(workspaceId, context.botVersionId, context.bot);
  if (!asksForFacts(document.policy)) return { ...document, circumstances: null };
  const facts = await withWorkspaceSql({ workspaceId }, (tx) => findTurnFacts(tx, context.conversation.id));
  return { ...document, circumstances: facts && circumstancesOf(document.policy, facts) };
}
