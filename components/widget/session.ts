/**
 * The visitor's session with the server, from the first act on: starts or resumes it, sends what waits in the outbox,
 * starts anew once when the token is no longer known, and carries the visitor's other acts.
 */
import type { ConversationResponse, SessionResponse, VisitorConversation, VisitorMessage } from "@/lib/contracts/widget/conversation";
import type { Answer, Api, Failure } from "./api";
import { isTemporary, isTokenInvalid } from "./api";
import { backoffMs } from "./backoff";
import { createThread } from "./conversation";
import type { Emit } from "./emitter";
import { newClientId } from "./ids";
import type { Delivery, OutboxItem } from "./outbox";
import { createOutbox } from "./outbox";
import type { Storage } from "./storage";
import type { Store } from "./store";
import type { Words } from "./words";

type Attributes = Record<string, string | number | boolean | null>;
type Acted = { conversation?: VisitorConversation; message?: VisitorMessage } | null;

const typingEveryMs = 3_000;

export interface Session {
  /** Starts or resumes the session, and again after failures until it stands. */
  begin(): void;
  /** After a page load: begins only when this browser has a token and an open conversation, or unsent messages. */
  resume(): void;
  send(text: string): void;
  requestHuman(): void;
  rateMessage(message: VisitorMessage, value: "up" | "down", reason: string | null): Promise<boolean>;
  rateConversation(score: number, comment: string | null): Promise<boolean>;
  leaveEmail(email: string): Promise<Failure | null>;
  typed(hasText: boolean): void;
  setAttributes(attributes: Attributes): void;
  earlier(): Promise<void>;
  logout(): Promise<void>;
  /** Open, visible, online: catch up with what changed. */
  refresh(): void;
  /** The page goes into the back-forward cache, or comes out of it. */
  pause(): void;
  outboxChanged(): void;
  close(): void;
}

export function createSession(parts: {
  channel: string;
  api: Api;
  store: Store;
  storage: Storage;
  emit: Emit;
  words: Words;
}): Session {
  const { api, store, storage, emit, words } = parts;
  let standing = false;
  let starting: Promise<Failure | null> | null = null;
  let failures = 0;
  let renewed = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attributes: Attributes = {};
  let typingSentMs = 0;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  const page = (): string => (location.origin + location.pathname).slice(0, 2000);

  const thread = createThread({
    name: `handrail:${parts.channel}`,
    api,
    store,
    storage,
    emit,
    onStored: (clientId) => outbox.remove(clientId),
    onRefused: (failure) => {
      fail(failure);
      if (renew(failure)) begin();
    },
    onOtherTab(message) {
      if (message.kind === "logout") clear();
      else if (message.kind === "conversation" && !starting && storage.get("token")) {
        // A tab of this browser acted: show the same conversation here.
        standing = false;
        begin();
      }
    },
    onLink: (count) => store.set({ link: count > 1 ? "offline" : "ready" }),
  });

  const outbox = createOutbox({
    storage,
    deliver,
    retryLater: later,
    nowMs: () => Date.now(),
    changed: outboxChanged,
  });

  function outboxChanged(): void {
    store.set({ outbox: outbox.items(), sending: outbox.sending(), failures: outbox.failures() });
  }

  function later(afterMs: number | null, count: number): void {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(begin, afterMs ?? backoffMs(count, Math.random()));
  }

  function fail(failure: Failure): void {
    if (failure.status === 0) store.set({ link: "offline" });
    emit("error", { code: failure.code, detail: failure.detail });
  }

  /** Forgets a token or a conversation that the server no longer knows. True when it is worth starting anew. */
  function renew(failure: Failure): boolean {
    if (!isTokenInvalid(failure) && failure.status !== 404) return false;
    if (isTokenInvalid(failure)) storage.set("token", null);
    standing = false;
    thread.forget();
    const first = !renewed;
    renewed = true;
    return first;
  }

  async function start(): Promise<Failure | null> {
    if (store.get().link !== "offline") store.set({ link: "connecting" });
    const known = storage.get("token");
    const answer = await api.request<SessionResponse>(
      "POST",
      "sessions",
      { channelKey: parts.channel, visitorToken: known, pageUrl: page(), locale: words.tag },
      true,
    );
    if (closed) return null;
    if (!answer.ok) {
      fail(answer.failure);
      if (!isTemporary(answer.failure)) store.set({ link: "refused" });
      return answer.failure;
    }
    const { visitorToken, channel, conversation, messages } = answer.body;
    standing = true;
    failures = 0;
    storage.set("token", visitorToken);
    store.set({ link: "ready", channel });
    if (conversation) thread.adopt({ conversation, messages });
    else if (store.get().conversation) thread.forget();
    else storage.set("conversation", null);
    sendAttributes();
    return null;
  }

  function ensureSession(): Promise<Failure | null> {
    if (standing) return Promise.resolve(null);
    return (starting ??= start().finally(() => {
      starting = null;
    }));
  }

  async function work(): Promise<void> {
    clearTimeout(timer);
    const failure = await ensureSession();
    if (closed) return;
    if (!failure) return outbox.flush();
    failures += 1;
    if (isTemporary(failure)) later(failure.retryAfterMs, failures);
  }

  const begin = (): void => void work();

  async function ensureConversation(): Promise<Answer<string>> {
    const known = store.get().conversation;
    if (known) return { ok: true, body: known.id };
    const clientId = storage.get("start") ?? newClientId();
    storage.set("start", clientId);
    const answer = await api.request<ConversationResponse>("POST", "conversations", { clientId, pageUrl: page() });
    if (!answer.ok) return answer;
    thread.adopt(answer.body);
    storage.set("start", null);
    thread.post({ kind: "conversation", conversationId: answer.body.conversation.id });
    return { ok: true, body: answer.body.conversation.id };
  }

  async function deliver(item: OutboxItem): Promise<Delivery> {
    const failure = await ensureSession();
    if (failure) return judge(failure, item);
    const conversation = await ensureConversation();
    if (!conversation.ok) return judge(conversation.failure, item);
    const path = `conversations/${conversation.body}/${item.kind === "human" ? "request-human" : "messages"}`;
    const body = item.kind === "human" ? { clientId: item.clientId } : { clientId: item.clientId, text: item.text };
    const answer = await api.request<Acted>("POST", path, body);
    if (!answer.ok) return judge(answer.failure, item);
    renewed = false;
    store.set({ link: "ready", notice: null });
    // Removed before the answer is shown: the message stands in the list once.
    outbox.remove(item.clientId);
    thread.take(answer.body);
    return { kind: "done" };
  }

  function judge(failure: Failure, item: OutboxItem): Delivery {
    fail(failure);
    if (isTemporary(failure)) return { kind: "retry", afterMs: failure.retryAfterMs };
    if (renew(failure)) return { kind: "retry", afterMs: 0 };
    if (isTokenInvalid(failure) || failure.status === 404 || store.get().link === "refused") return { kind: "retry", afterMs: null };
    outbox.remove(item.clientId);
    // The id was used for another text: ours is not stored, so it may go out under a new one.
    if (failure.code === "client_id_reused") outbox.add({ ...item, clientId: newClientId() });
    else store.set({ notice: failure.detail || words.refused, returned: item.text || null });
    return { kind: "refused" };
  }

  /** An act on the conversation that is not kept when it fails: the visitor sees that and repeats it. */
  async function act(path: string, body: unknown): Promise<Failure | null> {
    const id = store.get().conversation?.id;
    if (!id) return null;
    const answer = await api.request<Acted>("POST", `conversations/${id}/${path}`, body);
    if (answer.ok) thread.take(answer.body);
    else fail(answer.failure);
    return answer.ok ? null : answer.failure;
  }

  function queue(kind: OutboxItem["kind"], text: string): void {
    outbox.add({ clientId: newClientId(), kind, text });
    begin();
  }

  function sendAttributes(): void {
    if (!standing || Object.keys(attributes).length === 0) return;
    const sent = attributes;
    attributes = {};
    void api.request("PATCH", "visitor", { attributes: sent }).then((answer) => {
      if (answer.ok) return;
      if (isTemporary(answer.failure)) attributes = { ...sent, ...attributes };
      emit("error", { code: answer.failure.code, detail: answer.failure.detail });
    });
  }

  function stopTyping(): void {
    clearTimeout(typingTimer);
    if (typingSentMs === 0) return;
    typingSentMs = 0;
    tellTyping(false);
  }

  function tellTyping(typing: boolean): void {
    const { conversation } = store.get();
    if (conversation) void api.request("POST", `conversations/${conversation.id}/typing`, { typing });
  }

  function clear(): void {
    clearTimeout(timer);
    standing = false;
    attributes = {};
    thread.forget();
    for (const key of storage.keys("")) storage.set(key, null);
    store.set({ link: "idle", channel: null, notice: null });
    outboxChanged();
  }

  return {
    begin,
    resume() {
      outboxChanged();
      if (storage.get("token") && (storage.get("conversation") || outbox.items().length > 0)) begin();
    },
    send(text) {
      typingSentMs = 0;
      clearTimeout(typingTimer);
      queue("message", text);
    },
    requestHuman() {
      const { conversation } = store.get();
      const asked = conversation && conversation.handledBy !== "bot" && conversation.status !== "resolved";
      if (!asked && !outbox.items().some(({ kind }) => kind === "human")) queue("human", "");
    },
    async rateMessage({ id }, value, reason) {
      store.set({ rated: { ...store.get().rated, [id]: value } });
      return !(await act(`messages/${id}/feedback`, { value, reason }));
    },
    async rateConversation(score, comment) {
      const failure = await act("csat", { score, comment });
      if (failure) return false;
      const { conversation } = store.get();
      if (conversation) store.set({ conversation: { ...conversation, csat: { score } } });
      emit("csat", { score });
      return true;
    },
    leaveEmail: (email) => act("email", { email }),
    typed(hasText) {
      const { conversation } = store.get();
      if (!hasText || !conversation || conversation.handledBy === "bot") return stopTyping();
      clearTimeout(typingTimer);
      typingTimer = setTimeout(stopTyping, typingEveryMs * 2);
      if (Date.now() - typingSentMs < typingEveryMs) return;
      typingSentMs = Date.now();
      tellTyping(true);
    },
    setAttributes(given) {
      attributes = { ...attributes, ...given };
      sendAttributes();
    },
    earlier: thread.earlier,
    async logout() {
      const known = storage.get("token");
      const ended = known ? api.request("DELETE", "sessions") : null;
      clear();
      thread.post({ kind: "logout" });
      await ended;
    },
    refresh() {
      thread.follow();
      thread.nudge();
      if (outbox.items().length > 0 || store.get().link === "offline") begin();
    },
    pause: thread.pause,
    outboxChanged,
    close() {
      closed = true;
      clearTimeout(timer);
      clearTimeout(typingTimer);
      thread.close();
    },
  };
}
