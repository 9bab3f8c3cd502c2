import { beforeAll, describe, expect, test } from "vitest";
import * as verifier from "../../scripts/handrail-verify.mjs";
import type { Checkpoint } from "@/lib/core/audit-chain/checkpoint";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { withSnapshot } from "@/lib/db/seal";
import { withWorkspaceSql } from "@/lib/db/tx";
import { testDatabase } from "@/lib/testing/database";
import { auditSigningKey } from "@/lib/platform/crypto";
import { exportLog } from "./export-log";
import { verifyRows } from "./verify-rows";
import { appendFact, eraseMessage, makeConversation, makeWorkspace, playTurn, type StoryWorkspace } from "./log-story";

type Finding = { line: number; kind: string; seq?: number; id?: string; problem: string };
type Result = { ok: boolean; finding: Finding | null; events: number; messages: number; decisions: number; drafts: number; erased: number; pending: number };

const database = await testDatabase();
// The end of the database cuts the sessions; a pool without a listener would end the process.
database.owner.on("error", () => undefined);
let world: StoryWorkspace;
let conversationId: ConversationId;
let newest: Checkpoint | null;

async function exported(): Promise<string> {
  let text = "";
  await exportLog(world.id, (chunk) => {
    text += chunk;
  });
  return text;
}

async function verify(text: string, options: { checkpoint?: Checkpoint | null; allowPending?: boolean } = {}): Promise<Result> {
  const { verifyExport, trustKeys } = verifier as {
    verifyExport: (chunks: Buffer[], options: object) => Promise<Result>;
    trustKeys: (raw: Buffer[]) => unknown;
  };
  return verifyExport([Buffer.from(text, "utf8")], { keys: trustKeys([auditSigningKey().publicKeyRaw]), ...options });
}

/**
 * Runs a change as superuser with triggers and foreign keys off, looks at a real export, and takes the change back. The statements return
 * what was changed, so that it can be put back.
 */
async function whileTampered<T>(change: string, undo: string, look: () => Promise<T>): Promise<T> {
  const client = await database.owner.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query(change);
    try {
      return await look();
    } finally {
      await client.query(undo);
    }
  } finally {
    await client.query("RESET session_replication_role");
    client.release();
  }
}

beforeAll(async () => {
  world = await makeWorkspace(database.owner);
  conversationId = await makeConversation(database.owner, world);
  const other = await makeConversation(database.owner, world);
  await withWorkspaceSql({ workspaceId: world.id }, (tx) => appendFact(tx, 1));
  await playTurn(world, conversationId, database.owner);
  const toErase = await playTurn(world, other, database.owner);
  await exported();
  await eraseMessage(world, other, toErase);
  await playTurn(world, conversationId, database.owner);
  newest = (await exportLog(world.id, () => undefined)).checkpoint;
});

describe("an export of the real log", () => {
  test("verifies with nothing but itself, the public key and the newest checkpoint; the erased text is gone [C2] [Q12]", async () => {
    const text = await exported();
    const result = await verify(text, { checkpoint: newest });
    expect(result).toMatchObject({ ok: true, finding: null, events: 20, messages: 9, decisions: 3, drafts: 3, erased: 1, pending: 0 });
    const again = await verify(await exported(), { checkpoint: newest });
    expect(again.ok).toBe(true);
    expect(await withSnapshot(world.id, verifyRows)).toBeNull();
  });

  test("of a workspace in which nothing happened verifies, and holds no row of another workspace [C2]", async () => {
    const empty = await makeWorkspace(database.owner);
    let text = "";
    const summary = await exportLog(empty.id, (chunk) => {
      text += chunk;
    });
    expect(summary).toMatchObject({ toSeq: 0, pending: 0, lines: 2, checkpoint: null });
    expect((await verify(text)).ok).toBe(true);
    expect(text).not.toContain(world.id);
  });
});

const tables = ["event", "event_seal", "message", "decision", "draft"] as const;

/** Another value of the column's type. */
const otherValue: Record<string, string> = {
  uuid: "'018f4f3e-0000-7000-8000-00000000abcd'::uuid",
  text: "coalesce(%c, '') || 'x'",
  bigint: "coalesce(%c, 0) + 1000",
  integer: "coalesce(%c, 0) + 1",
  "double precision": "%c / 2 + 0.25",
  jsonb: `'{"changed": true}'::jsonb`,
  bytea: `'\\x00'::bytea`,
  "timestamp with time zone": "coalesce(%c, 'epoch'::timestamptz) + interval '1 millisecond'",
};
const checkedTexts: Record<string, string> = {
  "event.actor_kind": "'api_key'",
  "message.visibility": "CASE %c WHEN 'note' THEN 'public' ELSE 'note' END",
  "message.author_class": "'system'",
  "decision.action": "'refuse'",
  "decision.outcome": "'superseded'",
  "draft.status": "'expired'",
};

describe("a database superuser who changes one column of one row", () => {
  test.each(tables)("of %s is found, and the record is named, whatever the column; the product's own check finds changed rows, too [Q12]", async (table) => {
    const { rows: columns } = await database.owner.query<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`,
      [table],
    );
    expect(columns.length).toBeGreaterThan(4);
    const client = await database.owner.connect();
    await client.query(`CREATE TEMP TABLE original AS SELECT * FROM ${table} WHERE workspace_id = '${world.id}'`);
    // The checks of the tables are no help against a superuser either.
    const { rows: checks } = await client.query<{ name: string; definition: string }>(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
      [table],
    );
    for (const { name } of checks) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
    await client.query("SET session_replication_role = replica");
    // The middle of the chain, and of the conversation that was not erased.
    const key =
      table === "event_seal"
        ? "seq = 8"
        : table === "event"
          ? `id = (SELECT event_id FROM event_seal WHERE workspace_id = '${world.id}' AND seq = 8)`
          : `id = (SELECT id FROM original WHERE conversation_id = '${conversationId}' ORDER BY id LIMIT 1)`;
    const [target] = (
      await client.query<{ id: string; seq: number }>(
        table === "event_seal" ? `SELECT event_id AS id, seq FROM original WHERE ${key}` : `SELECT id, 8 AS seq FROM original WHERE ${key}`,
      )
    ).rows;
    const named: Record<string, Finding> = {};
    for (const { name, type } of columns) {
      const value = (checkedTexts[`${table}.${name}`] ?? otherValue[type] ?? "").replaceAll("%c", name);
      expect(value, `no other value for ${table}.${name} of type ${type}`).not.toBe("");
      const { rowCount } = await client.query(`UPDATE ${table} SET ${name} = ${value} WHERE workspace_id = '${world.id}' AND ${key}`);
      expect(rowCount, `${table}.${name}`).toBe(1);
      const result = await verify(await exported(), { checkpoint: newest });
      const inside = await withSnapshot(world.id, verifyRows);
      if (!table.startsWith("event")) expect(inside, `${table}.${name} went unnoticed inside the product`).toMatchObject({ kind: table });
      await client.query(`DELETE FROM ${table} WHERE workspace_id IN ('${world.id}', '018f4f3e-0000-7000-8000-00000000abcd')`);
      await client.query(`INSERT INTO ${table} SELECT * FROM original`);
      await client.query(`DELETE FROM audit_checkpoint WHERE workspace_id = '${world.id}' AND seq > ${newest?.seq ?? 0}`);
      expect(result.ok, `${table}.${name} went unnoticed`).toBe(false);
      if (result.finding) named[name] = result.finding;
    }
    for (const [name, finding] of Object.entries(named)) {
      const isTarget =
        finding.id === target?.id ||
        (finding.kind === "event" && (finding.seq === 8 || finding.seq === 9)) ||
        (finding.kind === "pending" && finding.id === target?.id);
      // A row that got another id is named under its new one.
      const isRenamed = finding.id === "018f4f3e-0000-7000-8000-00000000abcd";
      expect(isTarget || isRenamed, `${table}.${name}: ${JSON.stringify(finding)}`).toBe(true);
    }
    await client.query("RESET session_replication_role");
    for (const { name, definition } of checks) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
    await client.query("DROP TABLE original");
    client.release();
    expect((await verify(await exported(), { checkpoint: newest })).finding).toBeNull();
  });
});

describe("a database superuser who removes or adds rows", () => {
  const restore = (table: string) => `INSERT INTO ${table} SELECT * FROM taken`;
  const take = (table: string, where: string) =>
    `CREATE TEMP TABLE taken AS SELECT * FROM ${table} WHERE workspace_id = '${world.id}' AND ${where}; DELETE FROM ${table} WHERE workspace_id = '${world.id}' AND ${where}`;

  test.each([
    ["event", "id = (SELECT event_id FROM event_seal x WHERE x.workspace_id = event.workspace_id AND x.seq = 5)"],
    ["event_seal", "seq = 5"],
    ["message", "seq = 2"],
    ["decision", "true"],
    ["draft", "true"],
    ["audit_checkpoint", "seq = (SELECT min(seq) FROM audit_checkpoint)"],
  ])("a removed row of %s is found [Q12]", async (table, where) => {
    const { finding } = await whileTampered(take(table, where), `${restore(table)}; DROP TABLE taken`, async () =>
      verify(await exported(), { checkpoint: newest }),
    );
    expect(finding).not.toBeNull();
    if (table.startsWith("event")) expect(finding).toMatchObject({ kind: "event", seq: 5 });
    else if (table === "audit_checkpoint") expect(finding?.kind).toBe("checkpoint");
    else expect(finding).toMatchObject({ kind: table });
  });

  test("a cut tail, with seals, events, rows, checkpoints and head all taken back, is found with the newest checkpoint [Q12]", async () => {
    const client = await database.owner.connect();
    await client.query("SET session_replication_role = replica");
    const first = (await client.query<{ seq: number }>(`SELECT min(seq) AS seq FROM audit_checkpoint WHERE workspace_id = $1`, [world.id])).rows[0]?.seq ?? 0;
    const cut = [
      ["draft", `id IN (SELECT subject_id FROM event e JOIN event_seal s ON s.event_id = e.id WHERE s.seq > ${first} AND e.type = 'draft.created')`],
      ["decision", `id IN (SELECT subject_id FROM event e JOIN event_seal s ON s.event_id = e.id WHERE s.seq > ${first})`],
      ["message", `id IN (SELECT subject_id FROM event e JOIN event_seal s ON s.event_id = e.id WHERE s.seq > ${first} AND e.type = 'message.created')`],
      ["event", `id IN (SELECT event_id FROM event_seal s WHERE s.seq > ${first})`],
      ["event_seal", `seq > ${first}`],
      ["audit_checkpoint", `seq > ${first}`],
      ["seal_head", "true"],
    ] as const;
    for (const [table, where] of cut) {
      await client.query(`CREATE TEMP TABLE taken_${table} AS SELECT * FROM ${table} WHERE workspace_id = '${world.id}' AND ${where}`);
      await client.query(`DELETE FROM ${table} WHERE workspace_id = '${world.id}' AND ${where}`);
    }
    await client.query(`INSERT INTO seal_head SELECT workspace_id, seq, hash, seq FROM audit_checkpoint WHERE workspace_id = '${world.id}'`);
    const text = await exported();
    const withCheckpoint = await verify(text, { checkpoint: newest });
    await client.query(`DELETE FROM seal_head WHERE workspace_id = '${world.id}'`);
    for (const [table] of cut) await client.query(`INSERT INTO ${table} SELECT * FROM taken_${table}`);
    await client.query("RESET session_replication_role");
    client.release();
    expect(withCheckpoint.finding).toMatchObject({ kind: "event", seq: first + 1 });
    expect((await verify(await exported(), { checkpoint: newest })).finding).toBeNull();
  });

  test("an event slipped into the log beside the chain is shown as not sealed [Q12]", async () => {
    const slipped = "018f4f3e-0000-7000-8000-00000000beef";
    const { finding } = await whileTampered(
      `INSERT INTO event (workspace_id, id, type, subject_type, subject_id, actor_kind, data, occurred_at) VALUES ('${world.id}', '${slipped}', 'csat.rated', 'conversation', '${conversationId}', 'visitor', '{"score": 5}', '2026-11-22T00:00:00Z')`,
      `DELETE FROM event WHERE id = '${slipped}'`,
      async () => verify(await exported(), { checkpoint: newest }),
    );
    expect(finding).toMatchObject({ kind: "pending", id: slipped });
  });

  test("a message slipped into a conversation without an event is named [Q12]", async () => {
    const slipped = "018f4f3e-0000-7000-8000-00000000feed";
    const { finding } = await whileTampered(
      `INSERT INTO message (workspace_id, id, conversation_id, seq, event_seq, visibility, author_class, text, salt, text_sha256, created_at)
       VALUES ('${world.id}', '${slipped}', '${conversationId}', 900, 900, 'public', 'bot', 'You get a refund.', '\\x00', 'x', '2026-11-22T00:00:00Z')`,
      `DELETE FROM message WHERE id = '${slipped}'`,
      async () => verify(await exported(), { checkpoint: newest }),
    );
    expect(finding).toMatchObject({ kind: "message", id: slipped });
  });
});
