import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { planExport, tablesLeftOut } from "@/lib/core/workspace/export-plan";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { readExportPage, readExportTables } from "@/lib/db/export-rows";
import { withWorkspaceSql } from "@/lib/db/tx";
import { workspaceEndEndpoints } from "@/lib/endpoints/workspace-end";
import { createApiKey } from "@/lib/features/api-key/create-api-key";
import { uploadAttachment } from "@/lib/features/attachment/upload-attachment";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { callEndpoint } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { sweepExports } from "./sweep-exports";
import { writeExport } from "./write-export";

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "handrail-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function ownerOf(world: World) {
  const { key } = await createApiKey(world.owner, { name: "Owner", scopes: ["workspace:own"], expiresAt: null });
  const headers = { authorization: `Bearer ${key}`, "handrail-member": toWireId("member", world.owner.id) };
  return (target: string) => callEndpoint(workspaceEndEndpoints, target, { headers });
}

async function jobOf(world: World): Promise<{ workspaceId: string; exportId: string }> {
  const { rows } = await database.owner.query("SELECT id FROM workspace_export WHERE workspace_id = $1", [world.workspaceId]);
  return { workspaceId: world.workspaceId, exportId: rows[0].id };
}

const isReady = async (world: World) =>
  (await database.owner.query("SELECT 1 FROM workspace_export WHERE workspace_id = $1 AND status = 'ready'", [world.workspaceId])).rows.length === 1;

/** As the queue would, which runs the job again after each time it queued the rest of itself. */
async function write(world: World): Promise<void> {
  const job = await jobOf(world);
  while (!(await isReady(world))) await writeExport(job);
}

function unpack(bytes: Uint8Array): { path: string; lines(table: string): Record<string, unknown>[] } {
  const into = mkdtempSync(join(folder, "one-"));
  writeFileSync(join(into, "x.tar.gz"), bytes);
  execFileSync("tar", ["-xzf", "x.tar.gz"], { cwd: into });
  const path = join(into, "export");
  return {
    path,
    lines: (table) =>
      readdirSync(join(path, "data", table))
        .sort()
        .flatMap((name) =>
          readFileSync(join(path, "data", table, name), "utf8")
            .split("\n")
            .filter(Boolean),
        )
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const big = Buffer.alloc(2_500_000, "order ");

async function liveIn(world: World): Promise<void> {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  await uploadAttachment(visitor, conversationId, { clientId: newId(), name: "Größe.txt", bytes: big });
}

test("an export holds every row of the workspace and none of another's, its files byte for byte, and no secret; ordinary tar reads it [S1] [S3]", async () => {
  const [world, other] = [await makeWorld(), await makeWorld()];
  for (const each of [world, other]) await liveIn(each);
  const ask = await ownerOf(world);
  expect((await ask("GET /api/v1/workspace/export")).body).toEqual({ export: null });
  const asked = await ask("POST /api/v1/workspace/export");
  expect([asked.status, asked.body.export.status]).toEqual([202, "running"]);
  expect((await ask("POST /api/v1/workspace/export")).body.code).toBe("state_conflict");
  expect((await ask("GET /api/v1/workspace/export/file")).status).toBe(404);
  await write(world);
  const file = await ask("GET /api/v1/workspace/export/file");
  expect([file.status, file.headers["content-disposition"]]).toEqual([
    200,
    expect.stringMatching(/^attachment; filename="w-[0-9a-f]+-\d{4}-\d\d-\d\d\.tar\.gz"$/),
  ]);

  const { path, lines } = unpack(file.body as Uint8Array);
  const manifest = JSON.parse(readFileSync(join(path, "manifest.json"), "utf8"));
  expect(manifest).toMatchObject({ handrail: "workspace-export/1", workspace: { slug: world.slug }, files: 1 });
  const tables = planExport(await withWorkspaceSql(world, (tx) => readExportTables(tx)));
  expect(tables.length).toBeGreaterThan(40);
  for (const { name, owner } of tables) {
    const { rows } = await database.owner.query(`SELECT count(*)::int AS count FROM "${name}" WHERE ${owner} = $1`, [world.workspaceId]);
    const written = lines(name);
    // The log goes on while it is exported.
    if (!name.startsWith("event")) expect([name, written.length]).toEqual([name, rows[0].count]);
    expect([name, manifest.rows[name]]).toEqual([name, written.length]);
    expect(written.filter((row) => row[owner] !== world.workspaceId)).toEqual([]);
  }
  expect(lines("message").map(({ text }) => text)).toContain(knownQuestion);
  const [kept] = lines("file");
  expect(kept?.name).toBe("Größe.txt");
  expect(readFileSync(join(path, "files", String(kept?.id))).equals(big)).toBe(true);
  const { rows: secrets } = await database.owner.query(
    "SELECT secret_ciphertext AS secret FROM channel WHERE workspace_id = $1 UNION SELECT token_sha256 FROM api_key WHERE workspace_id = $1",
    [world.workspaceId],
  );
  const everything = execFileSync(
    "cat",
    readdirSync(join(path, "data")).flatMap((table) => readdirSync(join(path, "data", table)).map((name) => join(path, "data", table, name))),
    {
      maxBuffer: 100_000_000,
    },
  ).toString("utf8");
  for (const { secret } of secrets) expect(everything).not.toContain(secret);
  const { rows: told } = await database.owner.query("SELECT type FROM event WHERE workspace_id = $1 AND type LIKE 'workspace.export%' ORDER BY id", [
    world.workspaceId,
  ]);
  expect(told.map(({ type }) => type)).toEqual(["workspace.export_requested", "workspace.exported"]);
});

test("every table of a workspace is exported or left behind for a stated reason, and bytes leave only as salts of what they belong to [S1]", async () => {
  const world = await makeWorld({ articles: false });
  const tables = await withWorkspaceSql(world, (tx) => readExportTables(tx));
  expect(Object.keys(tablesLeftOut).filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea' ORDER BY 1`,
  );
  const leaving = new Set(planExport(tables).flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`)));
  expect(rows.map(({ name }) => name).filter((name) => leaving.has(name))).toEqual(["draft.salt", "file.salt", "message.salt", "paired_answer.salt"]);
  expect([...leaving].filter((name) => /cipher|secret(?!_hint|_created)|token_(?!epoch)|password/.test(name))).toEqual([
    "channel.previous_secret_until",
    "webhook_endpoint.previous_secret_until",
  ]);
});

test("large tables leave in pages of bounded size, each row once, whatever their keys are [S1]", async () => {
  const world = await makeWorld({ articles: false });
  await database.owner.query(
    `INSERT INTO usage_day (workspace_id, starts_at) SELECT $1, date_trunc('day', now()) - n * interval '1 day' FROM generate_series(1, 1200) n`,
    [world.workspaceId],
  );
  await database.owner.query(
    `INSERT INTO contact (workspace_id, id, external_id, name, verified_at, verified_by, created_at)
     SELECT $1, gen_random_uuid(), n, repeat('long ', 60000) || n, now(), 'jwt', now() FROM generate_series(1, 12) n`,
    [world.workspaceId],
  );
  for (const [name, expected] of [
    ["usage_day", 1200],
    ["contact", 12],
  ] as const) {
    const seen = new Set<string>();
    let after: string[] | null = null;
    for (let isLast = false; !isLast;) {
      const page = await withWorkspaceSql(world, async (tx) => {
        const table = (await readExportTables(tx)).find((each) => each.name === name);
        if (!table) throw new Error("no such table");
        return readExportPage(tx, table, after);
      });
      expect(page.lines.join("").length).toBeLessThan(1_400_000);
      for (const line of page.lines) seen.add(line);
      ({ last: after, isLast } = page);
    }
    expect(seen.size).toBe(expected);
  }
});

test("a job that is cut, or runs twice at once, writes the same whole archive; one whose export was removed ends without a word [S1]", async () => {
  const world = await makeWorld();
  await liveIn(world);
  const ask = await ownerOf(world);
  await ask("POST /api/v1/workspace/export");
  const job = await jobOf(world);
  while (!(await isReady(world))) await Promise.all([writeExport(job), writeExport(job), writeExport(job)]);
  const { lines } = unpack((await ask("GET /api/v1/workspace/export/file")).body as Uint8Array);
  expect(new Set(lines("message").map(({ id }) => id)).size).toBe(lines("message").length);
  await ask("POST /api/v1/workspace/export");
  const removed = await jobOf(world);
  expect((await ask("DELETE /api/v1/workspace/export")).status).toBe(204);
  await writeExport(removed);
  expect((await ask("GET /api/v1/workspace/export")).body).toEqual({ export: null });
});

test("an export is offered for seven days, then its bytes go [S1]", async () => {
  const world = await makeWorld({ articles: false });
  const ask = await ownerOf(world);
  await ask("POST /api/v1/workspace/export");
  await write(world);
  expect(await sweepExports()).toBe(0);
  const restore = setClock(() => new Date(Date.now() + 7.01 * 24 * 3_600_000));
  expect((await ask("GET /api/v1/workspace/export/file")).status).toBe(404);
  expect(await sweepExports()).toBeGreaterThan(0);
  restore();
  expect((await database.owner.query("SELECT 1 FROM workspace_export_part WHERE workspace_id = $1", [world.workspaceId])).rows).toEqual([]);
});
