import "server-only";
/**
 * The bell says that something may be new; content is always read by cursor. Rung after commit: at once in this process, and coalesced to
 * the other processes over the transport. A lost bell costs time, never content: open
 * streams are compared with what is stored every few seconds (`tail.ts`).
 */
import { randomUUID } from "node:crypto";
import { singleton } from "@/lib/platform/singleton";
import type { Transport } from "./transport";

export type Bell =
  | { kind: "conversation"; workspaceId: string; conversationId: string }
  | { kind: "approval"; workspaceId: string; approvalId: string }
  | { kind: "sealed"; workspaceId: string; seq: number }
  | { kind: "typing"; workspaceId: string; conversationId: string; author: "visitor" | "bot" | "human"; typing: boolean }
  | { kind: "revoked"; principal: string }
  | { kind: "resync" };

type Listener = (bell: Bell) => void;
type Exchange = { origin: string; topics: Map<string, Set<Listener>>; waiting: Map<string, Bell>; flushing: boolean; transport: Transport | null };

function exchange(): Exchange {
  return singleton("bell", () => ({ origin: randomUUID(), topics: new Map(), waiting: new Map(), flushing: false, transport: null }));
}

export function ringConversation(workspaceId: string, conversationId: string): void {
  ring({ kind: "conversation", workspaceId, conversationId });
}

export function ringApproval(workspaceId: string, approvalId: string): void {
  ring({ kind: "approval", workspaceId, approvalId });
}

export function ringSealed(workspaceId: string, seq: number): void {
  ring({ kind: "sealed", workspaceId, seq });
}

export function ringTyping(workspaceId: string, conversationId: string, author: "visitor" | "bot" | "human", typing: boolean): void {
  ring({ kind: "typing", workspaceId, conversationId, author, typing });
}

/** Ends the open streams of a principal: a session id, a member id, a visitor id. */
export function ringRevoked(principal: string): void {
  ring({ kind: "revoked", principal });
}

/** Hears the bells of a topic until the returned function is called: `conversation:<id>`, `approval:<id>`, `workspace:<id>`, `principal:<id>`, `sealer`, `listeners`. */
export function listen(topic: string, listener: Listener): () => void {
  const { topics } = exchange();
  const known = topics.get(topic) ?? new Set();
  topics.set(topic, known);
  known.add(listener);
  return () => {
    known.delete(listener);
    if (known.size === 0 && topics.get(topic) === known) topics.delete(topic);
  };
}

/** Connects this process with the others. Called once, when the process starts. */
export async function connectBell(transport: Transport): Promise<void> {
  const state = exchange();
  state.transport = transport;
  await transport.subscribe(
    (origin, bells) => {
      if (origin !== state.origin) for (const bell of bells) deliver(bell);
    },
    () => {
      for (const listeners of [...state.topics.values()]) for (const listener of [...listeners]) listener({ kind: "resync" });
    },
  );
}

export async function disconnectBell(): Promise<void> {
  const state = exchange();
  await state.transport?.close();
  state.transport = null;
}

function ring(bell: Bell): void {
  deliver(bell);
  const state = exchange();
  state.waiting.set(keyOf(bell), bell);
  if (!state.flushing && state.transport) {
    state.flushing = true;
    setImmediate(() => void flush(state));
  } else if (!state.transport) {
    state.waiting.clear();
  }
}

/** One publication is under way at a time; what rings meanwhile goes out together with the next. */
async function flush(state: Exchange): Promise<void> {
  while (state.waiting.size > 0 && state.transport) {
    const bells = [...state.waiting.values()];
    state.waiting.clear();
    await state.transport.publish(state.origin, bells);
  }
  state.flushing = false;
}

function deliver(bell: Bell): void {
  const { topics } = exchange();
  for (const topic of topicsOf(bell)) for (const listener of [...(topics.get(topic) ?? [])]) listener(bell);
}

function topicsOf(bell: Bell): string[] {
  switch (bell.kind) {
    case "conversation":
      return [`conversation:${bell.conversationId}`, `workspace:${bell.workspaceId}`, "sealer"];
    case "approval":
      return [`approval:${bell.approvalId}`, "sealer"];
    case "typing":
      return [`conversation:${bell.conversationId}`, `workspace:${bell.workspaceId}`];
    case "sealed":
      return [`workspace:${bell.workspaceId}`, "listeners"];
    case "revoked":
      return [`principal:${bell.principal}`];
    case "resync":
      return [];
  }
}

function keyOf(bell: Bell): string {
  switch (bell.kind) {
    case "conversation":
      return `c${bell.conversationId}`;
    case "approval":
      return `a${bell.approvalId}`;
    case "sealed":
      return `s${bell.workspaceId}`;
    case "typing":
      return `t${bell.conversationId}${bell.author}`;
    case "revoked":
      return `r${bell.principal}`;
    case "resync":
      return "y";
  }
}
