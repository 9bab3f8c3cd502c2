import "server-only";
/** One draft as reviewers see it. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { DraftResponse } from "@/lib/contracts/api/conversation";
import type { DraftId } from "@/lib/core/kernel/ids";
import { findDraft } from "@/lib/db/draft";
import { withWorkspaceSql } from "@/lib/db/tx";
import { presentDraft } from "@/lib/moves/present-decision";
import { notFound } from "@/lib/platform/errors";
import { plantFor, presentPlanted } from "./planted-draft";

/** With what was wrong, for one that was planted and that the actor has decided on. Throws forbidden, not_found. */
export async function getDraft(actor: MemberActor, id: DraftId): Promise<DraftResponse> {
  requireScope(actor, "review:read");
  return withWorkspaceSql(actor, async (tx) => {
    const draft = await findDraft(tx, id);
    if (draft) return { draft: presentDraft(draft), planted: null };
    const plant = await plantFor(tx, actor, id);
    if (!plant) throw notFound();
    return presentPlanted(plant);
  });
}
