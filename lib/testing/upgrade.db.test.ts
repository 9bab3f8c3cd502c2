/** An installation of an earlier release, as it was left, under this release: see prisma/fixtures. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { PersonActor } from "@/lib/access/actor";
import type { AccountId, MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { scopesOfRole } from "@/lib/core/rbac/scopes";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { verifyLog } from "@/lib/features/audit/verify-log";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { listInbox } from "@/lib/features/conversation/list-inbox";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { tryBot } from "@/lib/features/turn/try-bot";
import { setEnvironment } from "@/lib/testing/database";
import { makeVisitor, say } from "@/lib/testing/world";
import { checkMigrated } from "../../scripts/bootstrap/migrate.mjs";
import { restore } from "../../scripts/bootstrap/restore.mjs";
import { deriveRoleUrls } from "../../scripts/bootstrap/roles.mjs";

const fixture = "release-2026-11-22.backup";
const name = `${inject("testRun")}_${randomBytes(4).toString("hex")}`;
const url = new URL(inject("testServerUrl"));
url.pathname = `/${name}`;
let owner: PersonActor;
let channelKey = "";

async function server(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("testServerUrl") });
  await client.connect();
  await client.query(sql);
  await client.end();
}

beforeAll(async () => {
  await server(`CREATE DATABASE ${name}`);
  await restore(url.href, join("prisma", "fixtures", fixture));
  const { appUrl, jobsUrl } = deriveRoleUrls(url.href);
  setEnvironment({
    DATABASE_URL: url.href,
    DATABASE_APP_URL: appUrl,
    DATABASE_JOBS_URL: jobsUrl,
    HANDRAIL_SECRET: "the secret of an installation of 22 November 2026",
  });
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query<{ workspaceId: WorkspaceId; id: MemberId; accountId: AccountId; name: string; key: string }>(
    `SELECT m.workspace_id AS "workspaceId", m.id, m.account_id AS "accountId", m.name, c.publishable_key AS key
     FROM member m JOIN channel c ON c.workspace_id = m.workspace_id WHERE m.role = 'owner'`,
  );
  await client.end();
  const [row] = rows;
  if (!row) throw new Error("the fixture has no owner");
  const { key, ...member } = row;
  channelKey = key;
  owner = { kind: "member", role: "owner", scopes: scopesOfRole.owner, ...member };
});

afterAll(async () => {
  await prisma().$disconnect();
  await pool().end();
  await server(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

test("an installation of the release before has every migration of this one, and its log still verifies [S5] [C2]", async () => {
  expect(await checkMigrated(url.href)).toEqual({ pending: [], edited: [], failed: [], unknown: [] });
  const status = await verifyLog(owner);
  expect(status.sealed).toBeGreaterThan(40);
  expect(status.lastVerified?.problem).toBeNull();
});

test("its conversations are all there, with their decisions, and new ones are answered, handed over and sealed [S5] [L1] [B1]", async () => {
  const { data } = await listInbox(owner, { view: "all", limit: 100 });
  expect(data).toHaveLength(8);
  const id = fromWireId("conversation", data[0]?.id ?? "");
  if (!id) throw new Error("no id");
  const { messages } = await getConversation(owner, id);
  expect(messages.some(({ decision }) => decision !== null)).toBe(true);

  await buildKnowledgeIndex(owner.workspaceId);
  expect(await tryBot(owner, { text: "How do I return a lamp?", history: [] })).toMatchObject({ action: "answer" });
  const { visitor, conversationId } = await makeVisitor({ workspaceId: owner.workspaceId, slug: "", owner, ada: owner, ben: owner, channelKey });
  expect((await say(visitor, conversationId, "How do I return a lamp?")).decision).toMatchObject({ outcome: "applied" });
  expect((await say(visitor, conversationId, "I want to talk to a person")).decision).toMatchObject({ action: "handoff" });
  await sealWorkspace(owner.workspaceId);
  expect((await verifyLog(owner)).lastVerified?.problem).toBeNull();
});
