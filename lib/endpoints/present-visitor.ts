/** Rows -> the visitor API's shapes. */
import type { SystemCode, VisitorConversation, VisitorMessage } from "@/lib/contracts/widget/conversation";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { presentFiles } from "@/lib/moves/present-decision";
import type { VisitorMessageRow, VisitorView } from "@/lib/db/visitor-view";

export function presentVisitorConversation(row: VisitorView["conversation"]): VisitorConversation {
  return {
    ...row,
    id: toWireId("conversation", row.id),
    createdAt: instant(row.createdAt),
    handoff: row.handoff && { status: row.handoff.status, requestedAt: instant(row.handoff.requestedAt) },
  };
}

export function presentVisitorMessage(row: VisitorMessageRow): VisitorMessage {
  return {
    id: toWireId("message", row.id),
    seq: row.seq,
    author: row.author,
    authorName: row.authorName,
    text: row.text ?? "",
    system: row.systemCode === null ? null : { code: row.systemCode as SystemCode, params: row.systemParams ?? {} },
    sources: (row.sources ?? []).map((source) => ({ ...source, articleId: toWireId("article", source.articleId) })),
    clientId: row.author === "visitor" ? row.clientId : null,
    feedback: row.feedback,
    attachments: presentFiles(row.attachments),
    createdAt: instant(row.createdAt),
  };
}

/** Postgres writes instants inside JSON with its own offset form. */
function instant(value: string): string {
  return new Date(value).toISOString();
}
