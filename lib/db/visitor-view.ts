import "server-only";
/** A conversation as its visitor sees it: one statement for the list, the stream and the session. */
import type { ConversationId, VisitorId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { StoredSource } from "./conversation-item";
import { callOnce } from "./tx";

/** A file as a message shows it. */
export type SentFile = { id: string; name: string; contentType: string; sizeBytes: number; erased: boolean };

export type VisitorMessageRow = {
  id: string;
  seq: number;
  author: "visitor" | "bot" | "human" | "bot_approved" | "bot_edited_by_human" | "system";
  authorName: string | null;
  text: string | null;
  systemCode: string | null;
  systemParams: Record<string, string> | null;
  sources: StoredSource[] | null;
  clientId: string | null;
  feedback: "up" | "down" | null;
  attachments: SentFile[] | null;
  createdAt: string;
};

export type VisitorView = {
  revoked: boolean;
  conversation: {
    id: string;
    status: "open" | "pending" | "snoozed" | "resolved";
    handledBy: "bot" | "queue" | "human";
    lastSeq: number;
    createdAt: string;
    emailAsked: boolean;
    agentName: string | null;
    handoff: { status: "requested" | "offered" | "accepted"; requestedAt: string } | null;
    csat: { score: number } | null;
  };
  messages: VisitorMessageRow[];
};

/** After seq 0: the newest `limit` messages; after another: the next ones. Null when it is not the visitor's (pass null for a checked one). */
export async function readVisitorView(
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  visitor: { id: VisitorId; tokenEpoch: number } | null,
  after: number,
  limit: number,
): Promise<VisitorView | null> {
  const [row] = await callOnce<{ view: VisitorView | null }>(
    { workspaceId },
    "visitor_view",
    `SELECT visitor_view($1::uuid, $2::uuid, $3::uuid, $4::integer, $5::bigint, $6::integer) AS view`,
    [workspaceId, conversationId, visitor?.id ?? null, visitor?.tokenEpoch ?? null, after, limit],
  );
  return row?.view ?? null;
}
