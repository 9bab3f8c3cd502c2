/** The widget's state in this page, and who wants to know when it changes. */
import type { SessionResponse, VisitorConversation } from "@/lib/contracts/widget/conversation";
import type { Extras } from "./extras";
import type { OutboxItem } from "./outbox";
import type { Timeline } from "./timeline";
import { emptyTimeline } from "./timeline";

export interface State {
  open: boolean;
  /** Opening moves focus into the panel. Not when it is open again after a page load. */
  takesFocus: boolean;
  /** After `hide` neither launcher nor panel is shown. */
  hidden: boolean;
  /** `idle` before the visitor acts; `refused` when the server does not serve this channel here. */
  link: "idle" | "connecting" | "ready" | "offline" | "refused";
  channel: SessionResponse["channel"] | null;
  conversation: VisitorConversation | null;
  timeline: Timeline;
  /** Messages of bot and people after the last one that was seen. */
  unread: number;
  outbox: readonly OutboxItem[];
  /** The first of the outbox did not get through so far. */
  failing: boolean;
  /** Who writes just now. */
  typing: "bot" | "human" | null;
  /** What went wrong last, until the next success. */
  notice: string;
  /** The text of a refused message, to be put back into the composer. Taken once. */
  returned: string;
  extras: Extras | null;
}

export interface Store {
  get(): State;
  /** Merges the change; the listener hears of all changes of a task together, at its end. */
  set(change: Partial<State>): void;
}

export function createStore(listener: (state: State) => void): Store {
  let scheduled = false;
  let state: State = {
    open: false,
    takesFocus: true,
    hidden: false,
    link: "idle",
    channel: null,
    conversation: null,
    timeline: emptyTimeline,
    unread: 0,
    outbox: [],
    failing: false,
    typing: null,
    notice: "",
    returned: "",
    extras: null,
  };

  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      if (scheduled) return;
      scheduled = true;
      queueMicrotask(() => {
        scheduled = false;
        listener(state);
      });
    },
  };
}
