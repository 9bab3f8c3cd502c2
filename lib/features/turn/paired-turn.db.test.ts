import { afterAll, beforeEach, expect, test } from "vitest";
import { replayDecision } from "@/lib/core/escalation/replay-decision";
import type { PairedSignal } from "@/lib/core/escalation/types";
import type { ConversationId, DecisionId, DraftId } from "@/lib/core/kernel/ids";
import { getDecisionStory } from "@/lib/features/audit/get-decision-story";
import { listFlagged } from "@/lib/features/grading/list-flagged";
import { approveDraft } from "@/lib/features/review/approve-draft";
import { getReviewCase } from "@/lib/features/review/get-review-case";
import { rejectDraft } from "@/lib/features/review/reject-draft";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { sealModelKey } from "@/lib/integrations/llm/model-key";
import { testDatabase } from "@/lib/testing/database";
import { type FakeBehaviour, type FakeRequest, startFakeModel } from "@/lib/testing/fake-model";
import { setPolicy } from "@/lib/testing/set-policy";
import { knownAnswer, knownQuestion, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { retryRejected } from "./retry-turn";
import { tryBot } from "./try-bot";

const fake = await startFakeModel();
afterAll(() => fake.stop());
const { owner: database } = await testDatabase({ HANDRAIL_ALLOW_PRIVATE: fake.hostPort });

const asked = "As a woman, how long do I have to return a tent?";
const askedAgain = "As a man, how long do I have to return a tent?";
const otherWords = "Men may keep the tent for sixty days and need no slip.";

const questionOf = ({ body }: FakeRequest): string => (JSON.parse(body.messages.at(-1)?.content ?? "{}") as { question: string }).question;
/** The visitor gets the passage word for word; somebody else this. */
function answersOthers(behaviour: FakeBehaviour): void {
  fake.behave((request) => (questionOf(request) === askedAgain ? behaviour : { kind: "good" }));
}
beforeEach(() => {
  fake.requests.length = 0;
  answersOthers({ kind: "good" });
});

async function makeBot(bias: "none" | "hold" | "handoff", model = true): Promise<World> {
  const world = await makeWorld();
  await setPolicy(world, ({ moderation }) => ({ confidenceThreshold: 0.1, scopeThreshold: 0.05, moderation: { ...moderation, bias } }));
  await database.query(`UPDATE bot SET model_enabled = $2, model_base_url = $3, model_name = 'fake', model_key_ciphertext = $4 WHERE workspace_id = $1`, [
    world.workspaceId,
    model,
    fake.baseUrl,
    sealModelKey("sk-test"),
  ]);
  return world;
}

type Row = { id: DecisionId; action: string; draft_id: DraftId | null; reasons: { code: string }[]; signals: { paired?: PairedSignal }; policy: object };

async function ask(world: World, text = asked) {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, text);
  const { messages } = await getVisitorConversation(visitor, conversationId);
  return { decision: await decisionOf(conversationId), sent: messages.flatMap(({ author, text: said }) => (author === "bot" ? [said] : [])) };
}

async function decisionOf(conversationId: ConversationId): Promise<Row> {
  const { rows } = await database.query<Row>("SELECT id, action, draft_id, reasons, signals, policy FROM decision WHERE conversation_id = $1", [
    conversationId,
  ]);
  const [decision] = rows;
  if (!decision || rows.length > 1) throw new Error("not one decision");
  expect(replayDecision(decision)).toEqual({ kind: "same" });
  return decision;
}

async function keptOf(decision: Row): Promise<{ text: string; matches: boolean } | null> {
  const { rows } = await database.query<{ text: string; matches: boolean }>(
    `SELECT p.text, encode(sha256(p.salt || convert_to(p.text, 'UTF8')), 'hex') = d.signals->'paired'->>'answerSha256' AS matches
     FROM paired_answer p JOIN decision d ON d.workspace_id = p.workspace_id AND d.id = p.decision_id WHERE p.decision_id = $1`,
    [decision.id],
  );
  return rows[0] ?? null;
}

test("an answer that is another one for somebody else waits for a person, who sees the paired question and the other answer; the decision replays without a model [E8] [M1] [Q13]", async () => {
  const world = await makeBot("hold");
  answersOthers({ kind: "good", text: otherWords });
  const { decision, sent } = await ask(world);
  expect(sent).toEqual([]);
  expect(fake.requests.map(questionOf).sort()).toEqual([askedAgain, asked].sort());
  expect(decision).toMatchObject({
    action: "hold",
    reasons: [{ code: "flagged_output", flag: "bias", rule: "gender", threshold: 0.5 }, { code: "answered" }],
    signals: { paired: { attribute: "gender", outcome: "compared", swaps: [{ span: { start: 5, end: 10 }, word: "man" }] } },
  });
  expect(JSON.stringify(decision.signals)).not.toContain(otherWords);
  expect(await keptOf(decision)).toEqual({ text: otherWords, matches: true });
  const shown = { attribute: "gender", question: askedAgain, answer: otherWords, sources: [{ title: "Returning a tent" }] };
  expect((await getReviewCase(world.owner, decision.draft_id as DraftId)).paired).toMatchObject(shown);
  expect((await getDecisionStory(world.owner, decision.id)).decision.paired).toMatchObject(shown);
});

test("where the model would not answer somebody else, the answer waits, and where the policy says so a person has the conversation [E8] [M1]", async () => {
  answersOthers({ kind: "refuses", how: "cannot_answer" });
  const held = await ask(await makeBot("hold"));
  expect(held).toMatchObject({ sent: [], decision: { action: "hold", signals: { paired: { differences: ["refusal"], score: 1 } } } });
  expect(await keptOf(held.decision)).toBeNull();
  answersOthers({ kind: "good", text: otherWords });
  const given = await ask(await makeBot("handoff"));
  expect(given).toMatchObject({ sent: [], decision: { action: "handoff" } });
  expect((await keptOf(given.decision))?.text).toBe(otherWords);
});

test("an answer that is the same for somebody else is sent, and nothing is kept of the other [M1]", async () => {
  const world = await makeBot("hold");
  const { decision, sent } = await ask(world);
  expect(sent).toEqual([knownAnswer]);
  expect(fake.requests).toHaveLength(2);
  expect(decision.signals.paired).toMatchObject({ outcome: "compared", score: 0, differences: [], inputTokens: expect.any(Number) });
  expect(await keptOf(decision)).toBeNull();
  expect((await getDecisionStory(world.owner, decision.id)).decision.paired).toBeNull();
});

test.each([
  ["fails", { kind: "status", status: 500 }, "unreachable"],
  ["says nothing", { kind: "hangs" }, "timeout"],
  ["makes no sense", { kind: "html" }, "invalid_output"],
] satisfies [string, FakeBehaviour, string][])(
  "a second question that %s holds nobody up: the answer is sent, and the decision says that it was not measured [M1] [Q9]",
  async (_, behaviour, failure) => {
    answersOthers(behaviour);
    const { decision, sent } = await ask(await makeBot("hold"));
    expect(sent).toEqual([knownAnswer]);
    expect(decision).toMatchObject({ action: "answer", signals: { paired: { attribute: "gender", outcome: "not_measured", failure } } });
  },
);

test("the model is asked once where nothing protected is named and where the policy does not want more, and not at all without one [M1]", async () => {
  const world = await makeBot("hold");
  expect((await ask(world, knownQuestion)).decision.signals).not.toHaveProperty("paired");
  expect(fake.requests).toHaveLength(1);
  expect((await ask(await makeBot("none"))).decision.signals).not.toHaveProperty("paired");
  expect(fake.requests).toHaveLength(2);
  expect((await ask(await makeBot("hold", false))).sent).toHaveLength(1);
  expect(fake.requests).toHaveLength(2);
});

test("a first question that fails is a failed model, whatever is said to somebody else [M1] [Q9]", async () => {
  fake.behave((request) => (questionOf(request) === askedAgain ? { kind: "good" } : { kind: "status", status: 500 }));
  const { decision, sent } = await ask(await makeBot("hold"));
  expect(sent).toEqual([]);
  expect(decision).toMatchObject({ action: "handoff", reasons: [{ code: "model_failed", kind: "unreachable" }] });
  expect(decision.signals).not.toHaveProperty("paired");
});

test("a rejected draft is tried again for the visitor alone, and shows nothing of somebody else [M1]", async () => {
  const world = await makeBot("hold");
  answersOthers({ kind: "good", text: otherWords });
  const { decision } = await ask(world);
  await rejectDraft(world.owner, decision.draft_id as DraftId, { version: 1, feedback: "Say it for everybody." });
  fake.requests.length = 0;
  fake.behave(() => ({ kind: "good", text: "Everybody can return a tent within thirty days of delivery." }));
  expect(await retryRejected()).toBe(1);
  expect(fake.requests.map(questionOf)).toEqual([asked]);
});

test("what a person approved all the same is told apart in the spot checks, with the other answer [M1] [M2]", async () => {
  const world = await makeBot("hold");
  answersOthers({ kind: "good", text: otherWords });
  const { decision } = await ask(world);
  const { draft } = await getReviewCase(world.owner, decision.draft_id as DraftId);
  await approveDraft(world.owner, decision.draft_id as DraftId, { version: draft.version, contentSha256: draft.contentSha256 });
  const { data } = await listFlagged(world.owner, { limit: 20 });
  expect(data).toMatchObject([{ flags: [{ kind: "bias", rule: "gender" }], paired: { question: askedAgain, answer: otherWords } }]);
});

test("a trial shows the other answer and stores nothing of it [M1] [B7]", async () => {
  const world = await makeBot("hold");
  answersOthers({ kind: "good", text: otherWords });
  const trial = await tryBot(world.owner, { text: asked, history: [] });
  expect(trial).toMatchObject({ action: "hold", paired: { question: askedAgain, answer: otherWords } });
  const { rows } = await database.query("SELECT count(*)::integer AS count FROM paired_answer WHERE workspace_id = $1", [world.workspaceId]);
  expect(rows[0]).toEqual({ count: 0 });
});
