/**
 * An event of the log as a webhook tells it: `{ type, timestamp, data }` as Standard Webhooks has it, thin. Ids are those of the API, so that a
 * receiver can ask for the rest; nothing that a person wrote is in it.
 */
import { type IdKind, idPrefixes, isUuid } from "../kernel/ids";
import { toWireId } from "../kernel/wire-ids";

export type ToldEvent = {
  id: string;
  type: string;
  subjectType: string;
  subjectId: string;
  conversationId: string | null;
  actorKind: string;
  actorId: string | null;
  data: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  occurredAt: string;
};

export type WebhookPayload = {
  type: string;
  /** When it happened. */
  timestamp: string;
  data: {
    eventId: string;
    workspaceId: string;
    subject: { type: string; id: string };
    conversationId: string | null;
    actor: { kind: string; id: string | null };
    /** What the type says more: see the catalogue of events. */
    details: Record<string, unknown>;
  };
};

export function webhookPayload(workspaceId: string, event: ToldEvent): WebhookPayload {
  return {
    type: event.type,
    timestamp: event.occurredAt,
    data: {
      eventId: toWireId("event", event.id),
      workspaceId: toWireId("workspace", workspaceId),
      subject: { type: event.subjectType, id: wire(event.subjectType, event.subjectId) },
      conversationId: event.conversationId === null ? null : toWireId("conversation", event.conversationId),
      actor: { kind: event.actorKind, id: event.actorId === null ? null : wire(event.actorKind, event.actorId) },
      details: Object.fromEntries(Object.entries(event.data).map(([name, value]) => [name, wireField(name, value)])),
    },
  };
}

/** `visitorId` and the like hold ids inside; on the wire they have their prefix. */
function wireField(name: string, value: unknown): unknown {
  return name.endsWith("Id") && typeof value === "string" ? wire(name.slice(0, -2), value) : value;
}

function wire(noun: string, id: string): string {
  const kind = noun.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return kind in idPrefixes && isUuid(id) ? toWireId(kind as IdKind, id) : id;
}
