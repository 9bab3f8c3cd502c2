/** The widget's events for the host page. A listener that throws is the host's own error and stops nobody else. */
import type { VisitorMessage } from "@/lib/contracts/widget/conversation";

export interface WidgetEvents {
  ready: void;
  open: void;
  close: void;
  /** A message of the conversation, of whatever author, that arrived while this page was open. */
  message: VisitorMessage;
  unread: { count: number };
  /** null: the handoff is over, the bot has the conversation again or it is closed. */
  handoff: { status: "requested" | "offered" | "accepted" | null };
  csat: { score: number };
  error: { code: string; detail: string };
}

export type Emit = <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]) => void;

type Listener = (detail: unknown) => void;

export interface Emitter {
  emit: Emit;
  on(name: string, listener: Listener): void;
  off(name: string, listener: Listener): void;
}

export function createEmitter(): Emitter {
  let all: [string, Listener][] = [];
  return {
    emit(name, detail) {
      // Later, so that a page hears `ready` wherever in its queue it asked for it, and each alone.
      queueMicrotask(() => {
        for (const [wanted, listener] of all) if (wanted === name) setTimeout(listener, 0, detail);
      });
    },
    on: (name, listener) => void all.push([name, listener]),
    off(name, listener) {
      all = all.filter((entry) => entry[0] !== name || entry[1] !== listener);
    },
  };
}
