import { expect, test } from "vitest";
import { decideTurn } from "@/lib/features/turn/decide-turn";
import { receiveMessage } from "@/lib/features/turn/receive-message";
import { sweepTurns } from "@/lib/features/turn/sweep-turns";
import { sendDueNotices } from "@/lib/features/handoff/send-due-notices";
import { approveDraft } from "@/lib/features/review/approve-draft";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { requestHuman } from "@/lib/features/visitor/request-human";
import { makeMember, makeVisitor, makeWorld, knownAnswer, knownQuestion, say } from "@/lib/testing/world";
import { setClock } from "@/lib/platform/clock";
import { isAppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { addNote } from "./add-note";
import { claimConversation } from "./claim-conversation";
import { getConversation } from "./get-conversation";
import { handBackConversation } from "./hand-back-conversation";
import { listInbox } from "./list-inbox";
import { reopenConversation } from "./reopen-conversation";
import { replyToVisitor } from "./reply-to-visitor";
import { resolveConversation } from "./resolve-conversation";

const database = await testDatabase();
const full = process.env.HANDRAIL_DEPTH === "full";

test("a known question is answered verbatim with its source, and the decision says with which values [B1] [B4] [E10]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  const asked = await say(visitor, conversationId, knownQuestion);
  expect(asked.decision).toEqual({ action: "answer", outcome: "applied" });
  const { messages } = await getVisitorConversation(visitor, conversationId);
  const answer = messages.at(-1);
  expect(answer).toMatchObject({ author: "bot", text: knownAnswer });
  expect(answer?.sources?.[0]).toMatchObject({ title: "Returning a tent", quote: knownAnswer });
  const thread = await getConversation(world.ada, conversationId);
  const decision = thread.messages.find(({ decision: made }) => made)?.decision;
  expect(decision?.reasons[0]).toMatchObject({ code: "answered", score: expect.any(Number), threshold: expect.any(Number) });
});

test("an explicit wish for a person hands over with the reason and tells the visitor at once [E1] [L5]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  expect((await say(visitor, conversationId, "I want to talk to a real person")).decision?.action).toBe("handoff");
  const thread = await getConversation(world.ada, conversationId);
  expect(thread).toMatchObject({ handledBy: "queue", status: "open", handoff: { status: "requested", trigger: "bot" } });
  expect(thread.handoff?.reasons[0]?.code).toBe("explicit_request");
  expect(thread.messages.at(-1)?.system?.code).toBe("handoff_away");
});

test("one of twenty agents wins a claim, the others are told who and when, and one joined line is written [L3] [Q6]", async () => {
  const world = await makeWorld({ articles: false });
  const agents = await Promise.all(Array.from({ length: 20 }, (_, number) => makeMember(world.workspaceId, `Agent ${number}`, "agent")));
  for (let round = 0; round < (full ? 100 : 5); round += 1) {
    const { visitor, conversationId } = await makeVisitor(world);
    await requestHuman(visitor, conversationId);
    const results = await Promise.allSettled(agents.map((agent) => claimConversation(agent, conversationId)));
    const winners = results.flatMap((result, index) => (result.status === "fulfilled" ? [agents[index]] : []));
    expect(winners).toHaveLength(1);
    for (const result of results) {
      if (result.status === "fulfilled") continue;
      expect(isAppError(result.reason) && result.reason.code).toBe("already_claimed");
      expect(result.reason.extra).toMatchObject({ claimedBy: winners[0]?.name, claimedAt: expect.any(String) });
    }
    const { messages } = await getVisitorConversation(visitor, conversationId);
    expect(messages.filter(({ systemCode }) => systemCode === "human_joined")).toHaveLength(1);
  }
});

test("a result that comes after a person took over becomes a superseded draft and never a message [L3] [Q7]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  const received = await receiveMessage(visitor, conversationId, { clientId: newId(), text: knownQuestion });
  await claimConversation(world.ada, conversationId);
  if (!received.turnId) throw new Error("no turn");
  expect(await decideTurn(world.workspaceId, received.turnId)).toMatchObject({ outcome: "superseded" });
  const { messages } = await getVisitorConversation(visitor, conversationId);
  expect(messages.some(({ author }) => author === "bot")).toBe(false);
  const { rows } = await database.owner.query("SELECT status FROM draft WHERE conversation_id = $1", [conversationId]);
  expect(rows).toEqual([{ status: "superseded" }]);
});

test("a turn whose process died is decided once by the sweep, however many sweeps run at once [Q8]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  await receiveMessage(visitor, conversationId, { clientId: newId(), text: knownQuestion });
  const restore = setClock(() => new Date(Date.now() + 10_000));
  try {
    await Promise.all([sweepTurns(), sweepTurns(), sweepTurns()]);
  } finally {
    restore();
  }
  const { messages } = await getVisitorConversation(visitor, conversationId);
  expect(messages.filter(({ author }) => author === "bot")).toHaveLength(1);
});

test("a message sent five times at once is stored once and each sender gets the original; another text under its id is refused [Q3]", async () => {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  const clientId = newId();
  const sent = await Promise.all(Array.from({ length: 5 }, () => receiveMessage(visitor, conversationId, { clientId, text: "Hello" })));
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
  await expect(receiveMessage(visitor, conversationId, { clientId, text: "Other" })).rejects.toMatchObject({ code: "client_id_reused" });
});

test("eight writers give one gapless order that visitors and agents see alike [Q4]", async () => {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  await claimConversation(world.ada, conversationId);
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let number = 0; number < 10; number += 1) {
        if (writer % 3 === 0) await replyToVisitor(world.ada, conversationId, { clientId: newId(), text: `agent ${writer}.${number}` });
        else if (writer % 3 === 1) await addNote(world.ben, conversationId, { clientId: newId(), text: `note ${writer}.${number}` });
        else await receiveMessage(visitor, conversationId, { clientId: newId(), text: `visitor ${writer}.${number}` });
      }
    }),
  );
  const thread = await getConversation(world.ada, conversationId);
  const seen = (await getVisitorConversation(visitor, conversationId)).messages;
  expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
  expect(seen.map(({ text }) => text)).toEqual(thread.messages.filter(({ visibility }) => visibility === "public").map(({ text }) => text));
  expect(seen.some(({ text }) => text?.startsWith("note"))).toBe(false);
  const { rows } = await database.owner.query("SELECT conversation_seq::int AS seq FROM event WHERE conversation_id = $1 ORDER BY conversation_seq", [
    conversationId,
  ]);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: rows.length }, (_, index) => index + 1));
});

test("nobody accepts for two minutes: the visitor is told once and asked for an address; an accepted one is not [L5] [E14]", async () => {
  const world = await makeWorld({ articles: false });
  const waiting = await makeVisitor(world);
  const served = await makeVisitor(world);
  await requestHuman(waiting.visitor, waiting.conversationId);
  await requestHuman(served.visitor, served.conversationId);
  await claimConversation(world.ada, served.conversationId);
  const restore = setClock(() => new Date(Date.now() + 121_000));
  try {
    await Promise.all([sendDueNotices(), sendDueNotices()]);
  } finally {
    restore();
  }
  const told = await getVisitorConversation(waiting.visitor, waiting.conversationId);
  expect(told.messages.filter(({ systemCode }) => systemCode === "handoff_unaccepted")).toHaveLength(1);
  expect(told.conversation.emailAsked).toBe(true);
  expect((await getVisitorConversation(served.visitor, served.conversationId)).messages.some(({ systemCode }) => systemCode === "handoff_unaccepted")).toBe(
    false,
  );
});

test("a held draft is sent exactly as it was seen, once; another version or content is refused [R3] [Q2]", async () => {
  const world = await makeWorld();
  await database.owner.query("UPDATE bot SET draft_mode = true WHERE workspace_id = $1", [world.workspaceId]);
  const { visitor, conversationId } = await makeVisitor(world);
  expect((await say(visitor, conversationId, knownQuestion)).decision?.action).toBe("hold");
  const before = await getVisitorConversation(visitor, conversationId);
  expect(before.messages.some(({ author }) => author === "bot")).toBe(false);
  expect(before.messages.at(-1)?.systemCode).toBe("draft_held");
  const { rows } = await database.owner.query("SELECT id, version, content_sha256 FROM draft WHERE conversation_id = $1", [conversationId]);
  const [draft] = rows;
  await expect(approveDraft(world.ada, draft.id, { version: draft.version, contentSha256: "0".repeat(64) })).rejects.toMatchObject({
    code: "version_conflict",
  });
  const approvals = await Promise.allSettled(
    [world.ada, world.ben, world.owner].map((actor) => approveDraft(actor, draft.id, { version: draft.version, contentSha256: draft.content_sha256 })),
  );
  expect(approvals.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const after = await getVisitorConversation(visitor, conversationId);
  expect(after.messages.filter(({ author, text }) => author === "bot_approved" && text === knownAnswer)).toHaveLength(1);
});

test("resolve, rate, reopen, hand back: each state follows, the inbox lists move with it, and a fresh budget is given [L8] [L1]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  await requestHuman(visitor, conversationId);
  const views = async (view: "mine" | "unassigned" | "bot" | "resolved") => (await listInbox(world.ada, { view, limit: 50 })).data.length;
  expect(await views("unassigned")).toBe(1);
  await replyToVisitor(world.ada, conversationId, { clientId: newId(), text: "Hello, I am Ada." });
  expect([await views("unassigned"), await views("mine")]).toEqual([0, 1]);
  await expect(replyToVisitor(world.ben, conversationId, { clientId: newId(), text: "Me, too." })).rejects.toMatchObject({ code: "already_claimed" });
  await resolveConversation(world.ada, conversationId);
  expect([await views("mine"), await views("resolved")]).toEqual([0, 1]);
  await reopenConversation(world.ben, conversationId);
  await handBackConversation(world.ben, conversationId);
  expect(await views("bot")).toBe(1);
  expect((await say(visitor, conversationId, knownQuestion)).decision?.action).toBe("answer");
});

test("a turn that fails again and again is handed to people instead of staying silent [Q9] [Q10]", async () => {
  const world = await makeWorld();
  await database.owner.query(
    "UPDATE bot SET model_enabled = true, model_base_url = 'https://model.example/v1', model_name = 'm', model_key_ciphertext = 'not a sealed key' WHERE workspace_id = $1",
    [world.workspaceId],
  );
  const { visitor, conversationId } = await makeVisitor(world);
  await expect(say(visitor, conversationId, knownQuestion)).rejects.toThrow("not a sealed secret");
  for (let minute = 1; minute <= 3; minute += 1) {
    const restore = setClock(() => new Date(Date.now() + minute * 60_000));
    await sweepTurns().finally(restore);
  }
  const thread = await getConversation(world.ada, conversationId);
  expect(thread).toMatchObject({ handledBy: "queue", handoff: { trigger: "bot" } });
  expect(thread.handoff?.reasons[0]?.code).toBe("model_failed");
});
