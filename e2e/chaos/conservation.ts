/** The laws that hold whatever was killed: nothing acknowledged is lost or doubled, every turn is decided once, every event is sealed once. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type pg from "pg";
import { type RecordedDecision, replayDecision } from "@/lib/core/escalation/replay-decision";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import type { MemberClient } from "../fixtures/client";
import type { Acknowledged } from "./insistent-visitor";
import { until } from "./stage";

/** Resolves when nothing is left to decide and nothing to seal. */
export async function waitUntilSettled(owner: pg.Pool, limitMs: number): Promise<void> {
  const left = `SELECT (SELECT count(*) FROM turn WHERE status = 'pending')::integer AS turns, (SELECT count(*) FROM event_pending)::integer AS events`;
  await until(
    "no turn and no event is pending",
    async () => {
      const [row] = (await owner.query<{ turns: number; events: number }>(left)).rows;
      if (row?.turns !== 0 || row.events !== 0) throw new Error(JSON.stringify(row));
      return true;
    },
    limitMs,
  );
}

/** The messages that were acknowledged are the messages that are stored, but for those that were there `before`: each once, with the seq that was promised, in the order of sending. */
export async function expectMessagesConserved(owner: pg.Pool, acknowledged: readonly Acknowledged[], before: ReadonlySet<string> = new Set()): Promise<void> {
  const { rows } = await owner.query<{ conversation: string; id: string; client_id: string; text: string; seq: number }>(
    `SELECT conversation_id AS conversation, id, client_id, text, seq::integer AS seq FROM message WHERE author_class = 'visitor' ORDER BY conversation_id, seq`,
  );
  const stored = rows
    .filter(({ id }) => !before.has(id))
    .map((row) => ({ conversation: row.conversation, id: row.id, clientId: row.client_id, text: row.text, seq: row.seq }));
  const promised = acknowledged.map(({ conversationId, messageId, clientId, text, seq }) => ({
    conversation: fromWireId("conversation", conversationId) ?? "",
    id: fromWireId("message", messageId) ?? "",
    clientId,
    text,
    seq,
  }));
  // A visitor sends the next message after the acknowledgement of the one before, so the promised seqs rise in the order of sending.
  // One expectation for all: Playwright looks through the earlier ones at each.
  const lastSeqs = new Map<string, number>();
  const falling = promised.filter(({ conversation, seq }) => {
    const last = lastSeqs.get(conversation) ?? 0;
    lastSeqs.set(conversation, seq);
    return seq <= last;
  });
  expect(falling).toEqual([]);
  const order = (left: (typeof stored)[number], right: (typeof stored)[number]) =>
    left.conversation < right.conversation ? -1 : left.conversation > right.conversation ? 1 : left.seq - right.seq;
  expect(stored.sort(order)).toEqual(promised.sort(order));
  const gaps = await owner.query(
    `SELECT conversation_id FROM message WHERE seq IS NOT NULL GROUP BY conversation_id HAVING min(seq) <> 1 OR max(seq) <> count(*)`,
  );
  expect(gaps.rows).toEqual([]);
}

/** Every turn is decided once, an applied decision has exactly the effect that it names, and each is made again from what it recorded. */
export async function expectTurnsDecidedOnce(owner: pg.Pool): Promise<number> {
  const counts = await owner.query<{ turns: number; decided: number; decisions: number; answers: number; replies: number; replied: number }>(
    `SELECT (SELECT count(*) FROM turn)::integer AS turns,
            (SELECT count(*) FROM turn WHERE status IN ('decided', 'superseded'))::integer AS decided,
            (SELECT count(*) FROM decision)::integer AS decisions,
            (SELECT count(*) FROM decision WHERE action = 'answer' AND outcome = 'applied')::integer AS answers,
            (SELECT count(*) FROM message WHERE author_class = 'bot')::integer AS replies,
            (SELECT count(*) FROM message m JOIN decision d ON d.workspace_id = m.workspace_id AND d.reply_message_id = m.id AND d.turn_id = m.turn_id WHERE m.author_class = 'bot')::integer AS replied`,
  );
  const [row] = counts.rows;
  if (!row) throw new Error("no counts");
  expect(row).toEqual({ turns: row.turns, decided: row.turns, decisions: row.turns, answers: row.answers, replies: row.answers, replied: row.answers });
  const doubled = await owner.query(`SELECT turn_id FROM decision GROUP BY turn_id HAVING count(*) <> 1`);
  expect(doubled.rows).toEqual([]);
  const recorded = await owner.query<RecordedDecision>("SELECT action, reasons, signals, policy FROM decision");
  expect(recorded.rows.map(replayDecision).filter(({ kind }) => kind !== "same")).toEqual([]);
  return row.turns;
}

/** Every event has one place in the chain, the chain has no gap, and the product and the stand-alone verifier both find it intact. */
export async function expectLogIntact(owner: pg.Pool, member: MemberClient): Promise<void> {
  const { rows } = await owner.query(
    `SELECT e.workspace_id, count(*)::integer AS events, count(s.seq)::integer AS sealed, max(s.seq)::integer AS head FROM event e LEFT JOIN event_seal s ON s.workspace_id = e.workspace_id AND s.event_id = e.id GROUP BY e.workspace_id`,
  );
  for (const { events, sealed, head } of rows as { events: number; sealed: number; head: number }[]) expect([sealed, head]).toEqual([events, events]);
  const { status } = await member.ok<{ status: { lastVerified: { problem: string | null }; publicKey: string } }>("POST", "/api/v1/audit/verify", {});
  expect(status.lastVerified.problem).toBeNull();
  const folder = mkdtempSync(join(tmpdir(), "handrail-chaos-"));
  try {
    const file = join(folder, "export.jsonl");
    writeFileSync(file, await (await member.raw("GET", "/api/v1/audit/export")).text());
    const verified = spawnSync(process.execPath, ["scripts/handrail-verify.mjs", file, "--key", status.publicKey, "--allow-pending"], { encoding: "utf8" });
    expect([verified.status, verified.stderr]).toEqual([0, ""]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
