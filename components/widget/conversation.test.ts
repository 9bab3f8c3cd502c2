import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConversationResponse, VisitorConversation, VisitorMessage } from "@/lib/contracts/widget/conversation";
import type { Answer, Api } from "./api";
import { createThread } from "./conversation";
import { createStorage } from "./storage";
import { createStore } from "./store";

beforeEach(() => {
  vi.stubGlobal("document", { visibilityState: "visible" });
  vi.stubGlobal("BroadcastChannel", undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const message = (seq: number): VisitorMessage => ({
  id: `msg_${seq}`,
  seq,
  author: "human",
  authorName: "Maria",
  text: `text ${seq}`,
  system: null,
  sources: [],
  clientId: null,
  feedback: null,
  attachments: [],
  createdAt: "2026-11-22T10:00:00.000Z",
});
const conversation = (lastSeq: number): VisitorConversation => ({
  id: "cnv_1",
  status: "open",
  handledBy: "human",
  handoff: null,
  agentName: "Maria",
  emailAsked: false,
  csat: null,
  lastSeq,
  createdAt: "2026-11-22T10:00:00.000Z",
});
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A server with a conversation, whose stream and list the test lets go at will. */
function createServer() {
  let stored: VisitorMessage[] = [message(1)];
  let lostUpTo = 0;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const waiting: (() => void)[] = [];
  const list = (after: number): ConversationResponse => ({
    conversation: conversation(stored.length),
    messages: stored.filter(({ seq }) => seq > Math.max(after, lostUpTo)).slice(0, 3),
  });
  const api: Api = {
    base: "/",
    token: () => null,
    request: <T>(_method: string, path: string) =>
      new Promise<Answer<T>>((resolve) => waiting.push(() => resolve({ body: list(Number(path.split("=")[1])) as T }))),
    stream: async () => new Response(new ReadableStream({ start: (started) => void (controller = started) })),
  };
  return {
    api,
    list,
    store: (count: number) => {
      stored = [...stored, ...upTo(count).map((next) => message(stored.length + next))];
    },
    send(event: string, data: object) {
      controller?.enqueue(new TextEncoder().encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
    },
    frame(seq: number) {
      this.send("message", { message: stored[seq - 1], conversation: conversation(seq) });
    },
    /** Answers the requests that are open now. */
    answer: () => waiting.splice(0).forEach((resolve) => resolve()),
    lose: (seq: number) => {
      lostUpTo = seq;
    },
    size: () => stored.length,
  };
}

function open(server: ReturnType<typeof createServer>) {
  const heard: number[] = [];
  const store = createStore(() => undefined);
  store.set({ open: true });
  const thread = createThread({
    channel: "pk_test",
    api: server.api,
    store,
    storage: createStorage("t:", () => {
      throw new Error("none");
    }),
    emit: (name, detail) => void (name === "message" && heard.push((detail as VisitorMessage).seq)),
    onStored: () => undefined,
    onRefused: () => undefined,
    onOtherTab: () => undefined,
  });
  thread.adopt(server.list(0));
  return { thread, heard, state: store.get, seqs: () => store.get().timeline.run.map(({ seq }) => seq) };
}

describe("a conversation that is followed", () => {
  test("whatever frames get lost, come twice, or overtake the list, every message is shown and told once, in order [W4] [Q5]", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("stored" as const), count: fc.integer({ min: 1, max: 5 }), framed: fc.array(fc.nat({ max: 4 }), { maxLength: 6 }) }),
      fc.constant({ kind: "answer" as const }),
      fc.constant({ kind: "gap" as const }),
      fc.constant({ kind: "settle" as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const server = createServer();
        const { thread, heard, seqs } = open(server);
        await settled();
        for (const next of steps) {
          if (next.kind === "stored") {
            const before = server.size();
            server.store(next.count);
            for (const offset of next.framed) if (offset < next.count) server.frame(before + 1 + offset);
          } else if (next.kind === "gap") server.send("gap", { after: 0, next: server.size() + 1 });
          else if (next.kind === "answer") server.answer();
          await settled();
          expect(seqs()).toEqual(upTo(seqs().length));
        }
        server.store(1);
        server.frame(server.size());
        for (let round = 0; seqs().length < server.size() && round < 100; round += 1) {
          server.answer();
          await settled();
        }
        expect(seqs()).toEqual(upTo(server.size()));
        expect(heard).toEqual(upTo(server.size()).slice(1));
        thread.close();
      }),
      { numRuns: 60 },
    );
  });

  test("an older state that arrives late does not undo a newer one [W4] [L3]", async () => {
    const server = createServer();
    const { thread, state } = open(server);
    await settled();
    server.store(1);
    server.frame(2);
    await settled();
    thread.take({ conversation: { ...conversation(1), handledBy: "bot" } });
    expect(state().conversation?.handledBy).toBe("human");
    thread.close();
  });

  test("messages that the server no longer has do not stop the conversation: it goes on from the page that there is [W4]", async () => {
    const server = createServer();
    const { thread, seqs } = open(server);
    await settled();
    server.store(9);
    server.lose(5);
    server.frame(10);
    for (let round = 0; round < 20; round += 1) {
      server.answer();
      await settled();
    }
    expect(seqs()).toEqual([6, 7, 8, 9, 10]);
    thread.close();
  });
});
