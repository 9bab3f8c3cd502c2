/** A rejected draft, tried once more with what the reviewer said. */
import { afterAll, beforeEach, expect, test } from "vitest";
import { asSystem } from "@/lib/access/actor";
import type { Guardrail } from "@/lib/core/escalation/policy-types";
import type { ConversationId, DraftId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { follow } from "@/lib/events/follow";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { createArticle } from "@/lib/features/knowledge/create-article";
import { approveDraft } from "@/lib/features/review/approve-draft";
import { getReviewCase } from "@/lib/features/review/get-review-case";
import { rejectDraft } from "@/lib/features/review/reject-draft";
import { countUsage } from "@/lib/features/usage/count-usage";
import { getUsage } from "@/lib/features/usage/get-usage";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { sealModelKey } from "@/lib/integrations/llm/model-key";
import { testDatabase } from "@/lib/testing/database";
import { startFakeModel } from "@/lib/testing/fake-model";
import { setPolicy } from "@/lib/testing/set-policy";
import { knownAnswer, knownQuestion, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { retryRejected } from "./retry-turn";

const fake = await startFakeModel();
afterAll(() => fake.stop());
const { owner: database } = await testDatabase({ HANDRAIL_ALLOW_PRIVATE: fake.hostPort });
beforeEach(() => {
  fake.requests.length = 0;
});

const byPost = "Send the tent back by post within thirty days, dry and with the slip. We pay the postage for a tent.";
const feedback = "They ask about returns by post. Say who pays.";

/** Everything is held; `others`: there is more than the one article on the question. */
async function makeHoldingWorld({ others }: { others: boolean }): Promise<World> {
  const world = await makeWorld({ articles: others });
  const own = others
    ? { title: "Returning a tent by post", body: byPost, exemplars: ["How do I return a tent by post?"] }
    : { title: "Returning a tent", body: knownAnswer, exemplars: [knownQuestion] };
  await createArticle(asSystem(world.workspaceId, "test"), { ...own, url: null, collection: "Returns", publish: true });
  await buildKnowledgeIndex(world.workspaceId);
  await setPolicy(world, () => ({ draftMode: true, confidenceThreshold: 0.05, scopeThreshold: 0.05 }));
  return world;
}

type Held = { id: DraftId; text: string; status: string; version: number; contentSha256: string };

async function draftsOf(conversationId: ConversationId): Promise<Held[]> {
  const { rows } = await database.query<Held>(
    `SELECT id, text, status, version, content_sha256 AS "contentSha256" FROM draft WHERE conversation_id = $1 ORDER BY created_at, id`,
    [conversationId],
  );
  return rows;
}

async function makeDraft(world: World) {
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  const [draft] = await draftsOf(conversationId);
  if (!draft) throw new Error("nothing is held");
  return { visitor, conversationId, draft };
}

async function reject(world: World, draft: Held, words?: string): Promise<void> {
  await rejectDraft(world.ada, draft.id, { version: draft.version, ...(words === undefined ? {} : { feedback: words }) });
}

test("rejected with a sentence, the bot tries the next best article that is sure enough; the draft waits again, tells of the first and what was said, and goes out only when it is approved [R2] [Q1]", async () => {
  const world = await makeHoldingWorld({ others: true });
  const { visitor, conversationId, draft } = await makeDraft(world);
  expect(draft.text).toBe(knownAnswer);
  await reject(world, draft, feedback);
  expect(await getConversation(world.ada, conversationId)).toMatchObject({ handledBy: "bot", draft: null });
  const ended = await Promise.all([retryRejected(), retryRejected(), retryRejected()]);
  expect(ended.reduce((sum, count) => sum + count, 0)).toBe(1);
  const [, second, third] = await draftsOf(conversationId);
  if (!second) throw new Error("nothing was tried");
  expect(third).toBeUndefined();
  expect(second).toMatchObject({ status: "pending_review", text: byPost });
  expect(await getReviewCase(world.ada, second.id)).toMatchObject({
    retryOf: { draftId: toWireId("draft", draft.id), text: knownAnswer, feedback, by: "Ada Agent" },
    row: { owner: { name: "Ada Agent" }, reason: { code: "draft_mode" } },
  });
  expect(await getConversation(world.ada, conversationId)).toMatchObject({ handledBy: "bot", draft: { text: byPost } });
  await approveDraft(world.ben, second.id, second);
  const { messages } = await getVisitorConversation(visitor, conversationId);
  expect(messages.filter(({ author }) => author.startsWith("bot")).map(({ text }) => text)).toEqual([byPost]);
});

test("a turn is tried once more and no oftener: the second rejection brings people, its sentence is kept all the same [R2] [Q10]", async () => {
  const world = await makeHoldingWorld({ others: true });
  const { conversationId, draft } = await makeDraft(world);
  await reject(world, draft, feedback);
  await retryRejected();
  const [, second] = await draftsOf(conversationId);
  if (!second) throw new Error("nothing was tried");
  await reject(world, second, "Still wrong.");
  expect(await getConversation(world.ada, conversationId)).toMatchObject({ handledBy: "queue", status: "open" });
  expect(await retryRejected()).toBe(0);
  expect(await draftsOf(conversationId)).toHaveLength(2);
  const { rows } = await database.query("SELECT text FROM draft_feedback WHERE draft_id = $1", [second.id]);
  expect(rows).toEqual([{ text: "Still wrong." }]);
});

test("without a sentence, with no other article, with none that is sure enough, or after processes have died over it, people have the conversation [R2] [Q10]", async () => {
  const crowded = await makeHoldingWorld({ others: true });
  const alone = await makeHoldingWorld({ others: false });
  const handedOver = async (world: World, conversationId: ConversationId) => {
    expect(await getConversation(world.ada, conversationId)).toMatchObject({ handledBy: "queue", status: "open", draft: null });
    expect(await draftsOf(conversationId)).toHaveLength(1);
  };
  const wordless = await makeDraft(crowded);
  await reject(crowded, wordless.draft);
  await handedOver(crowded, wordless.conversationId);

  const single = await makeDraft(alone);
  await reject(alone, single.draft, feedback);
  await retryRejected();
  await handedOver(alone, single.conversationId);

  const died = await makeDraft(crowded);
  await reject(crowded, died.draft, feedback);
  await database.query("UPDATE draft_retry SET attempts = 2 WHERE rejected_draft_id = $1", [died.draft.id]);
  await retryRejected();
  await handedOver(crowded, died.conversationId);

  const unsure = await makeDraft(crowded);
  await reject(crowded, unsure.draft, feedback);
  await setPolicy(crowded, () => ({ confidenceThreshold: 1 }));
  await retryRejected();
  await handedOver(crowded, unsure.conversationId);
});

test("a person who takes the conversation over before the second try has it alone [R2] [Q7]", async () => {
  const world = await makeHoldingWorld({ others: true });
  const { conversationId, draft } = await makeDraft(world);
  await reject(world, draft, feedback);
  await claimConversation(world.ben, conversationId);
  await retryRejected();
  expect(await draftsOf(conversationId)).toHaveLength(1);
  expect(await getConversation(world.ben, conversationId)).toMatchObject({ handledBy: "human", assignee: { name: "Ben Agent" } });
});

test("a model is told the rejected answer and the words of the staff as such, apart from its rules, and its next answer waits again [R2] [Q9]", async () => {
  const world = await makeHoldingWorld({ others: false });
  await database.query(`UPDATE bot SET model_enabled = true, model_base_url = $2, model_name = 'm', model_key_ciphertext = $3 WHERE workspace_id = $1`, [
    world.workspaceId,
    fake.baseUrl,
    sealModelKey("sk-test"),
  ]);
  const better = "You can return a tent within thirty days of delivery.";
  fake.behave(({ body }) => (JSON.stringify(body.messages).includes(feedback) ? { kind: "good", text: better } : { kind: "good", text: knownAnswer }));
  const { conversationId, draft } = await makeDraft(world);
  await reject(world, draft, feedback);
  await retryRejected();
  const [system, user] = fake.requests.at(-1)?.body.messages ?? [];
  expect(JSON.parse(user?.content ?? "{}")).toMatchObject({ staff: { rejected_answer: knownAnswer, words: feedback } });
  expect(system?.content).not.toContain(feedback);
  expect((await draftsOf(conversationId)).map(({ status, text }) => [status, text])).toEqual([
    ["rejected", knownAnswer],
    ["pending_review", better],
  ]);
});

/** Tokens of this month, as the usage page counts them. */
async function spentOf(world: World): Promise<{ input: number; output: number }> {
  await sealWorkspace(world.workspaceId);
  for (let more = true; more;) {
    const result = await follow(world.workspaceId, countUsage, 500);
    more = result.kind === "followed" && result.more;
  }
  const [month] = (await getUsage(world.owner)).months;
  return { input: month?.inputTokens ?? 0, output: month?.outputTokens ?? 0 };
}

test("what is flagged in the words of a second try is said of it and ranks it, the flags of the first are not, and its tokens are counted [R2] [E8] [M1] [S4]", async () => {
  const world = await makeHoldingWorld({ others: false });
  await database.query(`UPDATE bot SET model_enabled = true, model_base_url = $2, model_name = 'm', model_key_ciphertext = $3 WHERE workspace_id = $1`, [
    world.workspaceId,
    fake.baseUrl,
    sealModelKey("sk-test"),
  ]);
  const never = (id: string, phrase: string): Guardrail => ({
    id,
    name: `Never ${phrase}`,
    enabled: true,
    phrases: [phrase],
    outcome: "hold",
    examples: [{ text: phrase, fires: true }],
  });
  await setPolicy(world, () => ({ guardrails: [never("dry", "dry and with the slip"), never("promise", "guaranteed")] }));
  const first = "Send it back within thirty days of delivery, dry and with the slip.";
  const second = "You can return a tent within thirty days of delivery, guaranteed.";
  fake.behave(({ body }) => ({ kind: "good", text: JSON.stringify(body.messages).includes(feedback) ? second : first }));
  const { conversationId, draft } = await makeDraft(world);
  const flagsOf = async (id: DraftId) =>
    (await getReviewCase(world.ada, id)).reasons.flatMap((reason) => (reason.code === "flagged_output" && reason.flag === "policy" ? [reason.rule] : []));
  expect(await flagsOf(draft.id)).toEqual(["guardrail:dry"]);
  const before = await spentOf(world);
  await reject(world, draft, feedback);
  await retryRejected();
  const [, again] = await draftsOf(conversationId);
  if (!again) throw new Error("nothing was tried");
  expect(await flagsOf(again.id)).toEqual(["guardrail:promise"]);
  expect((await getReviewCase(world.ada, again.id)).row.risk).toBe(3);
  const after = await spentOf(world);
  expect(after.input).toBeGreaterThan(before.input);
  expect(after.output).toBeGreaterThan(before.output);
});
