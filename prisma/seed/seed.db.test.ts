import { expect, test } from "vitest";
import { type RecordedDecision, replayDecision } from "@/lib/core/escalation/replay-decision";
import type { MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import { scopesOfRole } from "@/lib/core/rbac/scopes";
import { listApprovals } from "@/lib/features/approval/list-approvals";
import { exportAudit } from "@/lib/features/audit/export-audit";
import { findDemoChannel } from "@/lib/features/operation/find-demo-channel";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { articles } from "@/prisma/seed/content/articles";
import { generateStories } from "@/prisma/seed/content/generate-stories";
import { generatorParameters } from "@/prisma/seed/content/generator-parameters";
import { stories } from "@/prisma/seed/content/stories";
import type { Story } from "@/prisma/seed/content/story-types";
import { describeDemo } from "@/prisma/seed/describe-demo";
import { seedDemo } from "@/prisma/seed/seed-demo";

const database = await testDatabase();

/** The first scripted story of each theme, and two of every open state; the whole demo is told at every fresh start. */
const firstOfTheme = stories.filter(({ theme, key }, place) => stories.findIndex((story) => story.theme === theme) === place || key.startsWith("open-"));
const slice: readonly Story[] = [...firstOfTheme, ...generateStories({ ...generatorParameters, count: 8, recentCount: 2 }, articles)];
const nowMs = Date.parse("2026-11-22T11:40:00Z");

test("the demo is told through the product, reads back whole and verifies; nothing lies in the future [D3]", { timeout: 120_000 }, async () => {
  const before = now().getTime();
  expect(await findDemoChannel()).toBeNull();
  const demo = await seedDemo(slice, nowMs);
  expect(demo.tellings.map(({ failure }) => failure).filter(Boolean)).toEqual([]);
  expect(demo.found.conversations).toBe(slice.length);
  expect(demo.found.views.unassigned).toBeGreaterThanOrEqual(3);
  expect(now().getTime()).toBeGreaterThanOrEqual(before);

  const { rows } = await database.owner.query<{ newest: Date; resolved: number; pending: number; verified: string | null; unverified: number }>(
    `SELECT (SELECT max(occurred_at) FROM event) AS newest, (SELECT count(*)::int FROM conversation WHERE status = 'resolved') AS resolved,
       (SELECT count(*)::int FROM event_pending) AS pending, (SELECT verified_problem FROM seal_head) AS verified,
       (SELECT count(*)::int FROM account WHERE email_verified_at IS NULL) AS unverified`,
  );
  expect(rows[0]?.newest.getTime()).toBeLessThan(nowMs + 60_000);
  expect(rows[0]?.resolved).toBeGreaterThan(10);
  expect(rows[0]).toMatchObject({ pending: 0, verified: null, unverified: 0 });

  const { approvals } = await listApprovals(demo.shop.team.ingrid, { status: null, action: null, cursor: null, limit: 20 });
  const waiting = approvals.filter(({ row }) => row.status === "pending");
  expect(waiting.map(({ votes }) => votes.length).sort()).toEqual([0, 0, 1]);
  expect(approvals.map(({ row }) => row.status).sort()).toEqual(["executed", "executed", "executed", "pending", "pending", "pending", "rejected"]);

  const { rows: oversight } = await database.owner.query<{ guardrails: string; stops: number; tools: string }>(
    `SELECT (SELECT policy->'guardrails'->0->>'id' FROM policy_version ORDER BY number DESC LIMIT 1) AS guardrails,
       (SELECT count(*)::int FROM kill_switch WHERE lifted_at IS NOT NULL) AS stops, (SELECT string_agg(name, ',') FROM tool) AS tools`,
  );
  expect(oversight).toEqual([{ guardrails: "no-promised-day", stops: 1, tools: "send_return_label" }]);

  expect(await findDemoChannel()).toEqual({ publishableKey: demo.shop.channelKey });
  const { logins, links } = describeDemo(demo);
  expect(new Set(logins.map(({ role }) => role)).size).toBe(6);
  for (const { path } of links) expect(path).toMatch(/^\/(demo|w\/fernweg\/[a-zA-Z0-9_/?=]+)$/);
});

type Source = { articleId: string; quote: string };
type ExportedRow = { kind: string } & Record<string, unknown>;

test("from the exported log alone every decision is made again, and every quoted answer is found among the passages it recorded [Q13] [B5]", async () => {
  const { rows } = await database.owner.query<{ workspaceId: WorkspaceId; id: MemberId }>(
    `SELECT workspace_id AS "workspaceId", id FROM member WHERE role = 'owner' LIMIT 1`,
  );
  const [owner] = rows;
  if (!owner) throw new Error("the demo has no owner");
  const accountId = newId<"account">();
  const log = await exportAudit({ ...owner, kind: "member", accountId, name: "Ingrid Solheim", role: "owner", scopes: scopesOfRole.owner });
  const lines = log
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as ExportedRow);
  const decisions = lines.filter((line) => line.kind === "decision");
  expect(decisions.length).toBeGreaterThan(30);
  expect(decisions.map((decision) => replayDecision(decision as unknown as RecordedDecision)).filter(({ kind }) => kind !== "same")).toEqual([]);

  const messages = new Map(lines.filter((line) => line.kind === "message").map((line) => [line.id, line as { text?: string; sources?: Source[] }]));
  const answered = decisions.filter(({ action, replyMessageId, model }) => action === "answer" && replyMessageId !== null && model === null);
  expect(answered.length).toBeGreaterThan(5);
  for (const { hits, replyMessageId } of answered) {
    const reply = messages.get(replyMessageId);
    const source = reply?.sources?.[0];
    expect(source?.quote).toBe(reply?.text);
    expect((hits as { articleId: string }[]).map(({ articleId }) => articleId)).toContain(source?.articleId);
  }
});
