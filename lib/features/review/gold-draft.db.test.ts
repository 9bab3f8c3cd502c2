/** Wrong answers that are planted: drawn by recorded chance, met as any draft, decided on, and never sent. */
import { expect, test } from "vitest";
import type { DraftId } from "@/lib/core/kernel/ids";
import { fromWireId, toWireId } from "@/lib/core/kernel/wire-ids";
import { drawGold } from "@/lib/core/review/gold-draft";
import { withWorkspaceSql } from "@/lib/db/tx";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { knownAnswer, knownQuestion, makeMember, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { approveDraft } from "./approve-draft";
import { assignDraft } from "./assign-draft";
import { endDueDrafts } from "./end-due-drafts";
import { getDraft } from "./get-draft";
import { getReviewCase } from "./get-review-case";
import { keepGoldDraft, listGold, retireGoldDraft, setGoldShare } from "./keep-gold-draft";
import { leaseDraft, releaseDraft } from "./lease-draft";
import { listReview } from "./list-review";
import { rateReviews } from "./rate-reviews";
import { rejectDraft } from "./reject-draft";
import { respondToDraft } from "./respond-to-draft";

const database = await testDatabase();
const wrong = { question: "May I send my boots back?", answer: "Yes, within ninety days. Bring the slip.", wrong: "ninety days", why: "It is thirty days." };

async function makeHoldingWorld(): Promise<World> {
  const world = await makeWorld();
  await database.owner.query("UPDATE bot SET draft_mode = true WHERE workspace_id = $1", [world.workspaceId]);
  return world;
}

async function makeDraft(world: World): Promise<{ id: DraftId; version: number; decisionId: string; conversationId: string }> {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  const { rows } = await database.owner.query<{ id: DraftId; version: number; decisionId: string }>(
    `SELECT id, version, decision_id AS "decisionId" FROM draft WHERE conversation_id = $1`,
    [conversationId],
  );
  const [draft] = rows;
  if (!draft) throw new Error("nothing is held");
  return { ...draft, conversationId };
}

/** The owner keeps a draft that Ben has rejected. */
async function keep(world: World): Promise<string> {
  const draft = await makeDraft(world);
  await rejectDraft(world.ben, draft.id, { version: draft.version, feedback: "Boots are meant." });
  return (await keepGoldDraft(world.owner, { decisionId: draft.decisionId as never, ...wrong })).id;
}

/** Opens a new draft where every opening plants, and finds what was planted. */
async function meet(world: World, reviewer = world.ada): Promise<DraftId> {
  const opened = await makeDraft(world);
  await leaseDraft(reviewer, opened.id);
  const { data } = await listReview(reviewer, { mine: false, limit: 100 });
  const row = data.find(({ question }) => question === wrong.question);
  const id = row && fromWireId("draft", row.id);
  if (!id) throw new Error("nothing was planted");
  return id;
}

async function countOf(table: string, world: World): Promise<number> {
  const { rows } = await database.owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table} WHERE workspace_id = $1`, [world.workspaceId]);
  return rows[0]?.count ?? -1;
}

test("a planted draft looks as any other one, before its reviewer alone, in no count; rejecting it is a catch that is told at once, and no conversation is touched [R7] [R6]", async () => {
  const world = await makeHoldingWorld();
  const goldId = await keep(world);
  await setGoldShare(world.owner, 50);
  const plant = await meet(world);
  const before = await Promise.all(["message", "draft", "handoff", "conversation"].map((table) => countOf(table, world)));
  const mine = await listReview(world.ada, { mine: false, limit: 100 });
  expect(mine.data.map(({ question }) => question)).toEqual([knownQuestion, wrong.question]);
  expect(mine.waiting).toBe(1);
  const others = await listReview(world.ben, { mine: false, limit: 100 });
  expect(others.data.map(({ question }) => question)).toEqual([knownQuestion]);
  const shown = await getReviewCase(world.ada, plant);
  expect(shown).toMatchObject({ draft: { text: wrong.answer, status: "pending_review", version: 1 }, messages: [{ author: "visitor", text: wrong.question }] });
  expect(Object.keys(mine.data[1] ?? {})).toEqual(Object.keys(mine.data[0] ?? {}));
  expect((await getDraft(world.ada, plant)).planted).toBeNull();
  await expect(getReviewCase(world.ben, plant)).rejects.toMatchObject({ code: "not_found" });
  await expect(rejectDraft(world.ben, plant, { version: 1 })).rejects.toMatchObject({ code: "not_found" });

  await leaseDraft(world.ada, plant);
  await releaseDraft(world.ada, plant);
  expect((await assignDraft(world.ada, plant, world.ben.id)).owner?.name).toBe("Ben Agent");
  await expect(rejectDraft(world.ada, plant, { version: 7 })).rejects.toMatchObject({ code: "version_conflict" });
  await rejectDraft(world.ada, plant, { version: 1, feedback: "Wrong." });
  expect(await getDraft(world.ada, plant)).toMatchObject({
    draft: { status: "rejected" },
    planted: { caught: true, wrong: "ninety days", why: "It is thirty days." },
  });
  await expect(rejectDraft(world.ada, plant, { version: 2 })).rejects.toMatchObject({ code: "already_decided" });
  expect((await listReview(world.ada, { mine: false, limit: 100 })).data).toHaveLength(1);
  expect(await Promise.all(["message", "draft", "handoff", "conversation"].map((table) => countOf(table, world)))).toEqual(before);
  expect((await listGold(world.owner)).data).toMatchObject([{ id: goldId, seen: 1, caught: 1 }]);
  const { rows } = await database.owner.query<{ type: string; conversation: string | null }>(
    `SELECT type, conversation_id AS conversation FROM event WHERE workspace_id = $1 AND type LIKE 'gold_draft.%'`,
    [world.workspaceId],
  );
  expect(rows.map(({ type }) => type).sort()).toEqual(["gold_draft.decided", "gold_draft.kept", "gold_draft.planted", "gold_draft.share_set"]);
  expect(rows.every(({ conversation }) => conversation === null)).toBe(true);
});

test("a planted draft that is approved, also with other words around what is wrong, is a miss; corrected or answered instead it is caught; nothing of it is ever a message [R7] [Q1]", async () => {
  const world = await makeHoldingWorld();
  await setGoldShare(world.owner, 50);
  const decide = async (how: (id: DraftId, sha: string) => Promise<void>) => {
    await keep(world);
    const plant = await meet(world);
    await how(plant, (await getDraft(world.ada, plant)).draft.contentSha256);
    return (await getDraft(world.ada, plant)).planted?.caught;
  };
  expect(await decide((id, contentSha256) => approveDraft(world.ada, id, { version: 1, contentSha256 }))).toBe(false);
  expect(await decide((id, contentSha256) => approveDraft(world.ada, id, { version: 1, contentSha256, text: "Sure, within NINETY  days." }))).toBe(false);
  expect(await decide((id, contentSha256) => approveDraft(world.ada, id, { version: 1, contentSha256, text: "Yes, within thirty days." }))).toBe(true);
  expect(await decide((id) => respondToDraft(world.ada, id, { version: 1, text: "No." }))).toBe(true);
  const { rows } = await database.owner.query("SELECT 1 FROM message WHERE workspace_id = $1 AND text ILIKE '%ninety%'", [world.workspaceId]);
  expect(rows).toHaveLength(0);
  const report = await rateReviews(world.owner, 28);
  const ada = report.data.find(({ reviewer }) => reviewer.name === "Ada Agent");
  expect(ada).toMatchObject({ decided: 0, approved: 0, gold: { seen: 4, caught: 2 } });
  expect(ada?.gold.low).toBeCloseTo(0.0676, 3);
  expect(ada?.gold.high).toBeCloseTo(0.9324, 3);
});

test("the database refuses a message or a draft made of a planted one, and a planted one made of a draft, whatever the application's role tries [R7] [Q1]", async () => {
  const world = await makeHoldingWorld();
  await keep(world);
  await setGoldShare(world.owner, 50);
  const plant = await meet(world);
  const real = await makeDraft(world);
  const tried = (sql: string, values: unknown[]) => withWorkspaceSql(world.owner, (tx) => tx.query(sql, values));
  const message = `INSERT INTO message (workspace_id, id, conversation_id, seq, event_seq, visibility, author_class, text, salt, text_sha256, draft_id, created_at)
    VALUES ($1, $2, $3, 900, 900, 'public', 'bot_approved', 'x', '\\x00', '', $4, now())`;
  await expect(tried(message, [world.workspaceId, newId(), real.conversationId, plant])).rejects.toThrow(/never sent/);
  const copy = `INSERT INTO draft (workspace_id, id, conversation_id, turn_id, decision_id, text, salt, text_sha256, content_sha256, sources, status, created_at)
    SELECT workspace_id, $3, conversation_id, turn_id, decision_id, text, salt, text_sha256, content_sha256, sources, status, created_at FROM draft WHERE workspace_id = $1 AND id = $2`;
  await expect(tried(copy, [world.workspaceId, real.id, plant])).rejects.toThrow(/never sent/);
  const { rows } = await database.owner.query<{ gold: string }>(`SELECT gold_draft_id AS gold FROM gold_plant WHERE id = $1`, [plant]);
  await expect(tried(copy, [world.workspaceId, real.id, rows[0]?.gold])).rejects.toThrow(/never sent/);
  await expect(tried(`UPDATE draft SET id = $3 WHERE workspace_id = $1 AND id = $2`, [world.workspaceId, real.id, plant])).rejects.toThrow();
  await expect(tried(`UPDATE message SET draft_id = $2 WHERE workspace_id = $1`, [world.workspaceId, plant])).rejects.toThrow();
  await expect(tried(`UPDATE gold_plant SET id = $3 WHERE workspace_id = $1 AND id = $2`, [world.workspaceId, plant, real.id])).rejects.toThrow();
  await expect(
    tried(
      `INSERT INTO gold_plant (workspace_id, id, gold_draft_id, reviewer_id, opened_draft_id, rank, due_at, approvals, chance, draw, created_at)
       SELECT workspace_id, $3, gold_draft_id, $4, opened_draft_id, rank, due_at, approvals, chance, draw, created_at FROM gold_plant WHERE workspace_id = $1 AND id = $2`,
      [world.workspaceId, plant, real.id, world.ben.id],
    ),
  ).rejects.toThrow(/not planted/);
  await expect(tried(`UPDATE conversation SET held_draft_id = $2 WHERE workspace_id = $1`, [world.workspaceId, plant]).then(() => "set")).resolves.toBe("set");
  // Held or not: there is no such draft, so that whoever approves it finds nothing to send.
  await expect(approveDraft(world.ben, plant, { version: 1, contentSha256: "0".repeat(64) })).rejects.toMatchObject({ code: "not_found" });
});

test("which openings bring a planted draft is what the ids of draft and reviewer say at the workspace's share, with the chance and the number drawn kept; nobody meets the same twice or their own [R7]", async () => {
  const world = await makeHoldingWorld();
  for (let count = 0; count < 6; count += 1) await keep(world);
  await setGoldShare(world.owner, 20);
  const reviewer = await makeMember(world.workspaceId, "Rita Reviewer", "reviewer");
  const expected: string[] = [];
  for (let count = 0; count < 24; count += 1) {
    const opened = await makeDraft(world);
    await leaseDraft(reviewer, opened.id);
    // Opening it again draws nothing new.
    await releaseDraft(reviewer, opened.id);
    await leaseDraft(reviewer, opened.id);
    if (drawGold(20, opened.id, reviewer.id).isDrawn && expected.length < 6) expected.push(opened.id);
    const planted = (await listReview(reviewer, { mine: false, limit: 100 })).data.find(({ question }) => question === wrong.question);
    if (planted) await rejectDraft(reviewer, fromWireId("draft", planted.id) as DraftId, { version: 1 });
  }
  const { rows } = await database.owner.query<{ opened: string; gold: string; chance: number; draw: number }>(
    `SELECT opened_draft_id AS opened, gold_draft_id AS gold, chance, draw FROM gold_plant WHERE workspace_id = $1`,
    [world.workspaceId],
  );
  expect(rows.map(({ opened }) => opened).sort()).toEqual([...expected].sort());
  expect(new Set(rows.map(({ gold }) => gold)).size).toBe(rows.length);
  for (const { opened, chance, draw } of rows) expect(drawGold(20, opened, reviewer.id)).toMatchObject({ chance, draw });
  await setGoldShare(world.owner, 50);
  const own = await makeDraft(world);
  await leaseDraft(world.owner, own.id);
  expect(await countOf("gold_plant", world)).toBe(rows.length);
});

test("with the share at 0 nothing is planted; what is taken out of use goes; what nobody decides on is over after a day, unseen, and no time limit knows it [R7] [R5]", async () => {
  const world = await makeHoldingWorld();
  const goldId = await keep(world);
  const opened = await makeDraft(world);
  await leaseDraft(world.ada, opened.id);
  expect(await countOf("gold_plant", world)).toBe(0);
  await releaseDraft(world.ada, opened.id);
  await setGoldShare(world.owner, 50);
  await leaseDraft(world.ada, opened.id);
  expect(await countOf("gold_plant", world)).toBe(1);
  const restore = setClock(() => new Date(Date.now() + 86_500_000));
  await endDueDrafts();
  expect((await listReview(world.ada, { mine: false, limit: 100 })).data.filter(({ question }) => question === wrong.question)).toEqual([]);
  restore();
  expect((await listReview(world.ada, { mine: false, limit: 100 })).data.filter(({ question }) => question === wrong.question)).toHaveLength(1);
  await retireGoldDraft(world.owner, fromWireId("goldDraft", goldId)!);
  expect((await listReview(world.ada, { mine: false, limit: 100 })).data.filter(({ question }) => question === wrong.question)).toEqual([]);
  expect((await listGold(world.owner)).data).toEqual([]);
  expect((await rateReviews(world.owner, 28)).data.every(({ gold }) => gold.seen === 0)).toBe(true);
});

test("only what somebody has rejected, edited or graded wrong is kept, once, with its wrong words in it, by those who set bots up; another workspace's is not found [R7] [A4]", async () => {
  const world = await makeHoldingWorld();
  const foreign = await makeHoldingWorld();
  const waiting = await makeDraft(world);
  await expect(keepGoldDraft(world.owner, { decisionId: waiting.decisionId as never, ...wrong })).rejects.toMatchObject({ code: "state_conflict" });
  await rejectDraft(world.ben, waiting.id, { version: waiting.version });
  const [candidate] = (await listGold(world.owner)).candidates;
  expect(candidate).toMatchObject({ decisionId: toWireId("decision", waiting.decisionId), cause: "rejected", question: knownQuestion, answer: knownAnswer });
  await expect(keepGoldDraft(world.owner, { decisionId: waiting.decisionId as never, ...wrong, wrong: "sixty" })).rejects.toMatchObject({
    code: "validation_failed",
  });
  await expect(keepGoldDraft(world.ben, { decisionId: waiting.decisionId as never, ...wrong })).rejects.toMatchObject({ code: "forbidden" });
  await expect(keepGoldDraft(foreign.owner, { decisionId: waiting.decisionId as never, ...wrong })).rejects.toMatchObject({ code: "state_conflict" });
  const { id } = await keepGoldDraft(world.owner, { decisionId: waiting.decisionId as never, ...wrong });
  await expect(keepGoldDraft(world.owner, { decisionId: waiting.decisionId as never, ...wrong })).rejects.toMatchObject({ code: "state_conflict" });
  expect((await listGold(world.owner)).candidates).toEqual([]);
  await expect(retireGoldDraft(foreign.owner, fromWireId("goldDraft", id)!)).rejects.toMatchObject({ code: "not_found" });
  await setGoldShare(world.owner, 50);
  await setGoldShare(foreign.owner, 50);
  const plant = await meet(world);
  await leaseDraft(foreign.ada, (await makeDraft(foreign)).id);
  expect(await countOf("gold_plant", foreign)).toBe(0);
  await expect(getReviewCase(foreign.ada, plant)).rejects.toMatchObject({ code: "not_found" });
});
