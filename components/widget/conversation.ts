/**
 * The conversation as this page knows it: takes in answers and stream frames, notices holes and fills them, counts what
 * is unread, keeps the stream open while it is wanted, and tells the other tabs.
 */
import type { ConversationResponse, VisitorConversation, VisitorMessage } from "@/lib/contracts/widget/conversation";
import type { VisitorFrame } from "@/lib/contracts/widget/stream";
import type { Api, Failure } from "./api";
import type { Emit } from "./emitter";
import type { Storage } from "./storage";
import type { Store } from "./store";
import { createStream } from "./stream";
import type { TabMessage } from "./tabs";
import { createTabs } from "./tabs";
import { admit, cursorOf, emptyTimeline, hasHole, laterOf, timelineOf } from "./timeline";

const typingShownMs = 6_000;

/** An answer to one of the visitor's acts: what changed by it. */
export type Change = Partial<ConversationResponse & { message: VisitorMessage }>;

export interface Thread {
  /** Takes the newest page from the server: a session's, a new conversation's. */
  adopt(response: ConversationResponse): void;
  take(change: Change): void;
  /** Catches up: the stream as the state asks for it, what is seen, what is missing. */
  refresh(): void;
  forget(): void;
  post(message: TabMessage): void;
  pause(): void;
  close(): void;
}

export function createThread(parts: {
  channel: string;
  api: Api;
  store: Store;
  storage: Storage;
  emit: Emit;
  /** A message of the visitor's was stored, whoever sent it. */
  onStored: (clientId: string) => void;
  onRefused: (failure: Failure) => void;
  /** What a tab tells of another conversation, or of the visitor. */
  onOtherTab: (message: TabMessage) => void;
}): Thread {
  const { api, store, storage, emit } = parts;
  let filling = false;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  const cursor = (): number => cursorOf(store.get().timeline);
  const path = (rest: string): string => `conversations/${store.get().conversation?.id}${rest}`;
  const tell = (message: TabMessage): void => tabs.post({ ...message, conversationId: store.get().conversation?.id });

  function see(): void {
    const { open, timeline, unread } = store.get();
    let read = Number(storage.get("read"));
    if (open && document.visibilityState === "visible" && cursor() > read) {
      read = cursor();
      storage.set("read", String(read));
      tell({ kind: "read" });
    }
    const count = timeline.run.filter(({ seq, author }) => seq > read && author !== "visitor" && author !== "system").length;
    if (count === unread) return;
    store.set({ unread: count });
    emit("unread", { count });
  }

  function setTyping(typing: "bot" | "human" | null): void {
    clearTimeout(typingTimer);
    store.set({ typing });
    if (typing) typingTimer = setTimeout(() => store.set({ typing: null }), typingShownMs);
  }

  function takeMessages(messages: readonly VisitorMessage[]): void {
    const { timeline, added } = admit(store.get().timeline, messages);
    store.set({ timeline });
    for (const message of added) {
      if (message.clientId) parts.onStored(message.clientId);
      else setTyping(null);
      emit("message", message);
    }
    see();
  }

  function takeConversation(incoming: VisitorConversation): void {
    const before = store.get().conversation;
    const conversation = laterOf(before, incoming);
    store.set({ conversation });
    storage.set("conversation", conversation.status === "resolved" ? null : conversation.id);
    const status = conversation.handoff?.status ?? null;
    if (before && status !== (before.handoff?.status ?? null)) emit("handoff", { status });
    follow();
  }

  function take({ conversation, messages = [], message }: Change): void {
    takeMessages(message ? [...messages, message] : messages);
    if (conversation) takeConversation(conversation);
    void fill();
  }

  /** Reads what is known to be missing. */
  async function fill(): Promise<void> {
    const { conversation } = store.get();
    if (filling || !conversation) return;
    filling = true;
    while (hasHole(store.get().timeline, store.get().conversation!.lastSeq)) {
      const from = cursor();
      const { body, failure } = await api.request<ConversationResponse>("GET", path(`?after=${from}`));
      if (store.get().conversation?.id !== conversation.id) break;
      if (failure?.status) parts.onRefused(failure);
      if (!body) break;
      takeConversation(body.conversation);
      takeMessages(body.messages);
      // Neither this page nor meanwhile the stream went further, so the server has not got what is missing: what it has
      // is the truth, shown from where it begins.
      if (cursor() === from && body.messages.length) store.set({ timeline: timelineOf(body.messages) });
      if (cursor() <= from) break;
    }
    filling = false;
  }

  /** There are messages up to this seq: reads those that this page has not got. */
  function reachTo(seq: number): void {
    const { conversation } = store.get();
    if (conversation) store.set({ conversation: { ...conversation, lastSeq: Math.max(conversation.lastSeq, seq) } });
    void fill();
  }

  function takeFrame(frame: VisitorFrame): void {
    if (frame.event === "gap") reachTo(frame.data.next - 1);
    else if (frame.event === "typing") setTyping(frame.data.typing ? frame.data.author : null);
    else if (frame.event !== "bye") take(frame.data);
  }

  const stream = createStream({
    open: (signal) => api.stream(path("/stream"), cursor(), signal),
    onFrame(frame) {
      tell({ kind: "frame", frame });
      takeFrame(frame);
    },
    onLink: (failures) => store.set({ link: failures > 1 ? "offline" : "ready" }),
    onRefused: parts.onRefused,
  });

  const tabs = createTabs(`handrail:${parts.channel}`, {
    onLead: stream.start,
    onFollow: stream.stop,
    lastSeq: cursor,
    onMessage(message) {
      const { conversation } = store.get();
      if (!conversation || conversation.id !== message.conversationId) parts.onOtherTab(message);
      else if (message.kind === "frame") takeFrame(message.frame);
      else if (message.kind === "beat") reachTo(message.lastSeq);
      else see();
    },
  });

  function follow(): void {
    const { conversation, open, link } = store.get();
    if (conversation && link !== "refused" && (open || conversation.status !== "resolved")) tabs.join(conversation.id);
    else tabs.leave();
  }

  return {
    adopt({ conversation, messages }) {
      if (store.get().conversation?.id !== conversation.id) store.set({ conversation: null, timeline: timelineOf(messages) });
      take({ conversation, messages });
    },
    take,
    refresh() {
      follow();
      stream.nudge();
      see();
    },
    forget() {
      tabs.leave();
      setTyping(null);
      for (const key of ["conversation", "start", "read"]) storage.set(key, null);
      store.set({ conversation: null, timeline: emptyTimeline, unread: 0 });
    },
    post: tabs.post,
    pause: tabs.leave,
    close: tabs.close,
  };
}
