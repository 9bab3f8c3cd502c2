import "server-only";
/** What is written to a conversation, in the shape that the SQL function write_items takes. */
import type { JsonValue } from "@/lib/core/audit-chain/canonical-json";
import type { ConversationId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

/** A source as stored: plain uuids. The quote is a verbatim passage of the article. */
export type StoredSource = { articleId: string; title: string; url: string | null; quote: string };

export type Item =
  | {
      kind: "message";
      id: string;
      eventId: string;
      visibility: "public" | "note";
      authorClass: string;
      authorId: string | null;
      clientId: string | null;
      text: string;
      /** Hex. */
      salt: string;
      textSha256: string;
      systemCode: string | null;
      systemParams: JsonValue;
      sources: StoredSource[] | null;
      turnId: string | null;
      draftId: string | null;
      digest: string;
      /** ISO 8601: the time that the digest covers, which is that of the transaction. */
      createdAt: string;
      actorKind: string;
      actorId: string | null;
    }
  | { kind: "event"; id: string; type: string; subjectType: string; subjectId: string; actorKind: string; actorId: string | null; data: unknown };

export async function writeItems(tx: Tx, conversationId: ConversationId, items: readonly Item[]): Promise<number> {
  const [row] = await tx.query<{ seq: number }>(
    `SELECT write_items($1::uuid, $2::uuid, $3::jsonb, $4::timestamptz) AS seq`,
    [tx.workspaceId, conversationId, JSON.stringify(items), tx.now],
    "write_items",
  );
  return row?.seq ?? 0;
}
