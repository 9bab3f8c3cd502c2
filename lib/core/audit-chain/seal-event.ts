/**
 * The chain: each workspace has one, an event's seal names its place and the hash of the seal before it. Whoever changes,
 * removes, inserts or moves a sealed event breaks every hash after it.
 */
import { createHash } from "node:crypto";
import { isUuid } from "@/lib/core/kernel/ids";
import type { JsonValue } from "./canonical-json";
import { domainDigest, domains, isInstant } from "./digest";

/** A fact as it is sealed. `data` holds ids, codes, numbers and digests, never personal text. */
export type AuditEvent = {
  readonly id: string;
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly conversationId: string | null;
  /** Place among the events of its conversation, 1, 2, 3, …; null exactly when the event belongs to no conversation. */
  readonly conversationSeq: number | null;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly data: { readonly [key: string]: JsonValue };
  /** ISO 8601 with milliseconds and Z. */
  readonly occurredAt: string;
};

export type SealedEvent = {
  readonly workspaceId: string;
  /** Place in the workspace's chain, 1, 2, 3, … */
  readonly seq: number;
  readonly event: AuditEvent;
  /** ISO 8601 with milliseconds and Z: when the sealer took the event in. */
  readonly sealedAt: string;
  readonly prevHash: string;
  readonly hash: string;
};

/** Where a chain ends: the place and hash that the next seal continues. */
export type ChainHead = { readonly seq: number; readonly hash: string };

/** The head of an empty chain: seq 0 and a hash that belongs to this workspace alone. */
export function genesisHead(workspaceId: string): ChainHead {
  if (!isUuid(workspaceId)) throw new TypeError("seal: the workspace id is not a lower-case uuid");
  return { seq: 0, hash: createHash("sha256").update(`${domains.genesis}\n${workspaceId}`, "utf8").digest("hex") };
}

/** Lower-case hex SHA-256 over everything in a seal but the hash itself. */
export function sealHash(seal: Omit<SealedEvent, "hash">): string {
  const { id, type, subjectType, subjectId, conversationId, conversationSeq, actorKind, actorId, data, occurredAt } = seal.event;
  return domainDigest("event", {
    workspaceId: seal.workspaceId,
    seq: seal.seq,
    event: { id, type, subjectType, subjectId, conversationId, conversationSeq, actorKind, actorId, data, occurredAt },
    sealedAt: seal.sealedAt,
    prevHash: seal.prevHash,
  });
}

/**
 * Continues the chain that ends at `head` by one event.
 * Throws a TypeError when an id is not a lower-case uuid, an instant not in the format, or `data` holds what jsonb would change.
 */
export function sealEvent(workspaceId: string, head: ChainHead, event: AuditEvent, sealedAt: string): SealedEvent {
  if (!isUuid(event.id)) throw new TypeError("seal: the event id is not a lower-case uuid");
  if (event.conversationId !== null && !isUuid(event.conversationId)) throw new TypeError("seal: the conversation id is not a lower-case uuid");
  if ((event.conversationSeq === null) !== (event.conversationId === null)) throw new TypeError("seal: a conversation and its seq come together");
  if (!isInstant(event.occurredAt) || !isInstant(sealedAt)) throw new TypeError("seal: an instant is not ISO 8601 with milliseconds and Z");
  const seal = { workspaceId, seq: head.seq + 1, event, sealedAt, prevHash: head.hash };
  return { ...seal, hash: sealHash(seal) };
}
