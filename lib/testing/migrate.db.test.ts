/** The migrator against sessions that hold what it needs, and what it gives the sessions of the app. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/testing/database";
import { migrateDatabase } from "../../scripts/bootstrap/migrate.mjs";
import { settleAppSessions } from "../../scripts/bootstrap/roles.mjs";

const { owner, ownerUrl, appUrl, jobsUrl } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "handrail-migrations-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a migration that is chosen to end a deadlock with running processes begins anew by itself, and is applied once [S5]", async () => {
  const name = "29990101000000_two_tables";
  mkdirSync(join(folder, "migrations", name), { recursive: true });
  writeFileSync(
    join(folder, "migrations", name, "migration.sql"),
    "ALTER TABLE channel ADD COLUMN later text; ALTER TABLE conversation ADD COLUMN later text;",
  );
  const busy = await owner.connect();
  try {
    // The other way round than the migration, and with more patience: it is the migration that gives way.
    await busy.query("SET deadlock_timeout = '60s'");
    await busy.query("BEGIN; LOCK TABLE conversation IN ROW EXCLUSIVE MODE");
    const migrated = migrateDatabase(ownerUrl, { folder });
    const waits = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'handrail migrate' AND wait_event_type = 'Lock'";
    await expect.poll(async () => (await owner.query(waits)).rowCount, { timeout: 30_000 }).toBe(1);
    await busy.query("LOCK TABLE channel IN ROW EXCLUSIVE MODE; COMMIT");
    expect((await migrated).applied).toEqual([name]);
  } finally {
    busy.release(true);
  }
  const { rows } = await owner.query("SELECT finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE migration_name = $1", [name]);
  expect(rows).toEqual([{ finished: true }]);
});

const settings = ["TimeZone", "enable_seqscan", "jit", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];

test("the app's role has by itself what its pool asks for, so that a pooler which drops startup parameters changes nothing; the job runner's has not [S5]", async () => {
  const asked = await read(pool());
  expect(asked).toMatchObject({ TimeZone: "UTC", enable_seqscan: "off", jit: "off", statement_timeout: "15s" });
  await resetAppRole();
  expect(await readBare(appUrl)).not.toEqual(asked);
  for (let time = 1; time <= 2; time += 1) {
    await migrateDatabase(ownerUrl);
    expect(await readBare(appUrl)).toEqual(asked);
  }
  expect(await readBare(jobsUrl)).toMatchObject({ enable_seqscan: "on", statement_timeout: "0" });
});

test("an owner that may not alter the app's role migrates all the same [S5]", async () => {
  const name = `plain_${process.pid}`;
  await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD 'plain'`);
  const url = new URL(ownerUrl);
  [url.username, url.password] = [name, "plain"];
  await resetAppRole();
  const plain = new pg.Client({ connectionString: url.toString() });
  await plain.connect();
  try {
    await expect(plain.query("ALTER ROLE handrail_app SET jit = off")).rejects.toMatchObject({ code: "42501" });
    await expect(settleAppSessions(plain)).resolves.toBeUndefined();
  } finally {
    await plain.end();
    await owner.query(`DROP ROLE ${name}`);
  }
});

async function resetAppRole(): Promise<void> {
  await owner.query("DO $$BEGIN EXECUTE format('ALTER ROLE handrail_app IN DATABASE %I RESET ALL', current_database()); END$$");
}

async function read(client: pg.Pool | pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>("SELECT name, current_setting(name) AS value FROM unnest($1::text[]) name", [settings]);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

async function readBare(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return read(client).finally(() => client.end());
}
