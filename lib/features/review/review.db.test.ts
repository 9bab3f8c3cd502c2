import { expect, test } from "vitest";
import type { DraftId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { defaultReview } from "@/lib/core/kernel/review-policy";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { setClock } from "@/lib/platform/clock";
import { isAppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { setPolicy } from "@/lib/testing/set-policy";
import { knownAnswer, knownQuestion, makeMember, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { approveDraft } from "./approve-draft";
import { assignDraft } from "./assign-draft";
import { endDueDrafts } from "./end-due-drafts";
import { getDraft } from "./get-draft";
import { getReviewCase } from "./get-review-case";
import { leaseDraft, releaseDraft } from "./lease-draft";
import { listReview } from "./list-review";
import { rateReviews } from "./rate-reviews";
import { rejectDraft } from "./reject-draft";
import { respondToDraft } from "./respond-to-draft";

const database = await testDatabase();
const full = process.env.HANDRAIL_DEPTH === "full";
/** Of each race. */
const rounds = full ? 100 : 5;

async function makeHoldingWorld(): Promise<World> {
  const world = await makeWorld();
  await database.owner.query("UPDATE bot SET draft_mode = true WHERE workspace_id = $1", [world.workspaceId]);
  return world;
}

async function makeDraft(world: World) {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  const { rows } = await database.owner.query<{ id: DraftId; version: number; contentSha256: string; dueAt: Date }>(
    `SELECT d.id, d.version, d.content_sha256 AS "contentSha256", i.due_at AS "dueAt" FROM draft d JOIN review_item i ON i.draft_id = d.id WHERE d.conversation_id = $1`,
    [conversationId],
  );
  const [draft] = rows;
  if (!draft) throw new Error("nothing is held");
  return { visitor, conversationId, draft };
}

async function factsOf(draftId: DraftId): Promise<string[]> {
  const { rows } = await database.owner.query<{ type: string }>("SELECT type FROM event WHERE subject_id = $1 ORDER BY conversation_seq", [draftId]);
  return rows.map(({ type }) => type);
}

async function at<T>(when: Date, act: () => Promise<T>): Promise<T> {
  const restore = setClock(() => when);
  return act().finally(restore);
}

test("one of twenty reviewers wins a draft, the others are told who and when, and the visitor gets one answer [R3] [R4] [Q6]", async () => {
  const world = await makeHoldingWorld();
  const reviewers = await Promise.all(Array.from({ length: 20 }, (_, number) => makeMember(world.workspaceId, `Reviewer ${number}`, "reviewer")));
  for (let round = 0; round < rounds; round += 1) {
    const { visitor, conversationId, draft } = await makeDraft(world);
    const { version, contentSha256 } = draft;
    const results = await Promise.allSettled(
      reviewers.map((reviewer, index) => {
        if (index % 4 === 0) return rejectDraft(reviewer, draft.id, { version });
        if (index % 4 === 1) return approveDraft(reviewer, draft.id, { version, contentSha256, text: `Edited by ${index}` });
        return approveDraft(reviewer, draft.id, { version, contentSha256 });
      }),
    );
    const winners = results.flatMap((result, index) => (result.status === "fulfilled" ? [reviewers[index]] : []));
    expect(winners).toHaveLength(1);
    for (const result of results) {
      if (result.status === "fulfilled") continue;
      expect(isAppError(result.reason) && result.reason.code).toBe("already_decided");
      expect(result.reason.extra).toMatchObject({ decidedBy: winners[0]?.name, decidedAt: expect.any(String) });
    }
    const { rows } = await database.owner.query("SELECT status, message_id AS message FROM draft WHERE id = $1", [draft.id]);
    const { messages } = await getVisitorConversation(visitor, conversationId);
    expect(messages.filter(({ author }) => author.startsWith("bot"))).toHaveLength(rows[0].message === null ? 0 : 1);
  }
});

test("one of twenty reviewers opens a draft; the others are told who has it and until when, and cannot decide before [R4] [Q6]", async () => {
  const world = await makeHoldingWorld();
  const reviewers = await Promise.all(Array.from({ length: 20 }, (_, number) => makeMember(world.workspaceId, `Reviewer ${number}`, "reviewer")));
  const race = async () => {
    const { draft } = await makeDraft(world);
    const results = await Promise.allSettled(reviewers.map((reviewer) => leaseDraft(reviewer, draft.id)));
    const [winner, ...others] = reviewers.filter((_, place) => results[place]?.status === "fulfilled");
    expect(others).toEqual([]);
    const refusal = { code: "already_claimed", extra: { claimedBy: winner?.name, claimedUntil: expect.any(String) } };
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject(refusal);
    return { draft, winner, loser: reviewers.find((reviewer) => reviewer !== winner), refusal };
  };
  for (let round = 1; round < rounds; round += 1) {
    const { draft, winner } = await race();
    // What is left waiting would be the next tests' to end.
    if (winner) await approveDraft(winner, draft.id, draft);
  }
  const { draft, winner, loser, refusal } = await race();
  if (!winner || !loser) throw new Error("nobody has it");
  await expect(approveDraft(loser, draft.id, draft)).rejects.toMatchObject(refusal);
  await expect(rejectDraft(loser, draft.id, { version: draft.version })).rejects.toMatchObject(refusal);
  await leaseDraft(winner, draft.id);
  await releaseDraft(loser, draft.id);
  await expect(leaseDraft(loser, draft.id)).rejects.toMatchObject(refusal);
  await releaseDraft(winner, draft.id);
  await leaseDraft(loser, draft.id);
  await approveDraft(loser, draft.id, draft);
  expect(await factsOf(draft.id)).toEqual(["draft.created", "draft.leased", "draft.released", "draft.leased", "draft.approved"]);
});

test("a lease that nobody renews ends by itself [R4]", async () => {
  const world = await makeHoldingWorld();
  const { draft } = await makeDraft(world);
  await leaseDraft(world.ada, draft.id);
  await expect(leaseDraft(world.ben, draft.id)).rejects.toMatchObject({ code: "already_claimed" });
  await at(new Date(Date.now() + 121_000), () => leaseDraft(world.ben, draft.id));
});

test("a person's own words go out instead of the draft, which is never sent, and the conversation is theirs [R2] [Q1]", async () => {
  const world = await makeHoldingWorld();
  const { visitor, conversationId, draft } = await makeDraft(world);
  await respondToDraft(world.ada, draft.id, { version: draft.version, text: "For you it is sixty days." });
  await expect(respondToDraft(world.ben, draft.id, { version: draft.version, text: "Mine." })).rejects.toMatchObject({
    code: "already_decided",
    extra: { decidedBy: "Ada Agent", status: "responded" },
  });
  const { messages } = await getVisitorConversation(visitor, conversationId);
  expect(messages.filter(({ author }) => author === "human").map(({ text }) => text)).toEqual(["For you it is sixty days."]);
  expect(messages.some(({ author }) => author.startsWith("bot"))).toBe(false);
  expect(await getConversation(world.ada, conversationId)).toMatchObject({ handledBy: "human", assignee: { name: "Ada Agent" } });
});

test("a draft whose time is over brings the conversation to people with the draft in front of them, once; sent then, the bot has it back [R5] [Q10]", async () => {
  const world = await makeHoldingWorld();
  const { visitor, conversationId, draft } = await makeDraft(world);
  await at(new Date(draft.dueAt.getTime() - 1), () => endDueDrafts());
  expect(await factsOf(draft.id)).toEqual(["draft.created"]);
  await at(draft.dueAt, () => Promise.all([endDueDrafts(), endDueDrafts(), endDueDrafts()]));
  expect(await factsOf(draft.id)).toEqual(["draft.created", "draft.escalated"]);
  const thread = await getConversation(world.ada, conversationId);
  expect(thread).toMatchObject({ handledBy: "queue", status: "open", draft: { status: "pending_review", text: knownAnswer } });
  expect(thread.handoff?.reasons[0]?.code).toBe("draft_mode");
  await approveDraft(world.ada, draft.id, draft);
  expect(await getConversation(world.ada, conversationId)).toMatchObject({ handledBy: "bot", status: "pending", waitingSince: null, draft: null });
  const { messages } = await getVisitorConversation(visitor, conversationId);
  expect(messages.filter(({ author }) => author === "bot_approved")).toHaveLength(1);
});

test("sent after its time, to a visitor who has written again, the draft leaves the conversation with people [R5] [Q10]", async () => {
  const world = await makeHoldingWorld();
  const { visitor, conversationId, draft } = await makeDraft(world);
  await at(draft.dueAt, () => endDueDrafts());
  await say(visitor, conversationId, "Hello? And something else.");
  await approveDraft(world.ada, draft.id, draft);
  const thread = await getConversation(world.ada, conversationId);
  expect(thread).toMatchObject({ handledBy: "queue", status: "open" });
  expect(thread.waitingSince).not.toBeNull();
});

test("a draft that nobody decides on for a day after people were asked expires and is never sent; the visitor still waits for a person [R5] [Q10]", async () => {
  const world = await makeHoldingWorld();
  const { visitor, conversationId, draft } = await makeDraft(world);
  await at(draft.dueAt, () => endDueDrafts());
  await at(new Date(draft.dueAt.getTime() + 86_400_000 - 1), () => endDueDrafts());
  expect(await factsOf(draft.id)).toEqual(["draft.created", "draft.escalated"]);
  await at(new Date(draft.dueAt.getTime() + 86_400_000), () => endDueDrafts());
  expect(await factsOf(draft.id)).toEqual(["draft.created", "draft.escalated", "draft.expired"]);
  await expect(approveDraft(world.ada, draft.id, draft)).rejects.toMatchObject({ code: "already_decided", extra: { status: "expired" } });
  expect(await getConversation(world.ada, conversationId)).toMatchObject({ handledBy: "queue", draft: null });
  expect((await getVisitorConversation(visitor, conversationId)).messages.some(({ author }) => author.startsWith("bot"))).toBe(false);
});

test("how long a draft may wait is the policy's that held it; where that says so, time that is over drops the draft and people have the conversation without it [R5] [Q10]", async () => {
  const world = await makeHoldingWorld();
  await setPolicy(world, () => ({ draftMode: true, review: { ...defaultReview, minutes: { ...defaultReview.minutes, held: 7 }, outcome: "expire" } }));
  const before = Date.now();
  const { visitor, conversationId, draft } = await makeDraft(world);
  const minutes = (draft.dueAt.getTime() - before) / 60_000;
  expect(minutes).toBeGreaterThanOrEqual(7);
  await setPolicy(world, () => ({ review: defaultReview }));
  await at(draft.dueAt, () => Promise.all([endDueDrafts(), endDueDrafts()]));
  expect(await factsOf(draft.id)).toEqual(["draft.created", "draft.expired"]);
  expect(await getConversation(world.ada, conversationId)).toMatchObject({ handledBy: "queue", status: "open", draft: null });
  await expect(approveDraft(world.ada, draft.id, draft)).rejects.toMatchObject({ code: "already_decided", extra: { status: "expired" } });
  expect((await getVisitorConversation(visitor, conversationId)).messages.some(({ author }) => author.startsWith("bot"))).toBe(false);
});

async function makeWorldOfTwo(): Promise<World> {
  const world = await makeWorld();
  await setPolicy(world, () => ({ draftMode: true, review: { ...defaultReview, approvals: 2 } }));
  return world;
}

const botWords = async ({ visitor, conversationId }: Pick<Awaited<ReturnType<typeof makeDraft>>, "visitor" | "conversationId">) =>
  (await getVisitorConversation(visitor, conversationId)).messages.filter(({ author }) => author.startsWith("bot")).map(({ author, text }) => [author, text]);

test("where the policy asks for two people, the first approval sends nothing, the same person's second is refused, and another person's sends what both saw [R4] [Q2]", async () => {
  const world = await makeWorldOfTwo();
  const { visitor, conversationId, draft } = await makeDraft(world);
  await leaseDraft(world.ada, draft.id);
  await approveDraft(world.ada, draft.id, draft);
  expect(await botWords({ visitor, conversationId })).toEqual([]);
  expect((await getDraft(world.ben, draft.id)).draft.approvals).toMatchObject({ needed: 2, by: [{ name: "Ada Agent" }] });
  await expect(approveDraft(world.ada, draft.id, draft)).rejects.toMatchObject({ code: "state_conflict" });
  await approveDraft(world.ben, draft.id, draft);
  expect(await botWords({ visitor, conversationId })).toEqual([["bot_approved", knownAnswer]]);
  expect(await factsOf(draft.id)).toEqual(["draft.created", "draft.leased", "draft.agreed", "draft.approved"]);
});

test("where two people have to approve, an edit begins again: who wrote it counts as one, an approval of the words before counts for nothing [R4] [Q2]", async () => {
  const world = await makeWorldOfTwo();
  const { visitor, conversationId, draft } = await makeDraft(world);
  await approveDraft(world.ada, draft.id, draft);
  await approveDraft(world.ben, draft.id, { ...draft, text: "Sixty days for you." });
  expect(await botWords({ visitor, conversationId })).toEqual([]);
  await expect(approveDraft(world.ada, draft.id, draft)).rejects.toMatchObject({ code: "version_conflict" });
  const { version, contentSha256, approvals } = (await getDraft(world.ada, draft.id)).draft;
  expect(approvals.by.map(({ name }) => name)).toEqual(["Ben Agent"]);
  await expect(approveDraft(world.ben, draft.id, { version, contentSha256 })).rejects.toMatchObject({ code: "state_conflict" });
  await expect(getReviewCase(world.ada, draft.id)).resolves.toMatchObject({ firstText: knownAnswer, draft: { text: "Sixty days for you." } });
  await approveDraft(world.ada, draft.id, { version, contentSha256 });
  expect(await botWords({ visitor, conversationId })).toEqual([["bot_edited_by_human", "Sixty days for you."]]);
  expect(await factsOf(draft.id)).toEqual(["draft.created", "draft.agreed", "draft.revised", "draft.edited"]);
});

test("the database itself refuses a person's second approval of a version, and a draft that is sent with one approval where two are needed [R4] [Q2]", async () => {
  const world = await makeWorldOfTwo();
  const { draft } = await makeDraft(world);
  await approveDraft(world.ada, draft.id, draft);
  const approval = `INSERT INTO draft_approval SELECT workspace_id, draft_id, version, member_id, repeat('0', 64), now() FROM draft_approval WHERE draft_id = $1`;
  await expect(database.owner.query(approval, [draft.id])).rejects.toMatchObject({ code: "23505" });
  const send = "UPDATE draft SET status = 'approved', version = version + 1 WHERE id = $1";
  await expect(database.owner.query(send, [draft.id])).rejects.toMatchObject({ code: "HR002" });
});

test("of twenty reviewers who approve at once where two are needed exactly two are counted, and the visitor gets one answer [R4] [Q6]", async () => {
  const world = await makeWorldOfTwo();
  const reviewers = await Promise.all(Array.from({ length: 20 }, (_, number) => makeMember(world.workspaceId, `Reviewer ${number}`, "reviewer")));
  for (let round = 0; round < rounds; round += 1) {
    const { visitor, conversationId, draft } = await makeDraft(world);
    const results = await Promise.allSettled(reviewers.map((reviewer) => approveDraft(reviewer, draft.id, draft)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "already_decided" });
    expect(await botWords({ visitor, conversationId })).toHaveLength(1);
  }
});

test("a draft is given to oneself or a colleague who may decide, told in the log once, listed as theirs, and keeps nobody else from deciding [R6]", async () => {
  const world = await makeHoldingWorld();
  const viewer = await makeMember(world.workspaceId, "Vera Viewer", "viewer");
  const { draft } = await makeDraft(world);
  const { draft: other } = await makeDraft(world);
  const mine = async (who: typeof world.ada) => (await listReview(who, { mine: true, limit: 10 })).data.map(({ id, owner }) => [id, owner?.name]);
  expect(await assignDraft(world.ada, draft.id, world.ben.id)).toMatchObject({ owner: { name: "Ben Agent" }, dueAt: draft.dueAt.toISOString() });
  await assignDraft(world.ben, draft.id, world.ben.id);
  await expect(assignDraft(world.ada, draft.id, viewer.id)).rejects.toMatchObject({ code: "validation_failed", errors: [{ path: "body.memberId" }] });
  await expect(assignDraft(world.ada, draft.id, newId())).rejects.toMatchObject({ code: "validation_failed" });
  await expect(assignDraft(viewer, draft.id, null)).rejects.toMatchObject({ code: "forbidden" });
  expect(await mine(world.ben)).toEqual([[toWireId("draft", draft.id), "Ben Agent"]]);
  expect(await mine(world.ada)).toEqual([]);
  await assignDraft(world.ada, draft.id, null);
  expect(await mine(world.ben)).toEqual([]);
  await assignDraft(world.ada, draft.id, world.ada.id);
  await approveDraft(world.ben, draft.id, draft);
  await expect(assignDraft(world.ada, draft.id, world.ada.id)).rejects.toMatchObject({ code: "already_decided" });
  expect(await factsOf(draft.id)).toEqual(["draft.created", "draft.assigned", "draft.assigned", "draft.assigned", "draft.approved"]);
  expect(await factsOf(other.id)).toEqual(["draft.created"]);
});

test("the queue is listed by risk, topic and reason, and a page of one filter is no page of another [R6]", async () => {
  const world = await makeHoldingWorld();
  for (let count = 0; count < 3; count += 1) await makeDraft(world);
  const { rows } = await database.owner.query<{ id: string }>("SELECT draft_id AS id FROM review_item WHERE workspace_id = $1 ORDER BY draft_id", [
    world.workspaceId,
  ]);
  await database.owner.query("UPDATE review_item SET rank = 0, topic = 'medical', reason_code = 'topic_class' WHERE draft_id = $1", [rows[0]?.id]);
  const list = async (query: object) => (await listReview(world.ada, { mine: false, limit: 10, ...query })).data.map(({ risk, topic }) => [risk, topic]);
  expect(await list({ risk: 3 })).toEqual([[3, "medical"]]);
  expect(await list({ topic: "medical", reason: "topic_class" })).toEqual([[3, "medical"]]);
  expect(await list({ risk: 1 })).toHaveLength(2);
  expect(await list({ risk: 1, topic: "medical" })).toEqual([]);
  const { nextCursor } = await listReview(world.ada, { mine: false, limit: 1 });
  await expect(listReview(world.ada, { mine: false, risk: 3, limit: 1, cursor: nextCursor ?? "" })).rejects.toMatchObject({ code: "bad_request" });
});

test("who approves without opening is told apart from who reads, for those who see the figures alone [R7] [S3]", async () => {
  const world = await makeHoldingWorld();
  const manager = await makeMember(world.workspaceId, "Mia Manager", "manager");
  const count = 4;
  for (let made = 0; made < count; made += 1) {
    const [read, unread, edited] = [(await makeDraft(world)).draft, (await makeDraft(world)).draft, (await makeDraft(world)).draft];
    await leaseDraft(world.ben, read.id);
    await at(new Date(Date.now() + 90_000), () => approveDraft(world.ben, read.id, read));
    await approveDraft(world.ada, unread.id, unread);
    await approveDraft(world.ben, edited.id, { ...edited, text: `${knownAnswer} Ask us about it.` });
  }
  const report = await at(new Date(Date.now() + 120_000), () => rateReviews(manager, 28));
  expect(report.data).toMatchObject([
    { reviewer: { name: "Ada Agent" }, decided: count, approved: count, timed: count, unread: count, medianOpenMs: 0, alarm: true },
    { reviewer: { name: "Ben Agent" }, decided: 2 * count, approved: count, edited: count, timed: count, unread: 0, alarm: false },
  ]);
  expect(report.data[1]?.medianOpenMs).toBeGreaterThan(60_000);
  await expect(rateReviews(world.ada, 28)).rejects.toMatchObject({ code: "forbidden" });
  const other = await makeWorld({ articles: false });
  expect((await rateReviews(other.owner, 28)).data).toEqual([]);
});
