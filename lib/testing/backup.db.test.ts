/** Backup and restore are scripts that run before anything is built; what they promise is shown on real databases. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { exportAudit } from "@/lib/features/audit/export-audit";
import { uploadAttachment } from "@/lib/features/attachment/upload-attachment";
import { listBots } from "@/lib/features/bot/list-bots";
import { updateBot } from "@/lib/features/bot/update-bot";
import { listChannels } from "@/lib/features/channel/list-channels";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { replyToVisitor } from "@/lib/features/conversation/reply-to-visitor";
import { activateKillSwitch } from "@/lib/features/kill-switch/activate-kill-switch";
import { createTeam } from "@/lib/features/team/create-team";
import { createTool } from "@/lib/features/tool/create-tool";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { auditSigningKey } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { setEnvironment, testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { backUp } from "../../scripts/bootstrap/backup.mjs";
import { restore } from "../../scripts/bootstrap/restore.mjs";
import { deriveRoleUrls } from "../../scripts/bootstrap/roles.mjs";

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "handrail-backup-"));
const made: string[] = [];

afterAll(async () => {
  rmSync(folder, { recursive: true });
  const server = new pg.Client({ connectionString: inject("testServerUrl") });
  await server.connect();
  for (const name of made) await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await server.end();
});

async function emptyDatabase(): Promise<string> {
  const name = `${inject("testRun")}_${randomBytes(4).toString("hex")}`;
  const server = new pg.Client({ connectionString: inject("testServerUrl") });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  await server.end();
  made.push(name);
  const url = new URL(inject("testServerUrl"));
  url.pathname = `/${name}`;
  return url.toString();
}

/** A digest of each table's rows. */
async function digests(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ('_prisma_migrations', 'process_heartbeat', 'rate_counter')",
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: digest } = await client.query<{ value: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS value FROM ${name} t`,
    );
    found[name] = digest[0]?.value ?? "";
  }
  const { rows: jobs } = await client.query("SELECT key FROM graphile_worker.jobs ORDER BY key");
  found.jobs = JSON.stringify(jobs);
  await client.end();
  return found;
}

/** Rows that would be written twice, changed or refused if the triggers of their tables did their work again: see restore.mjs. */
async function leaveTriggersTheirTraces(world: World): Promise<void> {
  const stopped = await makeVisitor(world);
  expect((await say(stopped.visitor, stopped.conversationId, knownQuestion)).decision).toMatchObject({ action: "answer" });
  await activateKillSwitch(world.owner, { scope: "conversation", conversationId: stopped.conversationId, reason: "It named a wrong price." });
  const [bot] = (await listBots(world.owner)).bots;
  if (!bot) throw new Error("no bot");
  await updateBot(world.owner, bot.id, { version: bot.version, draftMode: true }, (row) => row);
  const held = await makeVisitor(world);
  expect((await say(held.visitor, held.conversationId, knownQuestion)).decision).toMatchObject({ action: "hold" });
  // The hand-over from before has no team; one that begins now would get this one.
  const { channels } = await listChannels(world.owner);
  await createTeam(world.owner, { name: "Returns desk", memberIds: [], channelIds: channels.map(({ id }) => id) });
  const upload = { clientId: newId(), name: "note.txt", bytes: Buffer.from("A note.") };
  await uploadAttachment(held.visitor, held.conversationId, upload);
  // The order of a schema's fields is the order in which they are shown.
  const schema = { type: "object", properties: { orderId: { type: "string" }, b: { type: "string" }, a: { type: "string" } } } as const;
  const settings = { description: "", method: "POST", url: "https://receiver.example/tools", identity: "none", enabled: true, botMayAsk: false } as const;
  await createTool(world.owner, { ...settings, name: "change_address", schema, approval: { kind: "always" } });
}

test("what was backed up is restored row for row, with its waiting jobs; its log verifies outside the product, and work goes on [S5] [C2]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  await say(visitor, conversationId, "Ich möchte mit einem Menschen sprechen 🙋 \u0001\\ \"'");
  await claimConversation(world.ada, conversationId);
  await replyToVisitor(world.ada, conversationId, { clientId: newId(), text: "Hello, this is Ada." });
  await leaveTriggersTheirTraces(world);
  await sealWorkspace(world.workspaceId);
  const file = join(folder, "whole.backup");
  const { rows, tables } = await backUp(database.ownerUrl, file);
  expect(tables).toBeGreaterThan(30);
  expect(statSync(file).mode & 0o077).toBe(0);

  const target = await emptyDatabase();
  expect((await restore(target, file)).rows).toBe(rows);
  expect(await digests(target)).toEqual(await digests(database.ownerUrl));

  await prisma().$disconnect();
  await pool().end();
  for (const key of Object.getOwnPropertySymbols(globalThis))
    if (/^handrail\.(pg-pool|prisma)$/.test(key.description ?? "")) delete (globalThis as Record<symbol, unknown>)[key];
  const { appUrl, jobsUrl } = deriveRoleUrls(target);
  setEnvironment({ DATABASE_URL: target, DATABASE_APP_URL: appUrl, DATABASE_JOBS_URL: jobsUrl });
  await replyToVisitor(world.ada, conversationId, { clientId: newId(), text: "And this is after the restore." });
  const log = join(folder, "audit.jsonl");
  writeFileSync(log, await exportAudit(world.owner));
  const key = auditSigningKey().publicKeyRaw.toString("base64url");
  const verdict = execFileSync(process.execPath, ["scripts/handrail-verify.mjs", log, "--key", key, "--json"], { encoding: "utf8" });
  expect(JSON.parse(verdict)).toMatchObject({ ok: true });
});

test("a backup that is cut, changed or of something else is refused before anything is written, and so is a database that is not empty [S5]", async () => {
  const file = join(folder, "good.backup");
  await backUp(database.ownerUrl, file);
  const text = gunzipSync(readFileSync(file)).toString("utf8");
  const target = await emptyDatabase();
  const lines = text.trimEnd().split("\n");
  const broken: Record<string, Buffer> = {
    "cut.backup": readFileSync(file).subarray(0, 2_000),
    "short.backup": gzipSync(`${lines.slice(0, -1).join("\n")}\n`),
    "changed.backup": gzipSync(text.replace('"email":"', '"email":"x')),
    "other.backup": gzipSync("hello\n"),
    "plain.backup": Buffer.from("hello"),
  };
  for (const [name, bytes] of Object.entries(broken)) {
    writeFileSync(join(folder, name), bytes);
    await expect(restore(target, join(folder, name))).rejects.toThrow("no whole backup");
  }
  await expect(restore(target, join(folder, "missing.backup"))).rejects.toThrow("no whole backup");
  expect(
    await new pg.Pool({ connectionString: target, max: 1, idleTimeoutMillis: 1 }).query("SELECT 1 FROM pg_class WHERE relname = 'workspace'"),
  ).toMatchObject({ rowCount: 0 });
  await expect(restore(database.ownerUrl, file)).rejects.toThrow("not empty");
  const header = JSON.parse((lines[0] ?? "").slice(2)) as { migrations: string[] };
  expect(header.migrations.length).toBeGreaterThan(5);
});
