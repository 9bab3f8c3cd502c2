/** The migrator against sessions that hold what it needs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { migrateDatabase } from "../../scripts/bootstrap/migrate.mjs";

const { owner, ownerUrl } = await testDatabase();
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
