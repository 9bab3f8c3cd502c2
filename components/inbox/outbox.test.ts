import { expect, test } from "vitest";
import { makeOutbox } from "./outbox";
import type { OutboxEntry } from "./outbox";

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
const entry = (clientId: string, text = clientId) => ({
  clientId,
  conversationId: "cnv_1",
  kind: "reply" as const,
  text,
  createdAt: "2026-11-22T10:00:00.000Z",
});
const settled = async () => {
  for (let round = 0; round < 10; round += 1) await Promise.resolve();
};

/** A server whose answers the test gives by hand. */
function manualServer() {
  const asked: { entry: OutboxEntry; accept(): void; refuse(words: string): void }[] = [];
  return {
    asked,
    send: (sent: OutboxEntry) =>
      new Promise<void>((resolve, reject) => {
        asked.push({ entry: sent, accept: resolve, refuse: (words) => reject(new Error(words)) });
      }),
  };
}
const wordsOf = (error: unknown) => (error as Error).message;

test("messages of one conversation leave in the order of writing, one after the other [Q4]", async () => {
  const server = manualServer();
  const outbox = makeOutbox({ storage: memoryStorage(), storageKey: "o", send: server.send, wordsOf });
  outbox.add(entry("a"));
  outbox.add(entry("b"));
  await settled();
  expect(server.asked.map(({ entry: sent }) => sent.text)).toEqual(["a"]);
  server.asked[0]?.accept();
  await settled();
  expect(server.asked.map(({ entry: sent }) => sent.text)).toEqual(["a", "b"]);
  expect(outbox.list().map(({ clientId }) => clientId)).toEqual(["b"]);
});

test("a failed message stays with its reason and is sent again under the same client id [Q3]", async () => {
  const server = manualServer();
  const outbox = makeOutbox({ storage: memoryStorage(), storageKey: "o", send: server.send, wordsOf });
  outbox.add(entry("a"));
  await settled();
  server.asked[0]?.refuse("No connection");
  await settled();
  expect(outbox.list()).toMatchObject([{ clientId: "a", state: "failed", problem: "No connection" }]);
  outbox.retry("a");
  outbox.retry("a");
  await settled();
  expect(server.asked.map(({ entry: sent }) => sent.clientId)).toEqual(["a", "a"]);
  server.asked[1]?.accept();
  await settled();
  expect(outbox.list()).toEqual([]);
});

test("what was not confirmed survives a reload and is offered again under its client id [Q3]", async () => {
  const storage = memoryStorage();
  const first = manualServer();
  makeOutbox({ storage, storageKey: "o", send: first.send, wordsOf }).add(entry("a"));
  const second = manualServer();
  const reopened = makeOutbox({ storage, storageKey: "o", send: second.send, wordsOf });
  expect(reopened.list()).toMatchObject([{ clientId: "a", text: "a", state: "failed" }]);
  expect(second.asked).toEqual([]);
  reopened.retry("a");
  await settled();
  expect(second.asked[0]?.entry.clientId).toBe("a");
});

test("what the server is known to have leaves the outbox, what is dropped gives its text back", () => {
  const outbox = makeOutbox({ storage: memoryStorage(), storageKey: "o", send: manualServer().send, wordsOf });
  outbox.add(entry("a"));
  outbox.add(entry("b", "words"));
  outbox.confirm(["a", "unknown"]);
  expect(outbox.list().map(({ clientId }) => clientId)).toEqual(["b"]);
  expect(outbox.discard("b")).toBe("words");
  expect(outbox.list()).toEqual([]);
});

test("a broken or forbidden storage costs only the copy, never what is typed", () => {
  const broken = {
    getItem: () => {
      throw new Error("forbidden");
    },
    setItem: () => {
      throw new Error("full");
    },
    removeItem: () => undefined,
  };
  const outbox = makeOutbox({ storage: broken, storageKey: "o", send: manualServer().send, wordsOf });
  outbox.add(entry("a"));
  expect(outbox.list()).toHaveLength(1);
});
