import "server-only";
/**
 * A gold draft before its reviewer: drawn when they open a draft, shown as any other one, decided on by the same rules. It has no conversation, so that
 * nothing is locked, nothing is written into one, and nothing can be sent.
 */
import { type Actor, asSystem, type MemberActor, memberIdOf, memberOf } from "@/lib/access/actor";
import type { DraftResponse } from "@/lib/contracts/api/conversation";
import type { ReviewCase, ReviewRow } from "@/lib/contracts/api/review";
import type { GroundingSignal } from "@/lib/core/escalation/types";
import type { ConversationId, DraftId, MemberId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { contentSha256 } from "@/lib/core/review/content-hash";
import { approve, type DraftPlace, type DraftState, edit, leaseMs, reject } from "@/lib/core/review/draft-verbs";
import { drawGold, isCaught, plantedForMs } from "@/lib/core/review/gold-draft";
import type { DraftRow } from "@/lib/db/draft";
import { findGoldFor, insertPlant } from "@/lib/db/gold-draft";
import { decidePlantRow, findPlant, leasePlantRow, listPlants, type PlantRow } from "@/lib/db/gold-plant";
import type { QueueFilter, QueueRow } from "@/lib/db/review-queue";
import { findDecision } from "@/lib/db/thread";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { presentDecision, presentDraft, presentReasons } from "@/lib/moves/present-decision";
import { newId } from "@/lib/platform/ids";
import { decidedAlready, refused } from "./draft-refusal";
import { presentRow } from "./present-row";

/** Nobody has the conversation that it does not have. */
const nowhere: DraftPlace = { handledBy: "bot", assigneeId: null, assigneeName: null };

/** The opening of this draft brings a planted one, where chance says so. */
export async function plantBeside(tx: Tx, reviewerId: MemberId, opened: DraftRow): Promise<void> {
  const gold = await findGoldFor(tx, reviewerId, opened.id, since(tx));
  if (!gold) return;
  const { chance, draw, isDrawn } = drawGold(gold.share, opened.id, reviewerId);
  if (!isDrawn) return;
  const plantId = newId<"draft">() as DraftId;
  if (!(await insertPlant(tx, { id: plantId, goldDraftId: gold.id, reviewerId, openedDraftId: opened.id, chance, draw }))) return;
  await append(tx, asSystem(tx.workspaceId, "gold draft"), {
    type: "gold_draft.planted",
    subjectType: "gold_draft",
    subjectId: gold.id,
    data: { plantId, reviewerId, chance, draw },
  });
}

/** Planted before this actor; null also where it is somebody else's. */
export async function plantFor(tx: Tx, actor: Actor, id: DraftId): Promise<PlantRow | null> {
  const reviewerId = memberIdOf(actor);
  return reviewerId === null ? null : findPlant(tx, id, reviewerId, since(tx));
}

/** Those that wait before this actor behind a place of the queue, as its rows. */
export async function plantedRows(
  tx: Tx,
  actor: MemberActor,
  filter: QueueFilter,
  after: { rank: number; dueKey: string; id: string } | null,
): Promise<QueueRow[]> {
  const reviewerId = memberIdOf(actor);
  return reviewerId === null ? [] : (await listPlants(tx, reviewerId, since(tx), filter, after)).map(queueRowOf);
}

export function presentPlantedRow(tx: Tx, plant: PlantRow): ReviewRow {
  return presentRow(queueRowOf(plant), tx.now);
}

/** What was planted, and whether it was caught, is told once it is decided on. */
export function presentPlanted(plant: PlantRow): DraftResponse {
  const { caught, wrong, why } = plant;
  return { draft: presentDraft(stateOf(plant)), planted: caught === null ? null : { caught, wrong, why } };
}

export async function plantedCase(tx: Tx, plant: PlantRow): Promise<ReviewCase | null> {
  const decision = await findDecision(tx, plant.decisionId);
  if (!decision) return null;
  const grounding = decision.signals.grounding as GroundingSignal | null | undefined;
  return {
    row: presentPlantedRow(tx, plant),
    draft: presentDraft(stateOf(plant)),
    firstText: null,
    botName: plant.botName,
    messages: [
      {
        id: toWireId("message", plant.id),
        author: "visitor",
        authorName: null,
        text: plant.question,
        createdAt: plant.createdAt.toISOString(),
        isQuestion: true,
      },
    ],
    reasons: presentReasons([plant.reason]),
    confidence: presentDecision(decision).confidence,
    retryOf: null,
    support: (grounding?.sentences ?? []).flatMap(({ source, evidence }) => (source === null || evidence === null ? [] : [{ ...evidence, source }])),
    unsupported: [],
    paired: null,
    signals: decision.signals,
    policy: decision.policy,
  };
}

export type PlantedVerdict =
  | { kind: "approve"; version: number; contentSha256: string; text?: string }
  /** Rejected, or answered in own words, which go nowhere. */
  | { kind: "reject" | "respond"; version: number };

/** By the rules of every draft. Throws version_conflict, already_decided. */
export async function decidePlanted(tx: Tx, actor: MemberActor, plant: PlantRow, by: PlantedVerdict): Promise<void> {
  const { id: reviewerId } = memberOf(actor);
  const draft = { ...stateOf(plant), approvalsNeeded: 1 };
  const asked = { reviewerId, version: by.version, now: tx.now };
  const outcome =
    by.kind !== "approve"
      ? reject(draft, nowhere, asked)
      : by.text === undefined
        ? approve(draft, nowhere, { ...asked, contentSha256: by.contentSha256 })
        : edit(draft, nowhere, { ...asked, contentSha256: by.contentSha256, text: by.text });
  if (outcome.kind === "agreed" || outcome.kind === "revised") throw new Error("one approval decides on a planted draft");
  if (outcome.kind !== "done") throw refused(outcome);
  const verdict = by.kind === "respond" ? "responded" : outcome.status;
  const caught = isCaught(verdict, by.kind === "approve" ? (by.text ?? plant.answer) : plant.answer, plant.wrong);
  if (!(await decidePlantRow(tx, plant.id, verdict, caught))) throw decidedAlready(null, null, "decided");
  await append(tx, actor, {
    type: "gold_draft.decided",
    subjectType: "gold_draft",
    subjectId: plant.goldDraftId,
    data: { plantId: plant.id, verdict, caught },
  });
}

/** Open before its reviewer, or let go; nobody else could have it. Throws already_decided. */
export async function leasePlanted(tx: Tx, plant: PlantRow, isWanted: boolean): Promise<void> {
  if (plant.verdict === null) return leasePlantRow(tx, plant.id, isWanted ? new Date(tx.now.getTime() + leaseMs) : null);
  if (isWanted) throw decidedAlready(plant.reviewerName, plant.decidedAt?.toISOString() ?? null, plant.verdict);
}

function since(tx: Tx): Date {
  return new Date(tx.now.getTime() - plantedForMs);
}

function stateOf(plant: PlantRow): DraftState & Pick<DraftRow, "id" | "sources" | "createdAt" | "decidedBy"> {
  const isDecided = plant.verdict !== null;
  return {
    id: plant.id,
    text: plant.answer,
    sources: plant.sources,
    status: plant.verdict ?? "pending_review",
    version: isDecided ? 2 : 1,
    contentSha256: contentSha256(plant.answer, plant.sources),
    createdAt: plant.createdAt.toISOString(),
    decidedBy: isDecided ? plant.reviewerId : null,
    decidedByName: isDecided ? plant.reviewerName : null,
    decidedAt: plant.decidedAt?.toISOString() ?? null,
    leaseBy: null,
    leaseByName: null,
    leaseUntil: null,
    dueAt: plant.dueAt,
    escalatedAt: null,
    ownerId: plant.ownerId,
    outcome: "escalate",
    approvalsNeeded: plant.approvalsNeeded,
    approvedBy: [],
    isRevised: false,
  };
}

/** A visitor and a conversation that are nobody's. */
function queueRowOf(plant: PlantRow): QueueRow {
  const { id, rank, topic, dueKey, dueAt, ownerId, ownerName, channelName, leaseUntil, approvalsNeeded, createdAt } = plant;
  return {
    ...{ id, rank, topic, dueKey, dueAt, ownerId, ownerName, channelName, leaseUntil, approvalsNeeded, createdAt },
    conversationId: id as string as ConversationId,
    version: plant.verdict === null ? 1 : 2,
    heldFor: plant.reason,
    visitorId: id,
    visitorName: null,
    visitorEmail: null,
    question: plant.question,
    assigneeId: null,
    assigneeName: null,
    leaseBy: leaseUntil === null ? null : plant.reviewerId,
    leaseByName: leaseUntil === null ? null : plant.reviewerName,
    escalatedAt: null,
    approvedBy: [],
  };
}
