/** Every hot statement, explained as the application's role under forced row-level security: an index condition where one is due, never a scan. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import type { ApprovalId, BotId, ConversationId } from "@/lib/core/kernel/ids";
import { makeVisitor, makeWorld, type World } from "@/lib/testing/world";
import { testDatabase } from "@/lib/testing/database";
import { countWaitingApprovals, listApprovals, listWaitingApprovals } from "./approval";
import { listAuditRows, listStoryRows, readAuditStatus } from "./audit";
import { countToGrade, listSample, listToGrade } from "./audited-sample";
import { lockConversation } from "./conversation";
import { listRecentWaits } from "./handoff-wait";
import { coverRange } from "@/lib/core/metrics/grains";
import { addDays, startOfDay } from "@/lib/core/metrics/local-day";
import { readSegment, type Segment } from "@/lib/core/metrics/segments";
import { listPendingDrafts } from "./draft";
import { countQueue, listQueue } from "./review-queue";
import { listReviewedDrafts } from "./reviewed-draft";
import { listPastTurns } from "./past-turn";
import { countInbox, listInboxRows, readStreamCursor } from "./inbox";
import { readBuckets, readFacts, readProgress } from "./metric";
import { listBehind, sumSlots } from "./metric-report";
import { readPending, readSeals } from "./seal";
import { findThreadHead, listDecisions, listThreadMessages } from "./thread";
import { findCallOfApproval, listToolCallRows } from "./tool-call";
import { countVisitorRequests, findRequestByClientId, findRequestOfApproval } from "./visitor-request";
import type { Tx } from "./tx";
import { findNewestConversation } from "./visitor";

const database = await testDatabase();
type Plan = { "Node Type": string; "Relation Name"?: string; "Rows Removed by Filter"?: number; Filter?: string; Plans?: Plan[] };

let world: World;
let conversationId: ConversationId;
let visitorId: string;
/** Ten conversations came by this channel, and ten are of this bot. */
const [quietChannelId, quietBotId] = [randomUUID(), randomUUID()];
let botId: BotId;

beforeAll(async () => {
  world = await makeWorld();
  const other = await makeWorld({ articles: false });
  const made = await makeVisitor(world);
  conversationId = made.conversationId;
  visitorId = made.visitor.id;
  for (const each of [world, other]) await fill(each);
  for (const each of [world, other]) await fillDecisions(each);
  await fillDrafts(world);
  for (const each of [world, other]) await fillMetrics(each);
  for (const each of [world, other]) await fillApprovals(each);
  await database.owner.query("ANALYZE");
}, 120_000);

/** Most are over, some wait; both kinds are many. */
async function fillApprovals({ workspaceId }: World): Promise<void> {
  const policyId = randomUUID();
  await database.owner.query(
    `INSERT INTO approval_policy (workspace_id, id, action, number, title, policy, created_at) VALUES ($1, $2, 'refund', 1, 'Refund', '{}', now())`,
    [workspaceId, policyId],
  );
  await database.owner.query(
    `INSERT INTO approval (workspace_id, id, policy_id, action, summary, arguments, arguments_sha256, status, requested_by_kind, requested_by_id, expires_at, created_at)
     SELECT $1, gen_random_uuid(), $2, 'refund', 'x', '{}', repeat('0', 64), CASE WHEN i % 10 = 0 THEN 'pending' WHEN i % 10 < 5 THEN 'rejected' ELSE 'expired' END, 'api_key', $2,
       now() + (i || ' minutes')::interval, now()
     FROM generate_series(1, 5000) i`,
    [workspaceId, policyId],
  );
  const toolId = randomUUID();
  await database.owner.query(
    `INSERT INTO tool (workspace_id, id, name, description, method, url, identity, enabled, secret_ciphertext, created_at)
     VALUES ($1, $2, 'refund', '', 'POST', 'https://shop.example', 'none', true, '', now())`,
    [workspaceId, toolId],
  );
  await database.owner.query(
    `INSERT INTO tool_call (workspace_id, id, tool_id, approval_id, status, ended_at, created_at)
     SELECT $1, gen_random_uuid(), $2, a.id, CASE WHEN a.status = 'pending' THEN 'waiting' ELSE 'cancelled' END, CASE WHEN a.status <> 'pending' THEN now() END, now() FROM approval a WHERE a.workspace_id = $1`,
    [workspaceId, toolId],
  );
  await database.owner.query(
    `INSERT INTO visitor_request (workspace_id, id, kind, conversation_id, client_id, approval_id, language, created_at)
     SELECT $1, gen_random_uuid(), 'refund', c.id, gen_random_uuid(), a.id, 'en', now()
     FROM (SELECT id, row_number() OVER () AS place FROM approval WHERE workspace_id = $1) a
     JOIN (SELECT id, row_number() OVER () AS place FROM conversation WHERE workspace_id = $1) c USING (place)`,
    [workspaceId],
  );
}

/** Thousands of rows beside the few that are asked for, in both workspaces. */
async function fill({ workspaceId }: World): Promise<void> {
  const [source] = (await database.owner.query("SELECT c.id AS channel, c.bot_id AS bot FROM channel c WHERE workspace_id = $1", [workspaceId])).rows;
  await database.owner.query(
    `INSERT INTO visitor (workspace_id, id, channel_id, created_at, last_seen_at) SELECT $1, gen_random_uuid(), $2, now(), now() FROM generate_series(1, 3000)`,
    [workspaceId, source.channel],
  );
  await database.owner.query(
    `INSERT INTO conversation (workspace_id, id, channel_id, bot_id, visitor_id, client_id, status, handled_by, waiting_since, last_message_at, created_at)
     SELECT $1, gen_random_uuid(), $2, $3, v.id, gen_random_uuid(), CASE WHEN random() < 0.9 THEN 'resolved' ELSE 'pending' END, 'bot',
       CASE WHEN random() < 0.02 THEN now() - random() * interval '1 day' END, now() - random() * interval '90 days', now() - random() * interval '90 days'
     FROM visitor v WHERE v.workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.workspace_id = $1 AND c.visitor_id = v.id)`,
    [workspaceId, source.channel, source.bot],
  );
  await database.owner.query(
    `INSERT INTO message (workspace_id, id, conversation_id, seq, event_seq, visibility, author_class, text, salt, text_sha256, created_at)
     SELECT $1, gen_random_uuid(), c.id, n + 100, n + 100, 'public', 'visitor', 'some words of no importance', '\\x00', '', now() FROM conversation c, generate_series(1, 5) n WHERE c.workspace_id = $1`,
    [workspaceId],
  );
  await database.owner.query(
    `INSERT INTO event (workspace_id, id, type, subject_type, subject_id, conversation_id, conversation_seq, actor_kind, data, occurred_at)
     SELECT $1, gen_random_uuid(), 'message.created', 'message', gen_random_uuid(), c.id, n + 100, 'visitor', '{}', now() - random() * interval '90 days' FROM conversation c, generate_series(1, 5) n WHERE c.workspace_id = $1`,
    [workspaceId],
  );
}

/** A decided turn for some of the messages, over ninety days. */
async function fillDecisions({ workspaceId }: World): Promise<void> {
  await database.owner.query(
    `INSERT INTO turn (workspace_id, id, conversation_id, message_id, status, epoch, due_at, created_at)
     SELECT workspace_id, gen_random_uuid(), conversation_id, id, 'decided', 0, now(), now() - random() * interval '90 days' FROM message WHERE workspace_id = $1 AND seq = 101`,
    [workspaceId],
  );
  const { rows } = await database.owner.query<{ bot: BotId }>(
    `INSERT INTO decision (workspace_id, id, conversation_id, turn_id, message_id, action, outcome, reasons, signals, policy, hits, bot_version_id, sampling_probability, latency_ms, reply_message_id, created_at)
     SELECT t.workspace_id, gen_random_uuid(), t.conversation_id, t.id, t.message_id, 'answer', 'applied',
       CASE WHEN random() < 0.02 THEN '[{"code": "answered"}, {"code": "drawn_for_grading", "probability": 0.02}]' ELSE '[{"code": "answered"}]' END::jsonb, '{"draw": 0.01, "confidence": 0.9, "turns": 0}', '{}', '[]', v.id, 0.05, 1, t.message_id, t.created_at
     FROM turn t JOIN bot_version v ON v.workspace_id = $1 AND v.state = 'live' WHERE t.workspace_id = $1
     RETURNING (SELECT bot_id FROM bot_version b WHERE b.workspace_id = $1 AND b.id = bot_version_id) AS bot`,
    [workspaceId],
  );
  if (workspaceId === world.workspaceId) botId = rows[0]?.bot as BotId;
}

/** Drafts of these decisions, all of which wait. */
async function fillDrafts({ workspaceId }: World): Promise<void> {
  await database.owner.query(
    `INSERT INTO draft (workspace_id, id, conversation_id, turn_id, decision_id, text_sha256, content_sha256, sources, status, created_at)
     SELECT d.workspace_id, gen_random_uuid(), d.conversation_id, d.turn_id, d.id, '', '', '[]', 'pending_review', d.created_at FROM decision d WHERE d.workspace_id = $1`,
    [workspaceId],
  );
  await database.owner.query(
    `UPDATE review_item i SET rank = floor(r * 13)::int % 4, topic = CASE WHEN r < 0.003 THEN 'refund' ELSE 'none' END, reason_code = CASE WHEN r < 0.003 THEN 'rule' ELSE 'draft_mode' END,
       due_at = now() + (r - 0.001) * interval '9 days', lease_by = CASE WHEN r < 0.003 THEN $2::uuid END, lease_until = CASE WHEN r < 0.003 THEN now() + interval '1 minute' END
     FROM (SELECT draft_id, random() AS r FROM review_item WHERE workspace_id = $1) d WHERE i.draft_id = d.draft_id`,
    [workspaceId, world.ada.id],
  );
}

/** Facts of the conversations, and their counts for a year, as the listener of the metrics leaves them. */
async function fillMetrics({ workspaceId }: World): Promise<void> {
  await database.owner.query(
    `INSERT INTO conversation_fact (workspace_id, conversation_id, channel_id, bot_id, opened_at, with_people, held_drafts, bot_answered, person_answered, reason_code, ever_resolved, reopens,
       csat, drafts_approved, drafts_edited, drafts_rejected, drafts_responded, outcome, bot_response_ms, person_response_ms, need_resolution_ms, reviewed, corrected)
     SELECT c.workspace_id, c.id, CASE WHEN n % 300 = 0 THEN $2::uuid ELSE c.channel_id END, CASE WHEN n % 300 = 1 THEN $3::uuid ELSE c.bot_id END, c.created_at, false, 0, true, false, CASE WHEN r < 0.1 THEN CASE WHEN r < 0.02 THEN 'turn_cap' ELSE 'low_confidence' END END, true,
       CASE WHEN r > 0.97 THEN 1 ELSE 0 END, CASE WHEN r BETWEEN 0.2 AND 0.3 THEN 5 END, 0, 0, 0, 0, CASE WHEN r < 0.1 THEN 'person' WHEN r > 0.99 THEN 'waiting' ELSE 'bot' END,
       CASE WHEN r >= 0.1 THEN 200 END, CASE WHEN r < 0.1 THEN 60000 END, CASE WHEN r < 0.1 THEN 600000 END, r BETWEEN 0.3 AND 0.35, r BETWEEN 0.3 AND 0.31
     FROM (SELECT c.*, random() AS r, row_number() OVER () AS n FROM conversation c WHERE c.workspace_id = $1) c`,
    [workspaceId, quietChannelId, quietBotId],
  );
  await database.owner.query(
    `INSERT INTO metric_bucket (workspace_id, subject_id, grain, starts_at, measures, counts)
     SELECT $1, s, g, t, ARRAY['conversations'], ARRAY[1] FROM unnest(ARRAY[$1::uuid, gen_random_uuid()]) s, unnest(ARRAY[15, 60, 360, 1440]) g,
       generate_series(date_trunc('day', now()) - interval '180 days', now(), make_interval(mins => g)) t`,
    [workspaceId],
  );
}

/** Runs statements as the application's role and collects the plan of each, also of those inside functions. */
async function explained(run: (tx: Tx) => Promise<unknown>): Promise<Plan[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  const plans: Plan[] = [];
  client.on("notice", ({ message }) => {
    const start = message?.indexOf("{") ?? -1;
    if (message && start >= 0) plans.push((JSON.parse(message.slice(start)) as { Plan: Plan }).Plan);
  });
  await client.connect();
  try {
    await client.query("LOAD 'auto_explain'");
    for (const [name, value] of [
      ["log_min_duration", "0"],
      ["log_nested_statements", "on"],
      ["log_analyze", "on"],
      ["log_format", "json"],
      ["log_level", "notice"],
    ])
      await client.query(`SET auto_explain.${name} = '${value}'`);
    await client.query("BEGIN");
    await client.query("SET LOCAL ROLE handrail_app");
    await client.query("SELECT set_config('app.workspace_id', $1, true)", [world.workspaceId]);
    plans.length = 0;
    await run({
      workspaceId: world.workspaceId,
      now: new Date(),
      query: async (sql, parameters = []) => (await client.query(sql, parameters as unknown[])).rows as never,
    });
    await client.query("ROLLBACK");
  } finally {
    await client.end();
  }
  return plans;
}

const big = new Set([
  "conversation",
  "message",
  "event",
  "visitor",
  "conversation_fact",
  "metric_bucket",
  "decision",
  "draft",
  "review_item",
  "approval",
  "tool_call",
  "visitor_request",
]);

function wasteful(plan: Plan): string[] {
  const found = (plan.Plans ?? []).flatMap(wasteful);
  const table = plan["Relation Name"];
  if (table && big.has(table) && plan["Node Type"] === "Seq Scan") found.push(`scans ${table}`);
  if ((plan["Rows Removed by Filter"] ?? 0) > 100) found.push(`reads and drops ${plan["Rows Removed by Filter"]} rows of ${table}: ${plan.Filter}`);
  return found;
}

const uuid = () => randomUUID();

/** The last days, each as the pieces that its counts are summed from. */
function slotsOf(days: number, zone: string) {
  const today = new Date().toISOString().slice(0, 10);
  return Array.from({ length: days }, (_, back) => coverRange(startOfDay(addDays(today, -back), zone), startOfDay(addDays(today, 1 - back), zone)));
}

const statements: Record<string, (tx: Tx) => Promise<unknown>> = {
  "inbox unassigned": (tx) => listInboxRows(tx, { view: "unassigned", memberId: world.ada.id, after: null, limit: 50, ids: null }),
  "inbox mine": (tx) => listInboxRows(tx, { view: "mine", memberId: world.ada.id, after: null, limit: 50, ids: null }),
  "inbox bot": (tx) => listInboxRows(tx, { view: "bot", memberId: world.ada.id, after: null, limit: 50, ids: null }),
  "inbox all, second page": (tx) => listInboxRows(tx, { view: "all", memberId: world.ada.id, after: { at: new Date(), id: uuid() }, limit: 50, ids: null }),
  "inbox resolved": (tx) => listInboxRows(tx, { view: "resolved", memberId: world.ada.id, after: { at: new Date(), id: uuid() }, limit: 50, ids: null }),
  "inbox counts": (tx) => countInbox(tx, world.ada.id),
  thread: async (tx) => {
    await findThreadHead(tx, conversationId);
    await listThreadMessages(tx, conversationId, 500);
    await listDecisions(tx, conversationId);
    await listPendingDrafts(tx, conversationId);
  },
  "lock of a conversation": (tx) => lockConversation(tx, conversationId),
  "visitor's view": (tx) => tx.query("SELECT visitor_view($1::uuid, $2::uuid, $3::uuid, 1, 0, 100)", [world.workspaceId, conversationId, visitorId]),
  "visitor's newest conversation": (tx) => findNewestConversation(tx, visitorId as never, new Date(0)),
  "receiving a message": (tx) =>
    tx.query(`SELECT * FROM receive_visitor_turn($1::uuid, $2::uuid, $3::uuid, 1, $4::uuid, 'x', $5::jsonb, $6::uuid, '[]', 3000, now(), now())`, [
      world.workspaceId,
      conversationId,
      visitorId,
      uuid(),
      JSON.stringify({
        kind: "message",
        id: uuid(),
        eventId: uuid(),
        visibility: "public",
        authorClass: "visitor",
        authorId: visitorId,
        clientId: uuid(),
        text: "x",
        salt: "00",
        textSha256: "",
        digest: "",
        actorKind: "visitor",
        actorId: visitorId,
      }),
      uuid(),
    ]),
  "a turn's context": (tx) => tx.query("SELECT turn_context($1::uuid, $2::uuid, now())", [world.workspaceId, uuid()]),
  "how long visitors waited of late": (tx) => listRecentWaits(tx),
  "audit page": (tx) => listAuditRows(tx, {}, { at: new Date(), id: uuid() }, 50),
  "audit by type": (tx) => listAuditRows(tx, { type: "conversation.started" }, null, 50),
  "audit by group": (tx) => listAuditRows(tx, { type: "handoff" }, null, 50),
  "audit by conversation": (tx) => listAuditRows(tx, { conversationId }, null, 50),
  "audit by actor": (tx) => listAuditRows(tx, { actorId: visitorId }, null, 50),
  "audit status": (tx) => readAuditStatus(tx),
  "decision story": (tx) => listStoryRows(tx, [uuid(), uuid()]),
  sealing: (tx) => readPending(tx, 0, 100),
  "console stream": async (tx) => {
    await readStreamCursor(tx);
    await readSeals(tx, 0, 100);
  },
  "a report over 28 days of a zone of half hours": (tx) => sumSlots(tx, tx.workspaceId, slotsOf(28, "Asia/Kolkata")),
  "how far the metrics are": (tx) => readProgress(tx, "metrics"),
  "a step of the metrics": async (tx) => {
    await readFacts(tx, [conversationId, uuid()]);
    await readBuckets(tx, [{ subjectId: tx.workspaceId, grain: 15, startsAt: startOfDay("2026-11-01", "UTC") }]);
  },
  ...Object.fromEntries(
    [
      "conversations",
      "outcome.waiting",
      "handed_off",
      "reason.turn_cap",
      "reopened",
      "rated",
      "reviewed",
      "duration.personResponse",
      "duration.needResolution",
    ].map((segment) => [
      `conversations behind ${segment}`,
      (tx: Tx) => {
        const range = { from: new Date(Date.now() - 80 * 86_400_000), to: new Date() };
        const after = { at: new Date(Date.now() - 40 * 86_400_000), id: uuid() };
        return listBehind(tx, { segment: readSegment(segment) as Segment, ...range, channelId: null, botId: null, after, limit: 50 });
      },
    ]),
  ),
  ...Object.fromEntries(
    [
      { what: "channel", channelId: quietChannelId, botId: null },
      { what: "bot", channelId: null, botId: quietBotId },
    ].flatMap(({ what, ...of }) =>
      ["conversations", "outcome.bot", "ended", "corrected", "csat.bot.5", "duration.botResponse"].map((segment) => [
        `conversations of a quiet ${what} behind ${segment}`,
        (tx: Tx) => {
          const range = { from: new Date(Date.now() - 80 * 86_400_000), to: new Date() };
          return listBehind(tx, { segment: readSegment(segment) as Segment, ...range, ...of, after: null, limit: 50 });
        },
      ]),
    ),
  ),
  "a page of past turns": (tx) => {
    const beyond = { at: new Date(Date.now() - 10 * 86_400_000), id: uuid() };
    return listPastTurns(tx, botId, { from: new Date(Date.now() - 28 * 86_400_000), beyond, zone: "Europe/Berlin" }, 50);
  },
  "answers to grade": async (tx) => {
    await listToGrade(tx, new Date(Date.now() - 60 * 86_400_000), { at: new Date(Date.now() - 40 * 86_400_000), id: uuid() }, 20);
    await countToGrade(tx, new Date(Date.now() - 60 * 86_400_000), 501);
  },
  "the graded sample": (tx) => listSample(tx, new Date(Date.now() - 60 * 86_400_000), 20_000),
  "approvals that wait": async (tx) => {
    await listWaitingApprovals(tx, { action: null, after: { at: new Date(), id: uuid() }, limit: 50 });
    await countWaitingApprovals(tx, 501);
  },
  "approvals, newest first": async (tx) => {
    await listApprovals(tx, { status: null, action: null, before: uuid(), limit: 50 });
    await listApprovals(tx, { status: "rejected", action: null, before: uuid(), limit: 50 });
  },
  "calls of tools, newest first": async (tx) => {
    await listToolCallRows(tx, { status: null, before: uuid(), limit: 50 });
    await listToolCallRows(tx, { status: "waiting", before: uuid(), limit: 50 });
  },
  "the call of an approval": (tx) => findCallOfApproval(tx, uuid() as ApprovalId),
  "requests of visitors, by approval and conversation": async (tx) => {
    await findRequestOfApproval(tx, uuid() as ApprovalId);
    await findRequestByClientId(tx, conversationId, uuid());
    await countVisitorRequests(tx, conversationId);
  },
  "approvals that expire": (tx) => tx.query("SELECT * FROM expired_approvals(now(), 20)"),
  "drafts that wait": async (tx) => {
    const after = { rank: 2, dueKey: new Date().toISOString(), id: uuid() };
    for (const filter of [{}, { topic: "refund" }, { reason: "rule" }, { rank: 2 }, { ownerId: world.ada.id }, { rank: 2, topic: "refund" }])
      await listQueue(tx, filter, after, 50);
    await countQueue(tx, new Date());
  },
  "drafts that were decided on": (tx) => listReviewedDrafts(tx, new Date(Date.now() - 28 * 86_400_000), 50),
  "drafts that are due": (tx) => tx.query("SELECT * FROM due_drafts(now(), now(), 20)"),
  "turns that are due": (tx) => tx.query("SELECT * FROM lease_due_turns(now(), now(), 20)"),
  "handoff notices that are due": (tx) => tx.query("SELECT * FROM due_handoff_notices(now(), 20)"),
};

for (const [name, run] of Object.entries(statements)) {
  test(`${name}: an index finds the rows, nothing is scanned [F3]`, async () => {
    const plans = await explained(run);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.flatMap(wasteful)).toEqual([]);
  });
}

test("this check sees a statement that scans or filters", async () => {
  const plans = await explained((tx) => tx.query("SELECT id FROM conversation WHERE workspace_id = $1 AND page_url = 'nothing like it'", [tx.workspaceId]));
  expect(plans.flatMap(wasteful)).not.toEqual([]);
});
