import { expect, test } from "vitest";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { uploadAttachment } from "@/lib/features/attachment/upload-attachment";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { eraseWorkspaceRows, setDeletionDue } from "@/lib/db/workspace";
import { withWorkspaceSql } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { eraseDueWorkspaces } from "./erase-due-workspaces";

const database = await testDatabase();

type Column = { name: string; type: string; check: string | null };
type TenantTable = { name: string; columns: Column[] };

/** Every table that holds a workspace, with the columns that must be filled and what is checked of them. */
async function tenantTables(): Promise<TenantTable[]> {
  const { rows } = await database.owner.query<TenantTable>(
    `SELECT c.relname AS name, (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL), 'check',
        (SELECT string_agg(pg_get_constraintdef(k.oid), ' ' ORDER BY cardinality(k.conkey), k.conname) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND a.attnum = ANY (k.conkey))))
       FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = '') AS columns
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped) ORDER BY 1`,
  );
  return rows;
}

async function countRows(workspaceId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of await tenantTables()) {
    const { rows } = await database.owner.query<{ count: string }>(`SELECT count(*) AS count FROM "${name}" WHERE workspace_id = $1`, [workspaceId]);
    counts[name] = Number(rows[0]?.count);
  }
  return counts;
}

/** Something that the column takes, as far as its checks name a value. */
function valueFor({ type, check }: Column): unknown {
  if (type === "uuid") return newId();
  if (type === "jsonb") return "{}";
  if (type === "bytea") return Buffer.from([1]);
  if (type === "boolean") return false;
  if (type.startsWith("timestamp")) return new Date();
  if (type.endsWith("[]")) return type.startsWith("text") ? "{x}" : "{1}";
  if (type === "text") return (/ARRAY\['([^']*)'/.exec(check ?? "") ?? /'([^']*)'::text/.exec(check ?? ""))?.[1] ?? "x";
  return Number(/(?:>=|=|ARRAY\[) ?\(?(\d+)/.exec(check ?? "")?.[1] ?? 1);
}

/** One row at least in each table, foreign keys aside: also in tables that no story of this test touches, and in those of tomorrow. */
async function fillTheRest(workspaceId: string): Promise<string[]> {
  const unfilled: string[] = [];
  const client = await database.owner.connect();
  await client.query("SET session_replication_role = replica");
  for (const [name, count] of Object.entries(await countRows(workspaceId))) {
    if (count > 0) continue;
    const columns = (await tenantTables()).find((table) => table.name === name)?.columns ?? [];
    const values = columns.map((column) => (column.name === "workspace_id" ? workspaceId : valueFor(column)));
    await client
      .query(
        `INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join(", ")}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
        values,
      )
      .catch(() => unfilled.push(name));
  }
  await client.query("SET session_replication_role = DEFAULT");
  client.release();
  return unfilled;
}

/** Conversations, a person, a file, articles, a sealed log. */
async function liveIn(world: World): Promise<void> {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  await uploadAttachment(visitor, conversationId, { clientId: newId(), name: "order.txt", bytes: new TextEncoder().encode("My order is 4711.") });
  await say(visitor, conversationId, "I want to talk to a person");
  await claimConversation(world.ada, conversationId);
  await sealWorkspace(world.workspaceId);
}

const due = (world: World) => withWorkspaceSql(world, (tx) => setDeletionDue(tx, new Date(Date.now() - 3_600_000)));

async function jobsOf(workspaceId: string): Promise<number> {
  const { rows } = await database.owner.query("SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'workspaceId' = $1", [workspaceId]);
  return rows.length;
}

test("after its erasure no table holds a row of the workspace and no job names it, the other workspace is untouched, and accounts stay [S1] [S3]", async () => {
  const [gone, kept] = [await makeWorld(), await makeWorld()];
  for (const world of [gone, kept]) await liveIn(world);
  expect(await fillTheRest(gone.workspaceId)).toEqual([]);
  const full = await countRows(gone.workspaceId);
  expect(Object.entries(full).filter(([, count]) => count === 0)).toEqual([]);
  await withWorkspaceSql(gone, (tx) => enqueue(tx, "embed_knowledge", { workspaceId: gone.workspaceId }, { runAt: new Date(Date.now() + 60_000) }));
  const before = await countRows(kept.workspaceId);
  const jobs = await jobsOf(kept.workspaceId);
  expect(await jobsOf(gone.workspaceId)).toBeGreaterThan(0);

  expect(await eraseDueWorkspaces()).toBe(0);
  expect(await countRows(gone.workspaceId)).toEqual(full);
  await due(gone);
  expect(await eraseDueWorkspaces()).toBe(1);

  expect(Object.entries(await countRows(gone.workspaceId)).filter(([, count]) => count > 0)).toEqual([]);
  expect((await database.owner.query("SELECT 1 FROM workspace WHERE id = $1", [gone.workspaceId])).rows).toEqual([]);
  expect(await jobsOf(gone.workspaceId)).toBe(0);
  expect(await countRows(kept.workspaceId)).toEqual(before);
  expect(await jobsOf(kept.workspaceId)).toBe(jobs);
  expect((await database.owner.query("SELECT 1 FROM account WHERE id = $1", [gone.owner.accountId])).rows).toHaveLength(1);
  expect(await eraseDueWorkspaces()).toBe(0);
});

test("an erasure that was cut anywhere goes on, and two processes at once erase one workspace once [S1]", async () => {
  const world = await makeWorld();
  await liveIn(world);
  await due(world);
  const now = new Date();
  const sizes: number[] = [];
  for (let step = 0; step < 3; step += 1) sizes.push((await eraseWorkspaceRows(world.workspaceId, now, 7)).erased);
  expect(sizes).toEqual([7, 7, 7]);
  // Something that is written between two steps goes, too.
  await database.owner.query("INSERT INTO usage_day (workspace_id, starts_at) VALUES ($1, $2)", [world.workspaceId, now]);
  const gone = await Promise.all([eraseDueWorkspaces(), eraseDueWorkspaces(), eraseDueWorkspaces()]);
  const again = await eraseDueWorkspaces();
  expect(gone.reduce((sum, each) => sum + each, again)).toBe(1);
  expect(Object.values(await countRows(world.workspaceId)).every((count) => count === 0)).toBe(true);
});

test("the database erases nothing of a workspace that is not due, whatever the application asks for [S1] [S3]", async () => {
  const world = await makeWorld({ articles: false });
  expect(await eraseWorkspaceRows(world.workspaceId, new Date(), 100)).toEqual({ erased: 0, done: false });
  await withWorkspaceSql(world, (tx) => setDeletionDue(tx, new Date(Date.now() + 3_600_000)));
  expect(await eraseWorkspaceRows(world.workspaceId, new Date(), 100)).toEqual({ erased: 0, done: false });
  await expect(withWorkspaceSql(world, (tx) => tx.query("DELETE FROM event WHERE workspace_id = $1", [world.workspaceId]))).rejects.toThrow(
    /permission denied/,
  );
});
