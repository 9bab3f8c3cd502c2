import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delivery, OutboxItem } from "./outbox";
import { createOutbox } from "./outbox";
import type { Storage } from "./storage";
import { createStorage } from "./storage";

/** A browser's storage: what outlives a page. */
function createArea(): globalThis.Storage {
  const methods = {
    getItem: (key: string) => area[key] ?? null,
    setItem: (key: string, value: string) => void (area[key] = value),
    removeItem: (key: string) => void delete area[key],
  };
  const area = Object.create(methods) as Record<string, string>;
  return area as unknown as globalThis.Storage;
}

/** A server that keeps one message per client id, behind a network that may lose the question or the answer. */
function createServer() {
  const stored: string[] = [];
  return {
    stored,
    receive(item: OutboxItem, fate: "ok" | "question lost" | "answer lost"): Delivery {
      if (fate !== "question lost" && !stored.includes(item.clientId)) stored.push(item.clientId);
      return fate === "ok" ? "over" : { retryAfterMs: null };
    },
  };
}

const item = (number: number): OutboxItem => ({
  clientId: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  kind: "message",
  text: `text ${number}`,
});

function open(storage: Storage, deliver: (item: OutboxItem) => Promise<Delivery>, nowMs = () => 1_000) {
  return createOutbox({ storage, deliver, retryLater: () => undefined, nowMs, onChange: () => undefined });
}

describe("the outgoing queue", () => {
  test("whatever the network loses, and however often the page is reloaded, the server has every message once, in the order written [W4] [Q3]", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("write" as const), clockMs: fc.integer({ min: 0, max: 5_000 }) }),
      fc.record({
        kind: fc.constant("send" as const),
        fates: fc.array(fc.constantFrom("ok" as const, "question lost" as const, "answer lost" as const), { maxLength: 4 }),
      }),
      fc.constant({ kind: "reload" as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const area = createArea();
        const server = createServer();
        const written: string[] = [];
        let fates: ("ok" | "question lost" | "answer lost")[] = [];
        let nowMs = 0;
        const page = () =>
          open(
            createStorage("t:", () => area),
            async (sent) => server.receive(sent, fates.shift() ?? "ok"),
            () => nowMs,
          );
        let outbox = page();
        for (const next of steps) {
          if (next.kind === "reload") outbox = page();
          else if (next.kind === "write") {
            // The clock may also go back.
            nowMs = next.clockMs;
            const queued = item(written.length);
            written.push(queued.clientId);
            outbox.add(queued);
          } else {
            fates = [...next.fates];
            await outbox.flush();
          }
        }
        fates = [];
        await outbox.flush();
        expect(server.stored).toEqual(written);
        expect(outbox.items()).toEqual([]);
      }),
    );
  });

  test("two tabs that write and send at once neither lose nor double a message [W4] [Q3]", async () => {
    const area = createArea();
    const server = createServer();
    const deliver = async (sent: OutboxItem): Promise<Delivery> => server.receive(sent, "ok");
    const tabs = [1, 2].map(() =>
      open(
        createStorage("t:", () => area),
        deliver,
      ),
    );
    for (let number = 0; number < 10; number += 1) tabs[number % 2]!.add(item(number));
    await Promise.all(tabs.map((tab) => tab.flush()));
    expect(server.stored).toEqual(Array.from({ length: 10 }, (_, number) => item(number).clientId));
  });

  test("a failure stops the queue, asks for a later try with the server's pause, and counts up until one gets through [W4]", async () => {
    const area = createArea();
    const asked: [number | null, number][] = [];
    let answer: Delivery = { retryAfterMs: 7_000 };
    const outbox = createOutbox({
      storage: createStorage("t:", () => area),
      deliver: async () => answer,
      retryLater: (afterMs, failures) => asked.push([afterMs, failures]),
      nowMs: () => 0,
      onChange: () => undefined,
    });
    outbox.add(item(1));
    await outbox.flush();
    answer = { retryAfterMs: null };
    await outbox.flush();
    answer = "over";
    await outbox.flush();
    expect(asked).toEqual([
      [7_000, 1],
      [null, 2],
    ]);
  });

  test("without any storage the queue lives as long as the page [W4]", async () => {
    const storage = createStorage("t:", () => {
      throw new Error("refused");
    });
    const server = createServer();
    const outbox = open(storage, async (sent) => server.receive(sent, "ok"));
    outbox.add(item(1));
    outbox.add(item(2));
    expect(outbox.items()).toEqual([item(1), item(2)]);
    await outbox.flush();
    expect(server.stored).toEqual([item(1).clientId, item(2).clientId]);
  });
});
