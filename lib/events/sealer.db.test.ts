import { fork, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { keyIdOf, publicKeyFromRaw } from "@/lib/core/audit-chain/checkpoint";
import type { SealedEvent } from "@/lib/core/audit-chain/seal-event";
import { verifyChain } from "@/lib/core/audit-chain/verify-chain";
import type { ConversationId, WorkspaceId } from "@/lib/core/kernel/ids";
import { writeItems } from "@/lib/db/conversation-item";
import { readCheckpoints, readSeals } from "@/lib/db/seal";
import { withWorkspaceSql } from "@/lib/db/tx";
import { setClock } from "@/lib/platform/clock";
import { auditSigningKey } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { checkpointNow, restBeforeCheckpointMs, sealsPerCheckpoint, signRestingChains } from "./checkpoint";
import { appendFact, factOf, makeConversation, makeWorkspace } from "./log-story";
import { sealWorkspace } from "./seal-workspace";
import { runSealer } from "./sealer";

const full = process.env.HANDRAIL_DEPTH === "full";
const database = await testDatabase();
// Sessions are cut in these tests; a pool without a listener would end the process.
database.owner.on("error", () => undefined);

async function allSeals(workspaceId: WorkspaceId): Promise<SealedEvent[]> {
  return withWorkspaceSql({ workspaceId }, (tx) => readSeals(tx, 0, 100_000));
}

/** The chain as the product reads it: first finding or null, over every seal and every checkpoint. */
async function findingIn(workspaceId: WorkspaceId) {
  const { publicKeyRaw } = auditSigningKey();
  const checkpoints = await withWorkspaceSql({ workspaceId }, (tx) => readCheckpoints(tx, 0, 100_000));
  return verifyChain(workspaceId, await allSeals(workspaceId), checkpoints, new Map([[keyIdOf(publicKeyRaw), publicKeyFromRaw(publicKeyRaw)]]));
}

async function count(table: "event" | "event_pending" | "event_seal", workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await database.owner.query<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE workspace_id = $1`, [workspaceId]);
  return rows[0]?.count ?? 0;
}

function untilSealed(workspaceId: WorkspaceId): Promise<void> {
  return vi.waitFor(async () => expect(await count("event_pending", workspaceId)).toBe(0), { timeout: 20_000, interval: 20 });
}

async function appendFacts(workspaceId: WorkspaceId, facts: number): Promise<void> {
  await withWorkspaceSql({ workspaceId }, async (tx) => {
    for (let number = 0; number < facts; number += 1) await appendFact(tx, number);
  });
}

/** Writes to the conversations from as many hands as given; a tenth of the transactions is rolled back at the end. Resolves with the ids that were committed. */
async function writeFrom(hands: number, rounds: number, workspaceId: WorkspaceId, conversations: readonly ConversationId[]): Promise<Set<string>> {
  const committed = new Set<string>();
  const hand = async (number: number): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      const conversationId = conversations[(number * 7 + round * 3) % conversations.length];
      if (conversationId === undefined) return;
      const items = Array.from({ length: 1 + (round % 3) }, () => factOf("message.rated", "message", newId(), { value: "up", round }));
      const rolledBack = (number + round) % 10 === 9;
      await withWorkspaceSql({ workspaceId }, async (tx) => {
        await writeItems(tx, conversationId, items);
        if (rolledBack) throw new Error("the use-case failed");
      }).catch((error: Error) => {
        if (error.message !== "the use-case failed") throw error;
      });
      if (!rolledBack) for (const { id } of items) committed.add(id);
    }
  };
  await Promise.all(Array.from({ length: hands }, (_, number) => hand(number)));
  return committed;
}

describe("sealing", () => {
  test("puts each committed event into the chain once, in the order of its conversation, and nothing that was rolled back [C2] [Q4]", async () => {
    const world = await makeWorkspace(database.owner);
    const conversations = await Promise.all(Array.from({ length: 5 }, () => makeConversation(database.owner, world)));
    const abort = new AbortController();
    const sealers = [runSealer({ signal: abort.signal, pollMs: 5 }), runSealer({ signal: abort.signal, pollMs: 7 })];
    const committed = await writeFrom(8, full ? 200 : 40, world.id, conversations);
    await untilSealed(world.id);
    abort.abort();
    await Promise.all(sealers);
    const seals = await allSeals(world.id);
    expect(seals.map((seal) => seal.event.id).sort()).toEqual([...committed].sort());
    expect(await count("event", world.id)).toBe(committed.size);
    expect(await findingIn(world.id)).toBeNull();
  });

  test("gives a batch's place to one sealer: the others find it busy or empty and write nothing [C2]", async () => {
    const world = await makeWorkspace(database.owner);
    await appendFacts(world.id, 60);
    const results = await Promise.all(Array.from({ length: 8 }, () => sealWorkspace(world.id, { batchSize: 10, maxBatches: 100 })));
    while ((await count("event_pending", world.id)) > 0) await sealWorkspace(world.id);
    expect(results.some((result) => result.kind === "sealed" && result.count > 0)).toBe(true);
    expect(await count("event_seal", world.id)).toBe(60);
    expect(await findingIn(world.id)).toBeNull();
  });

  test("tells after each commit how far the chain has come [C1]", async () => {
    const world = await makeWorkspace(database.owner);
    await appendFacts(world.id, 25);
    const told: number[] = [];
    const result = await sealWorkspace(world.id, { batchSize: 10, onSealed: (_, seq) => told.push(seq) });
    expect(told).toEqual([10, 20, 25]);
    expect(result).toEqual({ kind: "sealed", count: 25, seq: 25, more: false });
  });

  test("goes to a workspace when it is woken, without waiting for a look [C2]", async () => {
    const world = await makeWorkspace(database.owner);
    const abort = new AbortController();
    let wake: (workspaceId: WorkspaceId) => void = () => undefined;
    const sealed: number[] = [];
    const sealer = runSealer({
      signal: abort.signal,
      pollMs: 3_600_000,
      wakes: (subscriber) => {
        wake = subscriber;
        return () => undefined;
      },
      onSealed: (workspaceId, seq) => {
        if (workspaceId === world.id) sealed.push(seq);
      },
    });
    await vi.waitFor(async () => expect((await database.owner.query(`SELECT 1 FROM event_pending`)).rowCount).toBe(0), { interval: 10 });
    await appendFacts(world.id, 3);
    wake(world.id);
    await vi.waitFor(() => expect(sealed).toEqual([3]), { timeout: 10_000, interval: 5 });
    abort.abort();
    await sealer;
  });

  test("keeps back an event that the format cannot hold, with its conversation, and seals everything else [C2] [Q15]", async () => {
    const world = await makeWorkspace(database.owner);
    const [bad, good] = [await makeConversation(database.owner, world), await makeConversation(database.owner, world)];
    await withWorkspaceSql({ workspaceId: world.id }, async (tx) => {
      await writeItems(tx, bad, [factOf("csat.rated", "conversation", bad, { score: 1 })]);
      await tx.query(
        `SELECT write_items($1::uuid, $2::uuid, jsonb_build_array(jsonb_build_object('kind', 'event', 'id', $3::text, 'type', 'csat.rated', 'subjectType', 'conversation', 'subjectId', $2::text, 'actorKind', 'system', 'data', '{"score": 90071992547409931}'::jsonb)), $4)`,
        [world.id, bad, newId(), tx.now],
      );
      await writeItems(tx, bad, [factOf("csat.rated", "conversation", bad, { score: 3 })]);
      await writeItems(tx, good, [factOf("csat.rated", "conversation", good, { score: 4 })]);
    });
    await sealWorkspace(world.id);
    const seals = await allSeals(world.id);
    expect(seals.map((seal) => seal.event.data.score)).toEqual([1, 4]);
    expect(await count("event_pending", world.id)).toBe(2);
    expect(await findingIn(world.id)).toBeNull();
  });
});

describe("sealers that are killed", () => {
  const folder = fileURLToPath(new URL(`../../.handrail/test-sealer-${process.pid}/`, import.meta.url));
  const entry = join(folder, "sealer.mjs");
  beforeAll(async () => {
    await build({
      stdin: {
        contents: `import { runSealer } from "@/lib/events/sealer";
          await runSealer({ signal: new AbortController().signal, pollMs: 1, onSealed: () => process.send?.("sealed") });`,
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

  test("with kill -9 or a cut connection in the middle of a batch leave a chain that holds every event once [Q8] [C2]", async () => {
    const world = await makeWorkspace(database.owner);
    const conversations = await Promise.all(Array.from({ length: 6 }, () => makeConversation(database.owner, world)));
    const deaths = full ? 30 : 3;
    const sealers = new Set<ChildProcess>();
    let died = 0;
    /** A process that dies after its second batch, in the middle of whatever it does then; another takes its place until there were enough. */
    const start = (): void => {
      const child = fork(entry, { env: { ...process.env }, stdio: "ignore" });
      sealers.add(child);
      let steps = 0;
      child.on("message", () => {
        steps += 1;
        if (steps === 2) child.kill("SIGKILL");
      });
      child.on("exit", () => {
        died += 1;
        sealers.delete(child);
        if (died < deaths) start();
      });
    };
    /** Ends the database session of a sealer that holds a head's lock. */
    const cutConnection = () =>
      database.owner.query(
        `SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND (query LIKE 'SELECT p.ord%' OR query LIKE 'WITH sealed%') LIMIT 1) AS one`,
      );
    start();
    start();
    const committed = new Set<string>();
    for (let round = 0; died < deaths; round += 1) {
      for (const id of await writeFrom(4, 10, world.id, conversations)) committed.add(id);
      if (round % 4 === 3) await cutConnection();
    }
    // One that nobody kills finishes the work.
    for (const child of sealers) child.kill("SIGKILL");
    const survivor = new AbortController();
    const last = runSealer({ signal: survivor.signal, pollMs: 5 });
    await untilSealed(world.id);
    survivor.abort();
    await last;
    const seals = await allSeals(world.id);
    expect(seals.map((seal) => seal.event.id).sort()).toEqual([...committed].sort());
    expect(await findingIn(world.id)).toBeNull();
  });
});

describe("checkpoints", () => {
  test("are signed in the transaction of the thousandth seal, and each names the one before [C2] [Q12]", async () => {
    const world = await makeWorkspace(database.owner);
    await database.owner.query(
      `WITH made AS (
         INSERT INTO event (workspace_id, id, type, subject_type, subject_id, actor_kind, data, occurred_at)
         SELECT $1, gen_random_uuid(), 'article.updated', 'article', gen_random_uuid(), 'system', jsonb_build_object('number', n), '2026-11-22T00:00:00Z' FROM generate_series(1, $2::int) n RETURNING id
       ) INSERT INTO event_pending (workspace_id, event_id, created_at) SELECT $1, id, '2026-11-22T00:00:00Z' FROM made`,
      [world.id, 2 * sealsPerCheckpoint + 500],
    );
    await sealWorkspace(world.id);
    const checkpoints = await withWorkspaceSql({ workspaceId: world.id }, (tx) => readCheckpoints(tx, 0, 10));
    expect(checkpoints.map(({ seq, prevSeq }) => [seq, prevSeq])).toEqual([
      [1000, 0],
      [2000, 1000],
    ]);
    expect(await findingIn(world.id)).toBeNull();
  });

  test("are signed when a chain has rested for a minute, not before, and not twice [C2]", async () => {
    const world = await makeWorkspace(database.owner);
    await appendFacts(world.id, 3);
    await sealWorkspace(world.id);
    const ours = () => withWorkspaceSql({ workspaceId: world.id }, (tx) => readCheckpoints(tx, 0, 10));
    await signRestingChains(1000);
    expect(await ours()).toEqual([]);
    const later = Date.now() + restBeforeCheckpointMs + 1000;
    const restore = setClock(() => new Date(later));
    try {
      expect(await signRestingChains(1000)).toBeGreaterThan(0);
      expect((await ours()).map(({ seq }) => seq)).toEqual([3]);
      await signRestingChains(1000);
      expect(await ours()).toHaveLength(1);
    } finally {
      restore();
    }
    expect(await checkpointNow(world.id)).toEqual((await ours())[0]);
  });
});
