import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Tabs } from "./tabs";
import { createTabs } from "./tabs";

type Held = { holder: { reject: (error: Error) => void } | null; queue: { run: () => void; signal: AbortSignal | undefined }[] };

/** Web Locks of one browser: one holder a name, a queue behind it, `steal` in front of it. */
function createLocks() {
  const all = new Map<string, Held>();
  return {
    request(name: string, options: { steal?: boolean; signal?: AbortSignal }, callback: () => Promise<void>): Promise<void> {
      const lock: Held = all.get(name) ?? { holder: null, queue: [] };
      all.set(name, lock);
      return new Promise((resolve, reject) => {
        const run = (): void => {
          const mine = { reject };
          lock.holder = mine;
          void callback().then(() => {
            resolve();
            if (lock.holder !== mine) return;
            lock.holder = null;
            lock.queue.shift()?.run();
          });
        };
        const entry = { run, signal: options.signal };
        options.signal?.addEventListener("abort", () => {
          lock.queue = lock.queue.filter((queued) => queued !== entry);
          reject(new DOMException("", "AbortError"));
        });
        if (options.steal) {
          lock.holder?.reject(new DOMException("", "AbortError"));
          run();
        } else if (lock.holder) lock.queue.push(entry);
        else run();
      });
    },
  };
}

/** Broadcast channels of one browser, delivered at once. */
function createChannels() {
  const all: { onmessage?: (event: { data: unknown }) => void }[] = [];
  return class {
    onmessage?: (event: { data: unknown }) => void;
    constructor() {
      all.push(this);
    }
    postMessage(data: unknown): void {
      for (const channel of all) if (channel !== this) channel.onmessage?.({ data });
    }
    close(): void {
      all.splice(all.indexOf(this), 1);
    }
  };
}

function tab(): { tabs: Tabs; leads: () => boolean } {
  let leads = false;
  const tabs = createTabs("t", {
    onLead: () => {
      leads = true;
    },
    onFollow: () => {
      leads = false;
    },
    onMessage: () => undefined,
    lastSeq: () => 0,
  });
  return { tabs, leads: () => leads };
}

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe("the tabs of one browser", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("document", { visibilityState: "visible" });
    vi.stubGlobal("navigator", { locks: createLocks() });
    vi.stubGlobal("BroadcastChannel", createChannels());
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test("exactly one holds the stream, and the next takes over when it closes [W4]", async () => {
    const all = [tab(), tab(), tab()];
    for (const { tabs } of all) tabs.join("cnv_1");
    await settled();
    expect(all.map(({ leads }) => leads())).toEqual([true, false, false]);
    all[0]!.tabs.close();
    await settled();
    expect(all.map(({ leads }) => leads())).toEqual([false, true, false]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(all.map(({ leads }) => leads())).toEqual([false, true, false]);
    for (const { tabs } of all) tabs.close();
  });

  test("a holder that went silent is relieved by a tab that is looked at, and stands behind it when it wakes [W4]", async () => {
    const frozen = tab();
    frozen.tabs.join("cnv_1");
    const seen = tab();
    // The frozen tab's beats do not arrive any more.
    seen.tabs.join("cnv_1");
    await settled();
    vi.spyOn(BroadcastChannel.prototype, "postMessage").mockImplementation(() => undefined);
    await vi.advanceTimersByTimeAsync(40_000);
    expect([frozen.leads(), seen.leads()]).toEqual([false, true]);
    vi.restoreAllMocks();
    seen.tabs.close();
    await settled();
    expect(frozen.leads()).toBe(true);
    frozen.tabs.close();
  });

  test("without locks every tab holds its own stream [W4]", () => {
    vi.stubGlobal("navigator", {});
    const all = [tab(), tab()];
    for (const { tabs } of all) tabs.join("cnv_1");
    expect(all.map(({ leads }) => leads())).toEqual([true, true]);
    for (const { tabs } of all) tabs.close();
  });
});
