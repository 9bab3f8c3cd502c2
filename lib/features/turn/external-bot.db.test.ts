import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { getDecisionStory } from "@/lib/features/audit/get-decision-story";
import { setExternalBot } from "@/lib/features/bot/set-external-bot";
import { testExternalBot } from "@/lib/features/bot/test-external-bot";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import type { BotId, ConversationId, DecisionId, TurnId } from "@/lib/core/kernel/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { answerTurn } from "./answer-turn";
import { decideTurn } from "./decide-turn";
import { listPendingTurns } from "./list-pending-turns";
import { receiveMessage } from "./receive-message";
import { sweepTurns } from "./sweep-turns";
import { tryBot } from "./try-bot";

type Behaviour = { status?: number; body?: string; hang?: boolean; held?: Promise<void>; cut?: boolean };
type Request = { headers: Record<string, string>; body: string };

let behave: (request: Request) => Behaviour = () => ({});
const requests: Request[] = [];
const server = createServer((incoming, outgoing) => {
  const parts: Buffer[] = [];
  outgoing.on("error", () => undefined);
  incoming.on("data", (part: Buffer) => parts.push(part));
  incoming.on("end", () => {
    const request = { headers: incoming.headers as Record<string, string>, body: Buffer.concat(parts).toString("utf8") };
    requests.push(request);
    const { status = 200, body = "", hang, held, cut } = behave(request);
    if (hang) return;
    if (cut) return void outgoing.writeHead(200, { "content-length": 500 }).write("{", () => outgoing.destroy());
    void (held ?? Promise.resolve()).then(() => outgoing.writeHead(status, { "content-type": "application/json" }).end(body));
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const url = `http://127.0.0.1:${port}/bot`;
const database = await testDatabase({ HANDRAIL_ALLOW_PRIVATE: `127.0.0.1:${port}` });
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests.length = 0;
  behave = () => ({ body: JSON.stringify({ action: "answer", text: "Own words.", confidence: 0.95 }) });
});

async function botOf(world: World): Promise<BotId> {
  const { rows } = await database.owner.query<{ id: BotId }>("SELECT id FROM bot WHERE workspace_id = $1", [world.workspaceId]);
  return rows[0]?.id as BotId;
}

async function withOwnBot(mode: "webhook" | "api", timeoutMs = 5_000) {
  const world = await makeWorld({ articles: false });
  const botId = await botOf(world);
  const { secret } = await setExternalBot(world.owner, botId, { version: 0, mode, url: mode === "webhook" ? url : null, timeoutMs }, () => null);
  return { world, botId, secret: secret ?? "" };
}

async function decisionOf(conversationId: ConversationId) {
  const { rows } = await database.owner.query<{
    id: DecisionId;
    action: string;
    outcome: string;
    reasons: { code: string; kind?: string }[];
    model: string | null;
    prompt_sha256: string | null;
  }>("SELECT id, action, outcome, reasons, model, prompt_sha256 FROM decision WHERE conversation_id = $1 ORDER BY created_at DESC LIMIT 1", [conversationId]);
  return rows[0];
}

async function botWords(visitor: Parameters<typeof getVisitorConversation>[0], conversationId: ConversationId) {
  const { messages } = await getVisitorConversation(visitor, conversationId);
  return messages.filter(({ author }) => author === "bot").map(({ text, sources }) => ({ text, sources: sources?.length ?? 0 }));
}

describe("a bot of the tenant's own, by webhook", () => {
  test("is asked with a signed request that holds message, history and contact, and its words are sent as the bot's with a decision that names it [D2]", async () => {
    const { world, secret } = await withOwnBot("webhook");
    behave = () => ({
      body: JSON.stringify({ action: "answer", text: "Thirty days.", sources: [{ title: "Returns", url: "https://shop.example/returns" }], confidence: 0.97 }),
    });
    const { visitor, conversationId } = await makeVisitor(world);
    await say(visitor, conversationId, "How long may I return a tent?");
    const { decision } = await say(visitor, conversationId, "And boots?");
    expect(decision).toEqual({ action: "answer", outcome: "applied" });
    expect(await botWords(visitor, conversationId)).toEqual([
      { text: "Thirty days.", sources: 1 },
      { text: "Thirty days.", sources: 1 },
    ]);
    const request = requests[1];
    if (!request) throw new Error("it was not asked");
    const told = new Webhook(secret).verify(request.body, request.headers) as { type: string; data: Record<string, unknown> };
    expect(told).toMatchObject({
      type: "turn.requested",
      data: {
        test: false,
        message: { text: "And boots?" },
        history: [
          { author: "visitor", text: "How long may I return a tent?" },
          { author: "bot", text: "Thirty days." },
        ],
        locale: "en",
        pageUrl: "https://shop.example/",
        contact: { verified: false },
      },
    });
    expect(request.headers["webhook-id"]).toBe(told.data.turnId);
    const made = await decisionOf(conversationId);
    expect(made).toMatchObject({ action: "answer", model: `own bot (127.0.0.1:${port})` });
    // One in twenty is drawn for grading besides.
    expect(made?.reasons[0]).toMatchObject({ code: "external_answered", score: 0.97 });
    expect(made?.prompt_sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await getDecisionStory(world.owner, made?.id as DecisionId)).decision.reply).toBe("Thirty days.");
  });

  test("is not asked when the visitor wants a person or the topic is sensitive, whatever it would say [D2] [E1] [E5]", async () => {
    const { world } = await withOwnBot("webhook");
    for (const text of ["I want to talk to a human", "I want to kill myself"]) {
      const { visitor, conversationId } = await makeVisitor(world);
      expect((await say(visitor, conversationId, text)).decision?.action).toBe("handoff");
      expect(await botWords(visitor, conversationId)).toEqual([]);
    }
    expect(requests).toHaveLength(0);
  });

  test("may ask back, ask for a person, and is held in draft mode and below its limit of confidence [D2] [E2]", async () => {
    const { world, botId } = await withOwnBot("webhook");
    const ask = async (reply: object) => {
      behave = () => ({ body: JSON.stringify(reply) });
      const { visitor, conversationId } = await makeVisitor(world);
      const { decision } = await say(visitor, conversationId, "Which one is lighter?");
      const [reason] = (await decisionOf(conversationId))?.reasons ?? [];
      return { action: decision?.action, reason: reason?.code, words: (await botWords(visitor, conversationId)).length };
    };
    expect(await ask({ action: "clarify", text: "Which two do you compare?" })).toEqual({ action: "clarify", reason: "external_answered", words: 1 });
    expect(await ask({ action: "handoff" })).toEqual({ action: "handoff", reason: "external_handoff", words: 0 });
    expect(await ask({ action: "answer", text: "Perhaps.", confidence: 0.01 })).toEqual({ action: "handoff", reason: "low_confidence", words: 0 });
    expect(await ask({ action: "answer", text: "The red one." })).toEqual({ action: "answer", reason: "external_answered", words: 1 });
    await database.owner.query("UPDATE bot SET draft_mode = true WHERE workspace_id = $1 AND id = $2", [world.workspaceId, botId]);
    expect(await ask({ action: "answer", text: "The red one.", confidence: 1 })).toEqual({ action: "hold", reason: "draft_mode", words: 0 });
  });

  test.each<[string, Behaviour, string]>([
    ["hangs", { hang: true }, "timeout"],
    ["answers 500", { status: 500, body: "oops" }, "unreachable"],
    ["answers 429", { status: 429 }, "rate_limited"],
    ["redirects", { status: 302 }, "unreachable"],
    ["is cut off", { cut: true }, "invalid_output"],
    ["is no JSON", { body: "<html>" }, "invalid_output"],
    ["has another form", { body: JSON.stringify({ action: "answer", text: "a", tool: "refund" }) }, "invalid_output"],
    ["has no text", { body: JSON.stringify({ action: "answer", text: "  " }) }, "invalid_output"],
    ["has a text that is too long", { body: JSON.stringify({ action: "answer", text: "a".repeat(2_001) }) }, "invalid_output"],
    ["has control characters", { body: JSON.stringify({ action: "answer", text: "a\u202eb" }) }, "invalid_output"],
    ["has a confidence of 7", { body: JSON.stringify({ action: "answer", text: "a", confidence: 7 }) }, "invalid_output"],
    [
      "has a script as its source",
      { body: JSON.stringify({ action: "answer", text: "a", sources: [{ title: "x", url: "javascript:alert(1)" }] }) },
      "invalid_output",
    ],
    ["is huge", { body: JSON.stringify({ action: "answer", text: "a", sources: [], confidence: 0.5, more: "x".repeat(70_000) }) }, "too_large"],
  ])("one that %s hands over with its reason, and nothing of it is shown [D2] [Q9]", async (_, behaviour, failure) => {
    const { world } = await withOwnBot("webhook", 1_000);
    behave = () => behaviour;
    const { visitor, conversationId } = await makeVisitor(world);
    expect((await say(visitor, conversationId, "How heavy is it?")).decision).toEqual({ action: "handoff", outcome: "applied" });
    expect(await decisionOf(conversationId)).toMatchObject({ action: "handoff", reasons: [{ code: "external_failed", kind: failure }] });
    expect(await botWords(visitor, conversationId)).toEqual([]);
  });

  test("whose answer comes after a person took over is silenced: a superseded draft, never a message [D2] [Q7]", async () => {
    const { world } = await withOwnBot("webhook");
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    behave = () => ({ held, body: JSON.stringify({ action: "answer", text: "Too late." }) });
    const { visitor, conversationId } = await makeVisitor(world);
    const { turnId } = await receiveMessage(visitor, conversationId, { clientId: newId(), text: "Is it open?" });
    const decided = decideTurn(world.workspaceId, turnId as TurnId);
    await expect.poll(() => requests.length).toBe(1);
    await claimConversation(world.ada, conversationId);
    release();
    expect(await decided).toEqual({ action: "answer", outcome: "superseded" });
    expect(await botWords(visitor, conversationId)).toEqual([]);
  });

  test("the test button says in words what came or what is wrong, and the playground shows it without writing anything [D2] [B7]", async () => {
    const { world, botId } = await withOwnBot("webhook", 1_000);
    expect(await testExternalBot(world.owner, botId)).toMatchObject({ kind: "reply", status: 200, sentence: "Your bot answers, with a confidence of 0.95." });
    expect(JSON.parse(requests[0]?.body ?? "{}")).toMatchObject({ data: { test: true } });
    behave = () => ({ body: JSON.stringify({ action: "answer" }) });
    expect((await testExternalBot(world.owner, botId)).sentence).toMatch(/^The answer does not have the agreed form: text/);
    behave = () => ({ hang: true });
    expect((await testExternalBot(world.owner, botId)).sentence).toBe("Your bot did not answer within 1 seconds.");
    behave = () => ({ status: 404 });
    expect((await testExternalBot(world.owner, botId)).sentence).toContain("404");
    behave = () => ({ body: JSON.stringify({ action: "answer", text: "Own words." }) });
    const trial = await tryBot(world.owner, { text: "How heavy is it?", history: [] });
    expect(trial).toMatchObject({ action: "answer", answer: { text: "Own words." }, external: { mode: "webhook", status: 200 } });
    const { rows } = await database.owner.query<{ count: number }>("SELECT count(*)::int AS count FROM decision WHERE workspace_id = $1", [world.workspaceId]);
    expect(rows[0]?.count).toBe(0);
  });

  test("its secret is told once, sealed, in no version and no fact, and made anew when it moves elsewhere; every change is a live version [D2] [V1]", async () => {
    const { world, botId, secret } = await withOwnBot("webhook");
    expect(secret).toMatch(/^whsec_/);
    const same = await setExternalBot(world.owner, botId, { version: 1, mode: "webhook", url: `${url}/other` }, () => null);
    expect(same.secret).toBeNull();
    const moved = await setExternalBot(world.owner, botId, { version: 2, mode: "webhook", url: "https://bots.example/turn" }, () => null);
    expect(moved.secret).toMatch(/^whsec_/);
    await expect(setExternalBot(world.owner, botId, { version: 1, mode: "off" }, () => null)).rejects.toMatchObject({ code: "version_conflict" });
    await expect(setExternalBot(world.owner, botId, { version: 3, mode: "webhook", url: "http://10.0.0.1/" }, () => null)).rejects.toMatchObject({
      code: "address_refused",
    });
    await expect(setExternalBot(world.ada, botId, { version: 3, mode: "off" }, () => null)).rejects.toMatchObject({ code: "forbidden" });
    const { rows: versions } = await database.owner.query<{ config: { external?: object } }>(
      "SELECT config FROM bot_version WHERE workspace_id = $1 ORDER BY number",
      [world.workspaceId],
    );
    expect(versions.at(-1)?.config.external).toEqual({ mode: "webhook", url: "https://bots.example/turn", timeoutMs: 5_000 });
    const { rows: facts } = await database.owner.query("SELECT * FROM event WHERE workspace_id = $1", [world.workspaceId]);
    const { rows: stored } = await database.owner.query("SELECT * FROM external_bot WHERE workspace_id = $1", [world.workspaceId]);
    for (const place of [versions, facts, stored])
      for (const told of [secret, moved.secret ?? "-"]) expect(JSON.stringify(place)).not.toContain(told.slice(6, 40));
  });
});

describe("a bot of the tenant's own, by API", () => {
  async function ask(world: World, text = knownQuestion) {
    const { visitor, conversationId } = await makeVisitor(world);
    const said = await say(visitor, conversationId, text);
    return { visitor, conversationId, turnId: said.turnId as TurnId, decision: said.decision };
  }

  test("finds the message in the list of pending turns, answers once, and a second answer changes nothing [D2]", async () => {
    const { world } = await withOwnBot("api", 60_000);
    const waiting = listPendingTurns(world.owner, { waitMs: 20_000, limit: 10 });
    const turn = await ask(world);
    expect(turn.decision).toBeNull();
    const [pending] = await waiting;
    expect(fromWireId("turn", pending?.turnId ?? "")).toBe(turn.turnId);
    expect(pending).toMatchObject({ message: { text: knownQuestion }, history: [], contact: { verified: false } });
    const answers = await Promise.all([
      answerTurn(world.owner, turn.turnId, { action: "answer", text: "Thirty days.", confidence: 0.99 }),
      answerTurn(world.owner, turn.turnId, { action: "answer", text: "Sixty days.", confidence: 0.99 }),
    ]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["already", "applied"]);
    expect((await answerTurn(world.owner, turn.turnId, { action: "handoff" })).outcome).toBe("already");
    expect(await botWords(turn.visitor, turn.conversationId)).toHaveLength(1);
    expect((await decisionOf(turn.conversationId))?.model).toBe("own bot (API)");
    expect(await listPendingTurns(world.owner, { waitMs: 0, limit: 10 })).toEqual([]);
  });

  test("that does not answer in time is relieved by a person, by the sweep and not before, and comes too late afterwards [D2] [L5]", async () => {
    const { world } = await withOwnBot("api", 30_000);
    const turn = await ask(world);
    let at = Date.now();
    const restore = setClock(() => new Date(at));
    try {
      at += 29_000;
      await sweepTurns();
      expect(await decisionOf(turn.conversationId)).toBeUndefined();
      at += 2_000;
      await sweepTurns();
    } finally {
      restore();
    }
    expect(await decisionOf(turn.conversationId)).toMatchObject({ action: "handoff", reasons: [{ code: "external_failed", kind: "timeout" }] });
    expect((await answerTurn(world.owner, turn.turnId, { action: "answer", text: "Late." })).outcome).toBe("already");
    expect(await botWords(turn.visitor, turn.conversationId)).toEqual([]);
  });

  test("is silenced by a person who takes over, and its answer is kept as a superseded draft [D2] [Q7]", async () => {
    const { world } = await withOwnBot("api", 60_000);
    const turn = await ask(world);
    await claimConversation(world.ada, turn.conversationId);
    expect(await listPendingTurns(world.owner, { waitMs: 0, limit: 10 })).toEqual([]);
    expect((await answerTurn(world.owner, turn.turnId, { action: "answer", text: "Late." })).outcome).toBe("superseded");
    expect(await botWords(turn.visitor, turn.conversationId)).toEqual([]);
  });

  test("is not waited for where the rules hand over, answers no foreign turn, and needs its permission [D2] [E1] [S3]", async () => {
    const { world } = await withOwnBot("api", 60_000);
    const foreign = await withOwnBot("api", 60_000);
    expect((await ask(world, "I want to talk to a human")).decision?.action).toBe("handoff");
    const turn = await ask(world);
    await expect(answerTurn(foreign.world.owner, turn.turnId, { action: "handoff" })).rejects.toMatchObject({ code: "not_found" });
    await expect(answerTurn(world.ada, turn.turnId, { action: "handoff" })).rejects.toMatchObject({ code: "forbidden" });
  });
});
