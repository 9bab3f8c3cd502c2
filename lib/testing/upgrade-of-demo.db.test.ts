/** The demo and a second workspace with rows of nearly every table, as the release before left them, under this release: see prisma/fixtures. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { IdKind } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { createSession } from "@/lib/db/account-session";
import { endpoints } from "@/lib/endpoints/table";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { exportAudit } from "@/lib/features/audit/export-audit";
import { verifyLog } from "@/lib/features/audit/verify-log";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { auditSigningKey } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { readRows, restoreRelease, type Row, type Shop } from "@/lib/testing/restored-release";
import { makeVisitor, say } from "@/lib/testing/world";
import { checkMigrated } from "../../scripts/bootstrap/migrate.mjs";

const fixture = "release-2026-11-30.backup";
const { url, client, shops } = await restoreRelease(fixture, "the secret of an installation of 1 December 2026");
const [demo, workshop] = shops;
const folder = mkdtempSync(join(tmpdir(), "handrail-upgrade-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Tables in which nothing was left by the release before. */
const empty = [
  "account_identity",
  "contact",
  "conversation_mail",
  "draft_approval",
  "draft_revision",
  "event_pending",
  "gold_plant",
  "handoff_grade",
  "idempotency_key",
  "knowledge_finding",
  "masked_message",
  "visitor_stream",
];

/** Ids for the parameters of a path, ten of each table at most. */
const idsFor: Record<string, { kinds: IdKind[]; sql: string }> = {
  botId: { kinds: ["bot"], sql: "SELECT id FROM bot x" },
  conversationId: { kinds: ["conversation"], sql: "SELECT id FROM conversation x" },
  "conversationId messageId": {
    kinds: ["conversation", "message"],
    sql: "SELECT m.conversation_id, m.id FROM message m JOIN decision x ON (x.workspace_id, x.reply_message_id) = (m.workspace_id, m.id)",
  },
  "conversationId attachmentId": { kinds: ["conversation", "file"], sql: "SELECT conversation_id, id FROM attachment x" },
  articleId: { kinds: ["article"], sql: "SELECT id FROM article x" },
  "articleId versionId": { kinds: ["article", "articleVersion"], sql: "SELECT article_id, id FROM article_version x" },
  importId: { kinds: ["import"], sql: "SELECT id FROM knowledge_import x" },
  sourceId: { kinds: ["knowledgeSource"], sql: "SELECT id FROM knowledge_source x" },
  draftId: { kinds: ["draft"], sql: "SELECT id FROM draft x" },
  approvalId: { kinds: ["approval"], sql: "SELECT id FROM approval x" },
  toolCallId: { kinds: ["toolCall"], sql: "SELECT id FROM tool_call x" },
  webhookId: { kinds: ["webhook"], sql: "SELECT id FROM webhook_endpoint x" },
  "webhookId deliveryId": { kinds: ["webhook", "webhookDelivery"], sql: "SELECT endpoint_id, id FROM webhook_delivery x" },
  decisionId: { kinds: ["decision"], sql: "SELECT id FROM decision x" },
};

/** A backup's rows are of a role that sees every tenant's. */
async function readAll<Found extends Row>(sql: string): Promise<Found[]> {
  await client.query("BEGIN; SET LOCAL ROLE handrail_backup; SET LOCAL TimeZone = 'UTC'");
  const { rows } = await client.query<Found>(sql).finally(() => client.query("ROLLBACK"));
  return rows;
}

const ordered = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

test("every row of every table is there after the migrations, each of its columns as it was [S5]", async () => {
  expect(await checkMigrated(url)).toEqual({ pending: [], edited: [], failed: [], unknown: [] });
  const before = readRows(fixture);
  expect([...before].flatMap(([table, rows]) => (rows.length === 0 ? [table] : [])).sort()).toEqual(empty);
  for (const [table, rows] of before) {
    const columns = Object.keys(rows[0] ?? {});
    const after = (await readAll<{ row: Row }>(`SELECT row_to_json(t) AS row FROM "${table}" t`)).map(({ row }) => row);
    expect(after, table).toHaveLength(rows.length);
    const kept = after.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
    const [left, right] = [ordered(kept), ordered(rows)];
    expect(left.filter((row, at) => row !== right[at]).slice(0, 3), table).toEqual(right.filter((row, at) => row !== left[at]).slice(0, 3));
  }
});

test("the log of every workspace verifies, by the product and by handrail-verify [S5] [C2]", async () => {
  expect(shops).toHaveLength(2);
  for (const { owner, slug } of shops) {
    const status = await verifyLog(owner);
    expect(status.sealed).toBeGreaterThan(100);
    expect(status.lastVerified?.problem).toBeNull();
    expect(await verdictOf({ owner, slug })).toMatchObject({ ok: true });
  }
});

async function verdictOf({ owner, slug }: Pick<Shop, "owner" | "slug">): Promise<unknown> {
  await sealWorkspace(owner.workspaceId);
  const log = join(folder, `${slug}.jsonl`);
  writeFileSync(log, await exportAudit(owner));
  const key = auditSigningKey().publicKeyRaw.toString("base64url");
  return JSON.parse(execFileSync(process.execPath, ["scripts/handrail-verify.mjs", log, "--key", key, "--json"], { encoding: "utf8" }));
}

test("every page that the API answers to a member is answered from these rows, in its contract's shape [S5]", async () => {
  for (const { owner, slug } of shops) {
    const sessionId = newId<"session">();
    const now = new Date();
    await createSession({ id: sessionId, accountId: owner.accountId, userAgent: null, now, expiresAt: new Date(now.getTime() + 3_600_000) });
    const cookie = await sessionCookie({ sessionId, accountId: owner.accountId });
    const refused: string[] = [];
    let asked = 0;
    for (const { method, auth, path, response } of endpoints) {
      if (method !== "GET" || (auth !== "member" && auth !== "account") || !response) continue;
      for (const address of await addressesOf(path, owner.workspaceId)) {
        asked += 1;
        const { status, body } = await callEndpoint(endpoints, `GET ${address}`, { cookie, workspace: slug });
        if (status !== 200) refused.push(`${path} ${status} ${JSON.stringify(body)}`);
      }
    }
    expect(refused).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  }
});

async function addressesOf(path: string, workspaceId: string): Promise<string[]> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (names.length === 0) return [path];
  const source = idsFor[names.join(" ")];
  if (!source) throw new Error(`where are the ids for ${path}?`);
  const rows = await readAll<Row>(`${source.sql} WHERE x.workspace_id = '${workspaceId}' LIMIT 10`);
  return rows.map((ids) =>
    Object.values(ids).reduce<string>((text, id, at) => text.replace(`{${names[at]}}`, toWireId(source.kinds[at] ?? "bot", String(id))), path),
  );
}

test("work goes on in both workspaces: questions are answered or handed over, and the log with what came since verifies [S5] [B1] [L1]", async () => {
  for (const [shop, question] of [
    [demo, "Do you rent snowshoes?"],
    [workshop, null],
  ] as const) {
    if (!shop) throw new Error("the fixture lacks a workspace");
    const { owner, slug, channelKey } = shop;
    await buildKnowledgeIndex(owner.workspaceId);
    const { visitor, conversationId } = await makeVisitor({ workspaceId: owner.workspaceId, slug, owner, ada: owner, ben: owner, channelKey });
    // A program of its own answers in the workshop.
    if (question) expect((await say(visitor, conversationId, question)).decision).toMatchObject({ action: "answer", outcome: "applied" });
    await say(visitor, conversationId, "I want to talk to a person");
    expect(await verdictOf({ owner, slug: `${slug}-since` })).toMatchObject({ ok: true });
    expect((await verifyLog(owner)).lastVerified?.problem).toBeNull();
  }
});
