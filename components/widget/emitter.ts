/** The widget's events for the host page. A listener that throws is the host's own error and stops nobody else. */

export interface WidgetEvents {
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  /** A message of the conversation, of whatever author, that arrived while this page was open. */
  message: { seq: number; author: string; authorName: string | null; text: string };
  unread: { count: number };
  /** null: the handoff is over, the bot has the conversation again or it is closed. */
  handoff: { status: "requested" | "offered" | "accepted" | null };
  csat: { score: number };
  error: { code: string; detail: string };
}

export type Emit = <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]) => void;

export interface Emitter {
  emit: Emit;
  on(name: string, listener: unknown): void;
  off(name: string, listener: unknown): void;
}

export function createEmitter(): Emitter {
  const listeners = new Map<string, Set<unknown>>();
  return {
    emit(name, detail) {
      for (const listener of [...(listeners.get(name) ?? [])]) {
        try {
          (listener as (detail: unknown) => void)(detail);
        } catch (error) {
          setTimeout(() => {
            throw error;
          });
        }
      }
    },
    on(name, listener) {
      if (typeof listener !== "function") return;
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    off(name, listener) {
      listeners.get(name)?.delete(listener);
    },
  };
}
