/**
 * The visitor's session with the server, from the first act on: starts or resumes it, sends what waits in the outbox,
 * starts anew once when the token is no longer known, and carries the visitor's other acts.
 */
import type { Attachment } from "@/lib/contracts/widget/attachment";
import type { ConversationResponse, SessionResponse } from "@/lib/contracts/widget/conversation";
import type { Api, Failure } from "./api";
import { isTemporary } from "./api";
import { backoffMs } from "./backoff";
import type { Change } from "./conversation";
import { createThread } from "./conversation";
import type { Emit } from "./emitter";
import { newClientId } from "./ids";
import { toJson } from "./json";
import type { Delivery, OutboxItem } from "./outbox";
import { createOutbox } from "./outbox";
import type { Storage } from "./storage";
import type { Store } from "./store";
import type { Words } from "./words";

export type Attributes = Record<string, string | number | boolean | null>;

export interface Form {
  answers: Record<string, string | boolean>;
  consent: boolean;
}

export interface Session {
  /** Starts or resumes the session, and again after failures until it stands; then sends what waits. */
  begin(): void;
  /** After a page load: begins only when this browser has an open conversation or unsent messages. */
  resume(): void;
  send(text: string, files?: readonly Attachment[]): void;
  /** What the form before the chat was answered with; goes out with the conversation's beginning. */
  answer(form: Form): void;
  /** The conversation that files are uploaded to; begins it where there is none. */
  ensure(): Promise<Failure | undefined>;
  requestHuman(): void;
  /** An act on the conversation that is not kept when it fails: the visitor sees that and repeats it. */
  act(path: string, body: unknown): Promise<Failure | undefined>;
  rate(score: number, comment: string | null): Promise<Failure | undefined>;
  setAttributes(attributes: Attributes): void;
  /** A token that the tenant's server has signed, or unsigned claims, which agents see as such. */
  identify(identity: string | Attributes): void;
  /** Asks for the session again: the language or the identity has changed. */
  restart(): void;
  /** Leaves the conversation; the next message begins another one. */
  anew(): void;
  logout(): void;
  /** Looked at again, online again: catches up with what changed. */
  refresh(): void;
  /** The page goes into the back-forward cache. */
  pause(): void;
  close(): void;
}

export function createSession(parts: { channel: string; api: Api; store: Store; storage: Storage; emit: Emit; words: Words }): Session {
  const { api, store, storage, emit, words } = parts;
  let standing = false;
  let starting: Promise<Failure | undefined> | undefined;
  // What the session is asked for with changed while the answer was on its way.
  let outdated = false;
  let failures = 0;
  let renewed = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attributes: Attributes = {};
  let identityToken: string | undefined;

  // Without query and fragment, which can hold what the host's visitor would not tell.
  const pageUrl = (): string => (location.origin + location.pathname).slice(0, 2000);

  const thread = createThread({
    ...parts,
    onStored: (clientId) => outbox.remove(clientId),
    onRefused(failure) {
      fail(failure);
      if (renew(failure)) begin();
    },
    onOtherTab({ kind }) {
      if (kind === "logout") clear();
      else if (kind === "begun" && !starting && storage.get("token")) {
        standing = false;
        begin();
      }
    },
  });

  const outbox = createOutbox({
    storage,
    deliver,
    retryLater: later,
    nowMs: Date.now,
    onChange: (items, count) => store.set({ outbox: items, failing: count > 0 }),
  });

  function later(afterMs: number | null, count: number): void {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(begin, afterMs ?? backoffMs(count, Math.random()));
  }

  function fail({ status, code, detail }: Failure): void {
    if (!status) store.set({ link: "offline" });
    emit("error", { code, detail });
  }

  /** Forgets a token or a conversation that the server no longer knows. True when it is worth starting anew. */
  function renew({ status }: Failure): boolean {
    if (status !== 401 && status !== 404) return false;
    if (status === 401) storage.set("token", null);
    standing = false;
    thread.forget();
    return !renewed && (renewed = true);
  }

  async function start(): Promise<Failure | undefined> {
    outdated = false;
    if (store.get().link !== "offline") store.set({ link: "connecting" });
    const visitorToken = storage.get("token");
    const told = identityToken;
    const { body, failure } = await api.request<SessionResponse>("POST", "sessions", {
      channelKey: parts.channel,
      visitorToken,
      pageUrl: pageUrl(),
      locale: words.tag,
      identityToken: told,
    });
    starting = undefined;
    if (failure) {
      fail(failure);
      // Refused claims are the page's mistake, not the visitor's: the chat goes on without them.
      if (told && failure.code === "identity_invalid") {
        if (identityToken === told) identityToken = undefined;
        return (starting = start());
      }
      store.set({ link: isTemporary(failure) ? "offline" : "refused" });
    }
    if (closed || !body) return failure;
    const { conversation, messages, channel } = body;
    standing = true;
    failures = 0;
    storage.set("token", body.visitorToken);
    store.set({ link: "ready", channel });
    if (conversation && conversation.id !== storage.get("left")) thread.adopt({ conversation, messages });
    else thread.forget();
    sendAttributes();
    if (outdated) restart();
  }

  const ensureSession = async (): Promise<Failure | undefined> => (standing ? undefined : (starting ??= start()));

  async function work(): Promise<void> {
    clearTimeout(timer);
    const failure = await ensureSession();
    if (closed) return;
    if (!failure) return outbox.flush();
    failures += 1;
    if (isTemporary(failure)) later(failure.retryAfterMs, failures);
  }

  function begin(): void {
    void work();
  }

  async function ensureConversation(): Promise<Failure | undefined> {
    if (store.get().conversation) return;
    const clientId = storage.get("start") ?? newClientId();
    storage.set("start", clientId);
    const { body, failure } = await api.request<ConversationResponse>("POST", "conversations", {
      clientId,
      pageUrl: pageUrl(),
      preChat: JSON.parse(storage.get("form") ?? "null") as Form | null,
    });
    if (!body) return failure;
    thread.adopt(body);
    for (const key of ["start", "form", "left"]) storage.set(key, null);
    thread.post({ kind: "begun" });
  }

  async function deliver(item: OutboxItem): Promise<Delivery> {
    const { clientId, text, kind, files } = item;
    const failure =
      (await ensureSession()) ??
      (await ensureConversation()) ??
      (await act(
        kind === "human" ? "request-human" : "messages",
        kind === "human" ? { clientId } : { clientId, text, attachments: files?.map(({ id }) => id) },
      ));
    if (!failure) {
      renewed = false;
      store.set({ link: "ready", notice: "" });
      return "over";
    }
    if (isTemporary(failure)) return failure;
    if (renew(failure)) return { retryAfterMs: 0 };
    if (failure.status === 401 || failure.status === 404 || store.get().link === "refused") return { retryAfterMs: null };
    // The id was used for another text: ours is not stored, so it goes out under a new one.
    if (failure.code === "client_id_reused") outbox.add({ ...item, clientId: newClientId() });
    else store.set({ notice: store.get().extras?.refusalText(failure.code) || failure.detail || words.failed, returned: text });
    return "over";
  }

  async function act(path: string, given: unknown): Promise<Failure | undefined> {
    const { body, failure } = await api.request<Change>("POST", `conversations/${store.get().conversation?.id}/${path}`, given);
    if (failure) fail(failure);
    else if (body) thread.take(body);
    return failure;
  }

  function queue(kind: OutboxItem["kind"], text: string, files?: readonly Attachment[]): void {
    outbox.add({ clientId: newClientId(), kind, text, files });
    begin();
  }

  function setAttributes(given: Attributes): void {
    attributes = { ...attributes, ...given };
    sendAttributes();
  }

  function restart(): void {
    outdated = !!starting;
    if (!standing) return;
    standing = false;
    begin();
  }

  function sendAttributes(): void {
    if (!standing || !Object.keys(attributes).length) return;
    const sent = attributes;
    attributes = {};
    void api.request("PATCH", "visitor", { attributes: sent }).then(({ failure }) => failure && fail(failure));
  }

  function clear(): void {
    clearTimeout(timer);
    standing = false;
    thread.forget();
    for (const key of storage.keys("")) storage.set(key, null);
    store.set({ link: "idle", notice: "", outbox: [] });
  }

  return {
    begin,
    resume() {
      store.set({ outbox: outbox.items() });
      if (storage.get("conversation") || outbox.items().length) begin();
    },
    send: (text, files) => queue("message", text, files),
    answer: (form) => storage.set("form", toJson(form)!),
    ensure: async () => (await ensureSession()) ?? ensureConversation(),
    requestHuman() {
      const { conversation } = store.get();
      const asked = conversation && conversation.handledBy !== "bot" && conversation.status !== "resolved";
      if (!asked && !outbox.items().some(({ kind }) => kind === "human")) queue("human", "");
    },
    act,
    async rate(score, comment) {
      const failure = await act("csat", { score, comment });
      const { conversation } = store.get();
      if (!failure && conversation) {
        store.set({ conversation: { ...conversation, csat: { score } } });
        emit("csat", { score });
      }
      return failure;
    },
    setAttributes,
    identify(identity) {
      if (typeof identity !== "string") return setAttributes(identity);
      identityToken = identity;
      restart();
    },
    restart,
    anew() {
      storage.set("left", store.get().conversation?.id ?? null);
      thread.forget();
      store.set({ notice: "" });
      thread.post({ kind: "begun" });
    },
    logout() {
      if (storage.get("token")) void api.request("DELETE", "sessions");
      identityToken = undefined;
      attributes = {};
      clear();
      thread.post({ kind: "logout" });
    },
    refresh() {
      thread.refresh();
      if (outbox.items().length || store.get().link === "offline") begin();
    },
    pause: thread.pause,
    close() {
      closed = true;
      clearTimeout(timer);
      thread.close();
    },
  };
}
