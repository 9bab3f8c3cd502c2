/** The widget's state in this page, and who wants to know when it changes. */
import type { SessionResponse, VisitorConversation } from "@/lib/contracts/widget/conversation";
import type { OutboxItem } from "./outbox";
import type { Timeline } from "./timeline";
import { emptyTimeline } from "./timeline";

export interface State {
  open: boolean;
  /** Opening moves focus into the panel. Not when it is open again after a page load. */
  takesFocus: boolean;
  /** False after `hide`: neither launcher nor panel is shown. */
  shown: boolean;
  /** `idle` before the visitor acts; `refused` when the server does not serve this channel here. */
  link: "idle" | "connecting" | "ready" | "offline" | "refused";
  channel: SessionResponse["channel"] | null;
  conversation: VisitorConversation | null;
  timeline: Timeline;
  /** Messages of bot and people after the last one that was seen. */
  unread: number;
  outbox: readonly OutboxItem[];
  sending: string | null;
  /** Failed tries of the first message that waits. */
  failures: number;
  /** Who writes just now. */
  typing: "bot" | "human" | null;
  /** Ratings given in this page, by message id. */
  rated: Readonly<Record<string, "up" | "down">>;
  /** A sentence about what went wrong last, until the next success. */
  notice: string | null;
  /** Text put into the composer from outside: a refused message. Taken once. */
  returned: string | null;
}

export interface Store {
  get(): State;
  /** Merges the change; listeners run once, before the next frame of this task's end. */
  set(change: Partial<State>): void;
  subscribe(listener: (state: State, before: State) => void): void;
}

export function createStore(): Store {
  let state: State = {
    open: false,
    takesFocus: true,
    shown: true,
    link: "idle",
    channel: null,
    conversation: null,
    timeline: emptyTimeline,
    unread: 0,
    outbox: [],
    sending: null,
    failures: 0,
    typing: null,
    rated: {},
    notice: null,
    returned: null,
  };
  let before = state;
  let scheduled = false;
  const listeners: ((state: State, before: State) => void)[] = [];

  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      if (scheduled) return;
      scheduled = true;
      queueMicrotask(() => {
        scheduled = false;
        const last = before;
        before = state;
        for (const listener of listeners) listener(state, last);
      });
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
