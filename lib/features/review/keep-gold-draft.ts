import "server-only";
/** Wrong answers that are kept to be planted among the drafts, what could be kept, and how many are planted. */
import { type MemberActor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { GoldDraft, GoldDraftList, KeepGoldDraftRequest } from "@/lib/contracts/api/gold-draft";
import type { DecisionId, GoldDraftId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import {
  findGoldDraft,
  findGoldShare,
  findKeepable,
  type GoldDraftRow,
  insertGoldDraft,
  listGoldDrafts,
  listKeepable,
  retireGoldDraftRow,
  setGoldShareRow,
} from "@/lib/db/gold-draft";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

const mostKept = 200;
const mostCandidates = 20;
/** Reasons for which a draft waits; an answer that was sent has another one. */
const draftMode = { code: "draft_mode" };

/** Throws forbidden. */
export async function listGold(actor: MemberActor): Promise<GoldDraftList> {
  requireScope(actor, "bot:write");
  return withWorkspaceSql(actor, readList);
}

/** Throws forbidden. */
export async function setGoldShare(actor: MemberActor, share: number): Promise<GoldDraftList> {
  requireScope(actor, "bot:write");
  return withWorkspaceSql(actor, async (tx) => {
    if (await setGoldShareRow(tx, share))
      await append(tx, actor, { type: "gold_draft.share_set", subjectType: "workspace", subjectId: tx.workspaceId, data: { share } });
    return readList(tx);
  });
}

/**
 * What a reviewer will see is what is written here: names are best taken out. Throws forbidden; not_found; validation_failed where the answer does not
 * hold the words that are wrong; state_conflict where nobody has rejected, edited or graded it wrong, or it is kept already.
 */
export async function keepGoldDraft(actor: MemberActor, input: KeepGoldDraftRequest): Promise<GoldDraft> {
  requireScope(actor, "bot:write");
  if (!input.answer.includes(input.wrong))
    throw new AppError("validation_failed", "The words that are wrong have to stand in the answer.", {
      errors: [{ path: "body.wrong", message: "does not stand in the answer" }],
    });
  return withWorkspaceSql(actor, async (tx) => {
    const decisionId = input.decisionId as DecisionId;
    const found = await findKeepable(tx, decisionId);
    if (!found)
      throw new AppError("state_conflict", "Only a draft that was rejected or edited, or an answer that was graded wrong, can be kept, and only once.");
    const id = newId<"goldDraft">() as GoldDraftId;
    const { question, answer, wrong, why } = input;
    const reason = found.cause === "graded_wrong" ? draftMode : (found.reasons[0] ?? draftMode);
    await insertGoldDraft(tx, {
      ...{ id, decisionId, question, answer, wrong, why, reason },
      sources: found.sources ?? [],
      topic: found.topic,
      keptBy: memberIdOf(actor),
    });
    await append(tx, actor, { type: "gold_draft.kept", subjectType: "gold_draft", subjectId: id, data: { decisionId } });
    const row = await findGoldDraft(tx, id);
    if (!row) throw new Error("a gold draft that was just written is gone");
    return present(row);
  });
}

/** It is planted no more; what waits before somebody goes. Throws forbidden, not_found. */
export async function retireGoldDraft(actor: MemberActor, id: GoldDraftId): Promise<void> {
  requireScope(actor, "bot:write");
  await withWorkspaceSql(actor, async (tx) => {
    if (!(await retireGoldDraftRow(tx, id))) throw notFound();
    await append(tx, actor, { type: "gold_draft.retired", subjectType: "gold_draft", subjectId: id, data: {} });
  });
}

async function readList(tx: Tx): Promise<GoldDraftList> {
  return {
    share: await findGoldShare(tx),
    data: (await listGoldDrafts(tx, mostKept)).map(present),
    candidates: (await listKeepable(tx, mostCandidates)).map(({ decisionId, conversationId, cause, question, answer, said, at }) => ({
      decisionId: toWireId("decision", decisionId),
      conversationId: toWireId("conversation", conversationId),
      ...{ cause, question, answer, said },
      at: at.toISOString(),
    })),
  };
}

function present(row: GoldDraftRow): GoldDraft {
  const { question, answer, wrong, why, seen, caught } = row;
  return {
    id: toWireId("goldDraft", row.id),
    ...{ question, answer, wrong, why, seen, caught },
    keptBy: row.keptBy === null ? null : { id: toWireId("member", row.keptBy), name: row.keptByName ?? "" },
    createdAt: row.createdAt.toISOString(),
  };
}
