/** A backup of prisma/fixtures in a database of its own, brought up to the present migrations, and the product's environment set to it. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, inject } from "vitest";
import type { PersonActor } from "@/lib/access/actor";
import type { AccountId, MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import { scopesOfRole } from "@/lib/core/rbac/scopes";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { setEnvironment } from "@/lib/testing/database";
import { restore } from "../../scripts/bootstrap/restore.mjs";
import { deriveRoleUrls } from "../../scripts/bootstrap/roles.mjs";

/** An owner, their workspace and the key of its oldest channel. */
export type Shop = { owner: PersonActor; slug: string; channelKey: string };

export type RestoredRelease = {
  url: string;
  /** By the database's owner, whom forced security does not let see the tenants' rows: `SET ROLE handrail_backup` does. */
  client: pg.Client;
  shops: Shop[];
};

const pathOf = (fixture: string) => join("prisma", "fixtures", fixture);

/** `secret`: HANDRAIL_SECRET of the fixture. Dropped when the file's tests have run. */
export async function restoreRelease(fixture: string, secret: string): Promise<RestoredRelease> {
  const name = `${inject("testRun")}_${randomBytes(4).toString("hex")}`;
  const server = new pg.Client({ connectionString: inject("testServerUrl") });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  const address = new URL(inject("testServerUrl"));
  address.pathname = `/${name}`;
  const url = address.href;
  const client = new pg.Client({ connectionString: url });
  afterAll(async () => {
    await client.end();
    await prisma().$disconnect();
    await pool().end();
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.end();
  });
  await restore(url, pathOf(fixture));
  await client.connect();
  const { appUrl, jobsUrl } = deriveRoleUrls(url);
  setEnvironment({ DATABASE_URL: url, DATABASE_APP_URL: appUrl, DATABASE_JOBS_URL: jobsUrl, HANDRAIL_SECRET: secret });
  return { url, client, shops: await findShops(client) };
}

async function findShops(client: pg.Client): Promise<Shop[]> {
  const { rows } = await client.query<{ workspaceId: WorkspaceId; id: MemberId; accountId: AccountId; name: string; slug: string; channelKey: string }>(
    `SELECT m.workspace_id AS "workspaceId", m.id, m.account_id AS "accountId", m.name, w.slug,
       (SELECT publishable_key FROM channel c WHERE c.workspace_id = m.workspace_id ORDER BY created_at LIMIT 1) AS "channelKey"
     FROM member m JOIN workspace w ON w.id = m.workspace_id WHERE m.role = 'owner' ORDER BY w.created_at`,
  );
  return rows.map(({ slug, channelKey, ...member }) => ({ slug, channelKey, owner: { kind: "member", role: "owner", scopes: scopesOfRole.owner, ...member } }));
}

export type Row = Record<string, unknown>;

/** The rows of a backup by their table, as they were written. */
export function readRows(fixture: string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  let rows: Row[] = [];
  for (const line of gunzipSync(readFileSync(pathOf(fixture)))
    .toString("utf8")
    .trimEnd()
    .split("\n")) {
    if (!line.startsWith("# ")) {
      rows.push(JSON.parse(line) as Row);
      continue;
    }
    rows = [];
    const { table } = JSON.parse(line.slice(2)) as { table?: string };
    if (table !== undefined) found.set(table, rows);
  }
  return found;
}
