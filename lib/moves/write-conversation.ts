import "server-only";
/**
 * Everything that happens in a conversation is written here, in one order: messages with their digests, and facts. The statement locks
 * the conversation, gives out its gapless numbers and leaves the events for the sealer.
 */
import type { Actor } from "@/lib/access/actor";
import type { EventType, NewEvent } from "@/lib/contracts/events/event-types";
import type { Author, SystemCode } from "@/lib/contracts/widget/conversation";
import { messageDigest } from "@/lib/core/audit-chain/row-digests";
import { type SystemLine, systemText } from "@/lib/core/conversation/system-text";
import type { ConversationId, DraftId, MessageId, TurnId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Item, type StoredSource, writeItems } from "@/lib/db/conversation-item";
import type { Tx } from "@/lib/db/tx";
import { saltedText } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";

type Place = { workspaceId: WorkspaceId; conversationId: ConversationId; now: Date };

export type NewMessage = {
  id?: MessageId;
  authorClass: Author;
  authorId: string | null;
  text: string;
  visibility?: "public" | "note";
  clientId?: string | null;
  system?: SystemLine;
  sources?: StoredSource[];
  turnId?: TurnId | null;
  draftId?: DraftId | null;
};

/** A message ready to be written: id, salt and digest are made here, its numbers by the statement. */
export function messageItem(place: Place, actor: Actor, message: NewMessage): Extract<Item, { kind: "message" }> {
  const { salt, sha256 } = saltedText(message.text);
  const row = {
    id: message.id ?? newId<"message">(),
    workspaceId: place.workspaceId,
    conversationId: place.conversationId,
    authorClass: message.authorClass,
    authorId: message.authorId,
    clientId: message.clientId ?? null,
    visibility: message.visibility ?? "public",
    systemCode: (message.system?.code ?? null) as SystemCode | null,
    systemParams: message.system ? { ...message.system.params } : null,
    textSha256: sha256,
    sources: message.sources ?? null,
    turnId: message.turnId ?? null,
    draftId: message.draftId ?? null,
    createdAt: place.now.toISOString(),
  };
  return {
    kind: "message",
    ...row,
    eventId: newId<"event">(),
    text: message.text,
    salt: salt.toString("hex"),
    digest: messageDigest(row),
    actorKind: actor.kind,
    actorId: actor.id,
  };
}

export function systemItem(place: Place, actor: Actor, line: SystemLine): Extract<Item, { kind: "message" }> {
  return messageItem(place, actor, { authorClass: "system", authorId: null, text: systemText(line), system: line });
}

/** A line in the words of the policy. */
export function toldItem(place: Place, actor: Actor, text: string): Extract<Item, { kind: "message" }> {
  return messageItem(place, actor, { authorClass: "system", authorId: null, text, system: { code: "told", params: {} } });
}

export function eventItem<T extends EventType>(actor: Actor, event: NewEvent<T>): Extract<Item, { kind: "event" }> {
  return { kind: "event", id: newId<"event">(), actorKind: actor.kind, actorId: actor.id, ...event };
}

/** Writes the items in their order; returns the conversation's last public message seq. Throws for a message of another time: its digest would not hold. */
export async function writeConversation(tx: Tx, conversationId: ConversationId, items: readonly Item[]): Promise<number> {
  const other = items.find((item) => item.kind === "message" && item.createdAt !== tx.now.toISOString());
  if (other) throw new Error("a message is stored with the time of its transaction, and its digest is of another");
  return writeItems(tx, conversationId, items);
}
