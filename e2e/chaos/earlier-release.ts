/**
 * A release of before as it was built, from prisma/fixtures: an installation at its migrations, and processes of it. Its pages are not kept:
 * they are those of this build, and nobody asks for them here.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import pg from "pg";
import type * as AppModule from "../../scripts/bootstrap/app.mjs";
import type * as NextModule from "../../scripts/bootstrap/build-next.mjs";
import type * as RestoreModule from "../../scripts/bootstrap/restore.mjs";
import { loadScript, until } from "./stage";
import { freePort } from "@/lib/testing/free-port";

/** `secret`: HANDRAIL_SECRET of the fixture. */
export type Release = { name: string; secret: string };

export type Process = { url: string; stop(): Promise<void>; /** Null while it runs. */ ended(): string | null };

const fixtures = join(process.cwd(), "prisma", "fixtures");

/** A database of its own as that release left it: none of the migrations that came after. */
export async function restoreAsOf({ name }: Release): Promise<{ url: string; drop(): Promise<void> }> {
  const base = process.env.DATABASE_URL ?? "";
  const database = `e2e_${randomBytes(6).toString("hex")}`;
  const server = async (sql: string) => {
    const client = new pg.Client({ connectionString: base });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await server(`CREATE DATABASE ${database}`);
  const url = new URL(base);
  url.pathname = `/${database}`;
  const drop = () => server(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  const folder = mkdtempSync(join(tmpdir(), "handrail-release-"));
  try {
    const { checkBackup, restore } = await loadScript<typeof RestoreModule>("bootstrap/restore.mjs");
    const backup = join(fixtures, `${name}.backup`);
    for (const migration of (await checkBackup(backup)).header.migrations)
      cpSync(join(process.cwd(), "prisma", "migrations", migration), join(folder, "migrations", migration), { recursive: true });
    copyFileSync(join(process.cwd(), "prisma", "after-jobs.sql"), join(folder, "after-jobs.sql"));
    await restore(url.href, backup, { folder });
    return { url: url.href, drop };
  } catch (error) {
    await drop();
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A web process of the release, which does the jobs, too, if `works`. */
export async function startEarlier({ name, secret }: Release, databaseUrl: string, works: boolean): Promise<Process> {
  const { appEnvironment } = await loadScript<typeof AppModule>("bootstrap/app.mjs");
  const { currentBuild } = await loadScript<typeof NextModule>("bootstrap/build-next.mjs");
  // Inside the checkout, where its imports find the packages.
  const folder = join(process.cwd(), ".handrail", "releases", name);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(join(fixtures, name)))
    writeFileSync(join(folder, file.replace(/\.br$/, "")), brotliDecompressSync(readFileSync(join(fixtures, name, file))));
  const port = await freePort();
  const given = { HANDRAIL_SECRET: secret, LOG_LEVEL: "warn" };
  const env = appEnvironment({ databaseUrl, port, host: "127.0.0.1", folder: currentBuild(), worker: works ? "inside" : "none", given });
  mkdirSync(join(process.cwd(), ".handrail", "logs"), { recursive: true });
  const log = openSync(join(process.cwd(), ".handrail", "logs", `${name}.log`), "a");
  const child: ChildProcess = spawn(process.execPath, [join(folder, "web.mjs")], { env: env as NodeJS.ProcessEnv, stdio: ["ignore", log, log] });
  closeSync(log);
  let ended: string | null = null;
  const exit = new Promise<void>((resolve) =>
    child.once("exit", (code, signal) => {
      ended = signal ?? `code ${code}`;
      resolve();
    }),
  );
  const url = `http://localhost:${port}`;
  await until("the earlier release is up", async () => ended !== null || (await fetch(`${url}/api/health`)).ok, 60_000);
  if (ended !== null) throw new Error(`the earlier release ended with ${ended}; see .handrail/logs/${name}.log`);
  return {
    url,
    ended: () => ended,
    stop: async () => {
      child.kill("SIGTERM");
      await exit;
    },
  };
}
