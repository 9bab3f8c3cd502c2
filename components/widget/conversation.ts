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
import { admit, cursorOf, emptyTimeline, hasHole, laterOf, prepend, timelineOf } from "./timeline";

const typingShownMs = 6_000;
const pageSize = 100;

export interface Thread {
  /** Takes a whole page from the server: a session's, a new conversation's. */
  adopt(response: ConversationResponse): void;
  /** Takes an answer to one of the visitor's acts; both parts are optional. */
  take(answer: { conversation?: VisitorConversation; message?: VisitorMessage } | null): void;
  /** Reads what is missing, if anything is. */
  fill(): Promise<void>;
  earlier(): Promise<void>;
  seen(): void;
  /** Opens or closes the stream, as the state asks for. */
  follow(): void;
  forget(): void;
  nudge(): void;
  post(message: TabMessage): void;
  pause(): void;
  close(): void;
}

export function createThread(parts: {
  name: string;
  api: Api;
  store: Store;
  storage: Storage;
  emit: Emit;
  /** A message of the visitor's was stored, whoever sent it. */
  onStored: (clientId: string) => void;
  onRefused: (failure: Failure) => void;
  onOtherTab: (message: TabMessage) => void;
  /** The stream is up (0), or failed this many times. */
  onLink: (failures: number) => void;
}): Thread {
  const { api, store, storage, emit } = parts;
  let filling: Promise<void> | null = null;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  function countUnread(): void {
    const { timeline, unread } = store.get();
    const read = Number(storage.get("read") ?? 0);
    const count = timeline.run.filter(({ seq, author }) => seq > read && author !== "visitor" && author !== "system").length;
    if (count === unread) return;
    store.set({ unread: count });
    emit("unread", { count });
  }

  function seen(): void {
    const { open, timeline, conversation } = store.get();
    const seq = cursorOf(timeline);
    if (conversation && open && document.visibilityState === "visible" && seq > Number(storage.get("read") ?? 0)) {
      storage.set("read", String(seq));
      tabs.post({ kind: "read", conversationId: conversation.id, seq });
    }
    countUnread();
  }

  function setConversation(incoming: VisitorConversation): void {
    const before = store.get().conversation;
    const conversation = laterOf(before, incoming);
    store.set({ conversation });
    storage.set("conversation", conversation.status === "resolved" ? null : conversation.id);
    const status = conversation.handoff?.status ?? null;
    if (before?.id === conversation.id && status !== (before.handoff?.status ?? null)) emit("handoff", { status });
    follow();
  }

  function setTyping(author: "bot" | "human" | null): void {
    clearTimeout(typingTimer);
    store.set({ typing: author });
    if (author) typingTimer = setTimeout(() => store.set({ typing: null }), typingShownMs);
  }

  function takeMessages(messages: readonly VisitorMessage[]): VisitorMessage[] {
    const { timeline, added } = admit(store.get().timeline, messages);
    store.set({ timeline });
    for (const message of added) {
      if (message.clientId) parts.onStored(message.clientId);
      else setTyping(null);
      emit("message", { seq: message.seq, author: message.author, authorName: message.authorName, text: message.text });
    }
    if (added.length > 0) seen();
    return added;
  }

  async function readMissing(): Promise<void> {
    for (;;) {
      const { conversation, timeline } = store.get();
      if (!conversation || !hasHole(timeline, conversation.lastSeq)) return;
      const answer = await api.request<ConversationResponse>("GET", `conversations/${conversation.id}?after=${cursorOf(timeline)}`);
      if (!answer.ok) return answer.failure.status === 0 ? undefined : parts.onRefused(answer.failure);
      if (store.get().conversation?.id !== conversation.id) return;
      setConversation(answer.body.conversation);
      if (takeMessages(answer.body.messages).length > 0) continue;
      // The hole cannot be filled: the page that the server gives is the truth, shown from its own start.
      if (answer.body.messages.length > 0 && store.get().timeline.ahead.length > 0) {
        store.set({ timeline: timelineOf(answer.body.messages) });
        seen();
      }
      return;
    }
  }

  const fill = (): Promise<void> =>
    (filling ??= readMissing().finally(() => {
      filling = null;
    }));

  function take({ conversation, message }: { conversation?: VisitorConversation; message?: VisitorMessage }): void {
    if (message) takeMessages([message]);
    if (conversation) setConversation(conversation);
    const state = store.get();
    if (state.conversation && hasHole(state.timeline, state.conversation.lastSeq)) void fill();
  }

  function onFrame(frame: VisitorFrame): void | Promise<void> {
    if (frame.event === "message" || frame.event === "state") take(frame.data);
    else if (frame.event === "typing") setTyping(frame.data.typing ? frame.data.author : null);
    else if (frame.event === "gap") {
      const { conversation } = store.get();
      if (conversation) store.set({ conversation: { ...conversation, lastSeq: Math.max(conversation.lastSeq, frame.data.next) } });
      return fill();
    }
  }

  const stream = createStream({
    open: (signal) => {
      const { conversation, timeline } = store.get();
      return api.stream(`conversations/${conversation?.id}/stream`, cursorOf(timeline), signal);
    },
    onFrame(frame) {
      const { conversation } = store.get();
      if (conversation && frame.event !== "bye" && frame.event !== "gap") {
        tabs.post({ kind: "frame", conversationId: conversation.id, frame });
      }
      return onFrame(frame);
    },
    onUp: () => parts.onLink(0),
    onDown: parts.onLink,
    onRefused: parts.onRefused,
  });

  const tabs = createTabs(parts.name, {
    onLead: () => stream.start(),
    onFollow: () => stream.stop(),
    lastSeq: () => cursorOf(store.get().timeline),
    onMessage(message) {
      const { conversation, timeline } = store.get();
      const ours = message.kind !== "logout" && conversation?.id === message.conversationId;
      if (!ours || message.kind === "conversation") return parts.onOtherTab(message);
      if (message.kind === "frame") void onFrame(message.frame);
      else if (message.kind === "read") countUnread();
      else if (message.lastSeq > cursorOf(timeline)) {
        store.set({ conversation: { ...conversation, lastSeq: Math.max(conversation.lastSeq, message.lastSeq) } });
        void fill();
      }
    },
  });

  function follow(): void {
    const { conversation, open, link } = store.get();
    if (conversation && link !== "refused" && (open || conversation.status !== "resolved")) tabs.join(conversation.id);
    else tabs.leave();
  }

  return {
    adopt({ conversation, messages }) {
      const state = store.get();
      if (state.conversation?.id === conversation.id) takeMessages(messages);
      else store.set({ timeline: timelineOf(messages), rated: {} });
      setConversation(conversation);
      seen();
      void fill();
    },
    take: (answer) => answer && take(answer),
    fill,
    async earlier() {
      const { conversation, timeline } = store.get();
      const first = timeline.run[0]?.seq ?? 1;
      if (!conversation || first === 1) return;
      const after = Math.max(0, first - 1 - pageSize);
      const answer = await api.request<ConversationResponse>("GET", `conversations/${conversation.id}?after=${after}`);
      if (answer.ok) store.set({ timeline: prepend(store.get().timeline, answer.body.messages) });
    },
    seen,
    follow,
    forget() {
      tabs.leave();
      setTyping(null);
      for (const key of ["conversation", "start", "read"]) storage.set(key, null);
      store.set({ conversation: null, timeline: emptyTimeline, unread: 0, rated: {} });
    },
    nudge() {
      stream.nudge();
      seen();
    },
    post: tabs.post,
    pause: tabs.leave,
    close: tabs.close,
  };
}
