/**
 * A database of its own for one test file: a clone of the migrated template, reached by the product's pool as the application's role, and
 * by `owner` as the superuser, for looking behind the product's back. Call at the top of the file: `const database = await testDatabase();`
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { deriveRoleUrls } from "../../scripts/bootstrap/roles.mjs";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";

export type TestDatabase = {
  ownerUrl: string;
  appUrl: string;
  jobsUrl: string;
  /** As superuser, past row-level security. */
  owner: pg.Pool;
};

/** `environment` overrides variables of this file's process, such as SIGNUP or SMTP_URL; undefined takes one away. */
export async function testDatabase(environment: Record<string, string | undefined> = {}): Promise<TestDatabase> {
  const serverUrl = inject("testServerUrl");
  const name = `${inject("testRun")}_${randomBytes(4).toString("hex")}`;
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  await clone(server, name, inject("testTemplate"));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const ownerUrl = url.toString();
  const { appUrl, jobsUrl } = (deriveRoleUrls as (url: string) => { appUrl: string; jobsUrl: string })(ownerUrl);
  setEnvironment({ DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, DATABASE_JOBS_URL: jobsUrl, ...environment });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  owner.on("error", () => undefined);
  afterAll(async () => {
    await prisma().$disconnect();
    await pool()
      .end()
      .catch(() => undefined);
    await owner.end();
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.end();
  });
  return { ownerUrl, appUrl, jobsUrl, owner };
}

/** Sets the environment of this process and makes the product read it anew. */
export function setEnvironment(variables: Record<string, string | undefined>): void {
  const values = {
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    HANDRAIL_SECRET: "a secret for tests, and for nothing else at all",
    HANDRAIL_URL: "http://handrail.test",
    ...variables,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else (process.env as Record<string, string>)[name] = value;
  }
  delete (globalThis as Record<symbol, unknown>)[Symbol.for("handrail.env")];
}

/** A template that somebody is cloning at this moment may be refused to others; they ask again. */
async function clone(server: pg.Client, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
      return;
    } catch (error) {
      if (attempt === 20 || (error as { code?: string }).code !== "55006") throw error;
      await server.query("SELECT pg_sleep(0.1)");
    }
  }
}
