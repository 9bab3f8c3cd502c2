import "server-only";
/** Decisions, drafts and sources as the console's API shows them; the thread and the audit story show the same. */
import type { DecisionSummary, Draft } from "@/lib/contracts/api/conversation";
import type { Grade } from "@/lib/contracts/api/grade";
import type { WireReason } from "@/lib/contracts/api/reason";
import type { Attachment } from "@/lib/contracts/widget/attachment";
import type { Source } from "@/lib/contracts/widget/conversation";
import type { Conflict, ConflictSide } from "@/lib/core/kernel/conflict";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { StoredSource } from "@/lib/db/conversation-item";
import type { DraftRow } from "@/lib/db/draft";
import type { GradeRow } from "@/lib/db/grade";
import type { DecisionRow } from "@/lib/db/thread";
import type { SentFile } from "@/lib/db/visitor-view";

export function presentSources(sources: readonly StoredSource[] | null): Source[] {
  return (sources ?? []).map((source) => ({ ...source, articleId: toWireId("article", source.articleId) }));
}

/** A topic of the policy: collections are named by their id on the wire. */
export function wireTopic(topic: string): string {
  return topic.includes("-") ? toWireId("collection", topic) : topic;
}

/** Reasons with ids as the wire has them. */
export function presentReasons(reasons: readonly unknown[]): WireReason[] {
  return (reasons as WireReason[]).map((reason) => ({
    ...reason,
    ...("topic" in reason && reason.topic !== undefined ? { topic: wireTopic(reason.topic) } : {}),
    ...("teamId" in reason && reason.teamId !== undefined ? { teamId: toWireId("team", reason.teamId) } : {}),
    ...("passages" in reason && reason.passages !== undefined ? { passages: presentConflict(reason.passages) } : {}),
  }));
}

function presentConflict([one, other]: Conflict): [ConflictSide, ConflictSide] {
  const present = (side: ConflictSide): ConflictSide => ({ ...side, articleId: toWireId("article", side.articleId) });
  return [present(one), present(other)];
}

export function presentFiles(files: readonly SentFile[] | null): Attachment[] {
  return (files ?? []).map((file) => ({ ...file, id: toWireId("file", file.id) }));
}

export function presentDecision(row: DecisionRow): DecisionSummary {
  const { confidence } = row.signals;
  return {
    id: toWireId("decision", row.id),
    action: row.action,
    outcome: row.outcome,
    reasons: presentReasons(row.reasons),
    confidence: typeof confidence === "number" ? confidence : null,
    sources: row.hits.slice(0, 5).map(({ articleId, title, score }) => ({ articleId: toWireId("article", articleId), title, score })),
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentGrade(row: GradeRow): Grade {
  const { version, grade, cause, correctedText, gradedAt } = row;
  return {
    id: toWireId("grade", row.id),
    version,
    grade,
    cause,
    correctedText,
    by: { id: toWireId("member", row.gradedBy), name: row.gradedByName },
    gradedAt: gradedAt.toISOString(),
  };
}

export function presentApprovals({ approvalsNeeded, approvedBy }: Pick<DraftRow, "approvalsNeeded" | "approvedBy">): Draft["approvals"] {
  return { needed: approvalsNeeded, by: approvedBy.map(({ id, name }) => ({ id: toWireId("member", id), name })) };
}

export function presentDraft(
  row: Pick<
    DraftRow,
    | "id"
    | "text"
    | "sources"
    | "status"
    | "version"
    | "contentSha256"
    | "createdAt"
    | "approvalsNeeded"
    | "approvedBy"
    | "decidedBy"
    | "decidedByName"
    | "decidedAt"
  >,
): Draft {
  return {
    id: toWireId("draft", row.id),
    text: row.text,
    sources: presentSources(row.sources),
    status: row.status,
    version: row.version,
    contentSha256: row.contentSha256,
    createdAt: row.createdAt,
    approvals: presentApprovals(row),
    decidedBy: row.decidedBy === null ? null : { id: toWireId("member", row.decidedBy), name: row.decidedByName ?? "" },
    decidedAt: row.decidedAt,
  };
}
