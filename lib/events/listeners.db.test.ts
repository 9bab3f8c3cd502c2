import { type ChildProcess, fork } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { getHealth } from "@/lib/features/operation/get-health";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { listWorkspacesBehind, readListenerLag } from "@/lib/db/listener-cursor";
import { withWorkspaceSql } from "@/lib/db/tx";
import { setClock } from "@/lib/platform/clock";
import { testDatabase } from "@/lib/testing/database";
import { follow, type Listener } from "./follow";
import { appendFact, makeWorkspace } from "./log-story";
import { runListeners } from "./run-listeners";
import { sealWorkspace } from "./seal-workspace";

const database = await testDatabase();

async function appendFacts(workspaceId: WorkspaceId, facts: number): Promise<void> {
  await withWorkspaceSql({ workspaceId }, async (tx) => {
    for (let number = 0; number < facts; number += 1) await appendFact(tx, number);
  });
}

/** Notes what it gets of one workspace; the loop brings it every other workspace of the file, too. */
function collecting(name: string, workspaceId: WorkspaceId): { listener: Listener; seen: number[] } {
  const seen: number[] = [];
  const handle: Listener["handle"] = async (tx, facts) => {
    if (tx.workspaceId === workspaceId) seen.push(...facts.map((fact) => fact.seq));
  };
  return { seen, listener: { name, handle } };
}

describe("a listener", () => {
  test("gets every sealed event in the order of the chain, in pages, and afterwards only what is new [C1]", async () => {
    const world = await makeWorkspace(database.owner);
    await appendFacts(world.id, 25);
    await sealWorkspace(world.id);
    const { listener, seen } = collecting("rollup", world.id);
    expect(await follow(world.id, listener, 10)).toEqual({ kind: "followed", count: 10, seq: 10, more: true });
    while ((await follow(world.id, listener, 10)).kind === "followed" && seen.length < 25);
    expect(await follow(world.id, listener, 10)).toEqual({ kind: "followed", count: 0, seq: 25, more: false });
    await appendFacts(world.id, 2);
    await sealWorkspace(world.id);
    await follow(world.id, listener);
    expect(seen).toEqual(Array.from({ length: 27 }, (_, index) => index + 1));
  });

  test("that throws gets the same events again, and what it wrote is undone [Q8]", async () => {
    const world = await makeWorkspace(database.owner);
    await appendFacts(world.id, 3);
    await sealWorkspace(world.id);
    let fails = true;
    const seen: number[] = [];
    const listener: Listener = {
      name: "fragile",
      handle: async (tx, facts) => {
        await tx.query(`UPDATE workspace SET version = version + 1 WHERE id = $1`, [world.id]);
        if (fails) throw new Error("not today");
        seen.push(...facts.map((fact) => fact.seq));
      },
    };
    await expect(follow(world.id, listener)).rejects.toThrow("not today");
    fails = false;
    await follow(world.id, listener);
    const { rows } = await database.owner.query<{ version: number }>(`SELECT version FROM workspace WHERE id = $1`, [world.id]);
    expect([seen, rows[0]?.version]).toEqual([[1, 2, 3], 2]);
  });

  test("in several processes handles each event's inner effect once [Q8]", async () => {
    const world = await makeWorkspace(database.owner);
    await appendFacts(world.id, 40);
    await sealWorkspace(world.id);
    const listener: Listener = {
      name: "counter",
      handle: async (tx, facts) => void (await tx.query(`UPDATE workspace SET version = version + $2 WHERE id = $1`, [world.id, facts.length])),
    };
    while ((await Promise.all(Array.from({ length: 4 }, () => follow(world.id, listener, 7)))).some((result) => result.kind !== "followed" || result.more));
    const { rows } = await database.owner.query<{ version: number }>(`SELECT version FROM workspace WHERE id = $1`, [world.id]);
    expect(rows[0]?.version).toBe(41);
  });
});

/** Runs the loop over the listeners until `until` holds. The returned wake says that a workspace has new seals. */
async function running(listeners: readonly Listener[], during: (wake: (workspaceId: WorkspaceId) => void) => Promise<void>, pollMs = 3_600_000) {
  const abort = new AbortController();
  let wake: (workspaceId: WorkspaceId) => void = () => undefined;
  const sealed = (subscriber: typeof wake) => {
    wake = subscriber;
    return () => undefined;
  };
  const loop = runListeners({ signal: abort.signal, listeners, sealed, pollMs, gatherMs: 1 });
  try {
    await during((workspaceId) => wake(workspaceId));
  } finally {
    abort.abort();
    await loop;
  }
}

describe("the listeners' loop", () => {
  test("finds by looking what no wake told it, and hears of what is sealed meanwhile [Q8]", async () => {
    const world = await makeWorkspace(database.owner);
    await appendFacts(world.id, 5);
    await sealWorkspace(world.id);
    const { listener, seen } = collecting("patient", world.id);
    await running([listener], async (wake) => {
      await vi.waitFor(() => expect(seen).toEqual([1, 2, 3, 4, 5]), { timeout: 20_000, interval: 5 });
      await appendFacts(world.id, 1);
      await sealWorkspace(world.id, { onSealed: wake });
      await vi.waitFor(() => expect(seen).toEqual([1, 2, 3, 4, 5, 6]), { timeout: 20_000, interval: 5 });
    });
  });

  test("an event that one workspace's listener cannot take stops neither other workspaces nor other listeners, nor what comes before it [Q15]", async () => {
    const poisoned = await makeWorkspace(database.owner);
    const healthy = await makeWorkspace(database.owner);
    for (const world of [poisoned, healthy]) {
      await appendFacts(world.id, 30);
      await sealWorkspace(world.id);
    }
    const seen = new Map<string, number[]>();
    const note = (workspaceId: string, seqs: readonly number[]) => seen.set(workspaceId, [...(seen.get(workspaceId) ?? []), ...seqs]);
    const other = collecting("unaffected", poisoned.id);
    const choosy: Listener = {
      name: "choosy",
      handle: async (tx, facts) => {
        if (tx.workspaceId === poisoned.id && facts.some((fact) => fact.seq === 21)) throw new Error("cannot take it");
        note(
          tx.workspaceId,
          facts.map((fact) => fact.seq),
        );
      },
    };
    const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
    await running([choosy, other.listener], async (wake) => {
      await vi.waitFor(() => expect(seen.get(healthy.id)).toEqual(upTo(30)), { timeout: 20_000, interval: 5 });
      await vi.waitFor(() => expect(seen.get(poisoned.id)).toEqual(upTo(20)), { timeout: 20_000, interval: 5 });
      await vi.waitFor(() => expect(other.seen).toEqual(upTo(30)), { timeout: 20_000, interval: 5 });
      await vi.waitFor(async () => expect(await listWorkspacesBehind("choosy", null, new Date(), 10)).not.toContain(poisoned.id), {
        timeout: 20_000,
        interval: 5,
      });
      wake(poisoned.id);
      await appendFacts(healthy.id, 2);
      await sealWorkspace(healthy.id, { onSealed: wake });
      await vi.waitFor(() => expect(seen.get(healthy.id)).toEqual(upTo(32)), { timeout: 20_000, interval: 5 });
    });
    const lag = (await readListenerLag()).find(({ listener }) => listener === "choosy");
    expect(lag?.failing).toBe(1);
    expect(lag?.events).toBeGreaterThanOrEqual(10);
    const health = await getHealth();
    expect(health.listeners.find(({ listener }) => listener === "choosy")?.failing).toBe(1);
  });

  test("a listener that failed rests longer with every failure, five minutes at most, and goes on by itself when it can [Q15]", async () => {
    const world = await makeWorkspace(database.owner);
    await appendFacts(world.id, 1);
    await sealWorkspace(world.id);
    let fails = true;
    const seen: number[] = [];
    const listener: Listener = {
      name: "ailing",
      handle: async (tx, facts) => {
        if (tx.workspaceId !== world.id) return;
        if (fails) throw new Error("not today");
        seen.push(...facts.map((fact) => fact.seq));
      },
    };
    let at = Date.now();
    const restore = setClock(() => new Date(at));
    const resting = async () => {
      const { rows } = await database.owner.query<{ attempts: number; retryAt: Date | null }>(
        `SELECT attempts, retry_at AS "retryAt" FROM listener_cursor WHERE workspace_id = $1 AND listener = 'ailing'`,
        [world.id],
      );
      return { attempts: rows[0]?.attempts ?? 0, restMs: rows[0]?.retryAt ? rows[0].retryAt.getTime() - at : null };
    };
    try {
      await running(
        [listener],
        async () => {
          for (let attempt = 1; attempt <= 11; attempt += 1) {
            await vi.waitFor(async () => expect(await resting()).toEqual({ attempts: attempt, restMs: Math.min(300_000, 1000 * 2 ** (attempt - 1)) }), {
              timeout: 10_000,
              interval: 5,
            });
            at += (await resting()).restMs ?? 0;
          }
          fails = false;
          await vi.waitFor(() => expect(seen).toEqual([1]), { timeout: 10_000, interval: 5 });
          await vi.waitFor(async () => expect(await resting()).toEqual({ attempts: 0, restMs: null }), { timeout: 20_000, interval: 5 });
        },
        5,
      );
    } finally {
      restore();
    }
  });

  test("a loud workspace waits for its next page behind the others [Q15]", async () => {
    const loud = await makeWorkspace(database.owner);
    await appendFacts(loud.id, 1000);
    await sealWorkspace(loud.id);
    const quiet = await Promise.all(Array.from({ length: 5 }, () => makeWorkspace(database.owner)));
    for (const world of quiet) {
      await appendFacts(world.id, 1);
      await sealWorkspace(world.id);
    }
    const order: string[] = [];
    const listener: Listener = { name: "fair", handle: async (tx) => void order.push(tx.workspaceId) };
    const ours = () => order.filter((id) => id === loud.id || quiet.some((world) => world.id === id));
    await running([listener], () => vi.waitFor(() => expect(ours()).toHaveLength(10), { timeout: 20_000, interval: 5 }));
    expect(quiet.every((world) => ours().lastIndexOf(world.id) < ours().lastIndexOf(loud.id))).toBe(true);
  });

  test("a look finds every workspace that is behind, page by page [Q15]", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => makeWorkspace(database.owner)));
    for (const { id } of ids) {
      await appendFacts(id, 1);
      await sealWorkspace(id);
    }
    const found: WorkspaceId[] = [];
    for (let after: WorkspaceId | null = null; ;) {
      const page: WorkspaceId[] = await listWorkspacesBehind("paging", after, new Date(), 5);
      found.push(...page);
      after = page.at(-1) ?? after;
      if (page.length < 5) break;
    }
    expect(found).toEqual([...new Set(found)].sort());
    for (const { id } of ids) expect(found).toContain(id);
  });
});

describe("processes with listeners that are killed", () => {
  const folder = fileURLToPath(new URL(`../../.handrail/test-listeners-${process.pid}/`, import.meta.url));
  const entry = join(folder, "listeners.mjs");
  beforeAll(async () => {
    await build({
      stdin: {
        contents: `import { runListeners } from "@/lib/events/run-listeners";
          const listener = { name: "killed", done: () => process.send?.("page"), handle: async (tx, facts) => {
            await tx.query("UPDATE workspace SET version = version + $2 WHERE id = $1", [tx.workspaceId, facts.length]);
          } };
          await runListeners({ signal: new AbortController().signal, listeners: [listener], sealed: () => () => undefined, pollMs: 1 });`,
        resolveDir: fileURLToPath(new URL("../../", import.meta.url)),
        loader: "ts",
      },
      alias: { "server-only": fileURLToPath(new URL("../testing/server-only.ts", import.meta.url)) },
      outfile: entry,
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
      logLevel: "silent",
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("with kill -9 between pages or within one have handled every event's inner effect once [Q8]", async () => {
    const world = await makeWorkspace(database.owner);
    const { rows: before } = await database.owner.query<{ id: string; version: number }>(`SELECT id, version FROM workspace`);
    for (let batch = 0; batch < 6; batch += 1) await appendFacts(world.id, 250);
    while (((await sealWorkspace(world.id)) as { more?: boolean }).more);
    const children = new Set<ChildProcess>();
    let died = 0;
    const start = (): void => {
      const child = fork(entry, { env: { ...process.env }, stdio: "ignore" });
      children.add(child);
      child.on("message", () => child.kill("SIGKILL"));
      child.on("exit", () => {
        children.delete(child);
        died += 1;
        if (died < 3) start();
      });
    };
    start();
    start();
    await vi.waitFor(() => expect(died).toBeGreaterThanOrEqual(3), { timeout: 60_000 });
    for (const child of children) child.kill("SIGKILL");
    const survivor: Listener = {
      name: "killed",
      handle: async (tx, facts) => void (await tx.query(`UPDATE workspace SET version = version + $2 WHERE id = $1`, [tx.workspaceId, facts.length])),
    };
    const handled = async () => {
      const { rows } = await database.owner.query<{ seq: number }>(`SELECT seq FROM listener_cursor WHERE workspace_id = $1 AND listener = 'killed'`, [
        world.id,
      ]);
      return Number(rows[0]?.seq ?? 0);
    };
    await running([survivor], () => vi.waitFor(async () => expect(await handled()).toBe(1500), { timeout: 20_000, interval: 10 }), 5);
    const { rows } = await database.owner.query<{ version: number }>(`SELECT version FROM workspace WHERE id = $1`, [world.id]);
    expect((rows[0]?.version ?? 0) - (before.find((row) => row.id === world.id)?.version ?? 0)).toBe(1500);
  });
});
