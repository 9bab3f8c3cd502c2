import "server-only";
/** One draft as reviewers see it. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { Draft } from "@/lib/contracts/api/conversation";
import type { DraftId } from "@/lib/core/kernel/ids";
import { findDraft } from "@/lib/db/draft";
import { withWorkspaceSql } from "@/lib/db/tx";
import { presentDraft } from "@/lib/moves/present-decision";
import { notFound } from "@/lib/platform/errors";

/** Throws forbidden, not_found. */
export async function getDraft(actor: MemberActor, id: DraftId): Promise<Draft> {
  requireScope(actor, "review:read");
  const draft = await withWorkspaceSql(actor, (tx) => findDraft(tx, id));
  if (!draft) throw notFound();
  return presentDraft(draft);
}
