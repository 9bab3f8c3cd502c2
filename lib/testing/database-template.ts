/**
 * Before the database tests: one template database, migrated once for each state of the migrations; a test file clones it in a tenth of a
 * second. TEST_DATABASE_URL names a superuser of a throw-away server (`node scripts/dev-database.mjs` starts one).
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrateDatabase, readMigrations } from "../../scripts/bootstrap/migrate.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    testServerUrl: string;
    testTemplate: string;
    testRun: string;
  }
}

type Migrate = (ownerUrl: string) => Promise<unknown>;
type Read = (folder: string) => { name: string; checksum: string }[];

const prismaFolder = fileURLToPath(new URL("../../prisma", import.meta.url));

export default async function prepareTemplate(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  if (!serverUrl) throw new Error("TEST_DATABASE_URL is not set. Try: TEST_DATABASE_URL=$(node scripts/dev-database.mjs) npx vitest run --project db");
  const template = `handrail_template_${stateOfMigrations()}`;
  const run = `handrail_test_${process.pid}_${Date.now().toString(36)}`;
  await withServer(serverUrl, async (server) => {
    // Several runs share a server: one builds, the others wait for it.
    await server.query("SELECT pg_advisory_lock(hashtext($1))", [template]);
    const known = await server.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (known.rowCount === 0) {
      const making = `${run}_template`;
      await server.query(`CREATE DATABASE ${making}`);
      await (migrateDatabase as Migrate)(withDatabase(serverUrl, making));
      await server.query(`ALTER DATABASE ${making} RENAME TO ${template}`);
    }
  });
  project.provide("testServerUrl", serverUrl);
  project.provide("testTemplate", template);
  project.provide("testRun", run);
  return () => dropDatabases(serverUrl, run);
}

export function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

function stateOfMigrations(): string {
  const hash = createHash("sha256");
  for (const { name, checksum } of (readMigrations as Read)(join(prismaFolder, "migrations"))) hash.update(`${name} ${checksum}\n`);
  return hash
    .update(readFileSync(join(prismaFolder, "after-jobs.sql")))
    .digest("hex")
    .slice(0, 12);
}

async function dropDatabases(serverUrl: string, prefix: string): Promise<void> {
  await withServer(serverUrl, async (server) => {
    const { rows } = await server.query<{ datname: string }>("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [`${prefix}_`]);
    for (const { datname } of rows) await server.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}

async function withServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
