import { afterAll, beforeEach, expect, test } from "vitest";
import { embeddingEndpoints } from "@/lib/endpoints/embedding";
import { presentEmbedding } from "@/lib/endpoints/present-embedding";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { createArticle } from "@/lib/features/knowledge/create-article";
import { tryBot } from "@/lib/features/turn/try-bot";
import type { AppError } from "@/lib/platform/errors";
import { startFakeEmbeddings } from "@/lib/testing/fake-embeddings";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorld, type World } from "@/lib/testing/world";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { embedKnowledge } from "./embed-knowledge";
import { getEmbedding } from "./get-embedding";
import { updateEmbedding } from "./update-embedding";

const fake = await startFakeEmbeddings();
afterAll(() => fake.stop());
const database = await testDatabase({ HANDRAIL_ALLOW_PRIVATE: fake.hostPort });
const apiKey = "sk-canary-4711";

beforeEach(() => {
  fake.behave("good");
  fake.requests.length = 0;
});

/** "Refund": shares no word and no letter with the article that answers it. */
const inOtherWords = "返金";

async function switchOn(world: World, model = "small"): Promise<void> {
  const { setting } = await getEmbedding(world.owner);
  await updateEmbedding(world.owner, { version: setting?.version ?? 0, enabled: true, baseUrl: fake.baseUrl, model, apiKey }, () => null);
}

async function build(world: World): Promise<void> {
  await buildKnowledgeIndex(world.workspaceId);
  await embedKnowledge(world.workspaceId);
  await buildKnowledgeIndex(world.workspaceId);
}

const titles = async (world: World, text: string) => (await tryBot(world.owner, { text, history: [] })).hits.map(({ title }) => title);
const stateOf = async (world: World) => presentEmbedding(await getEmbedding(world.owner)).state;

test("what is said in other words is found by meaning once every text has its vector; until then by words [B4]", async () => {
  const world = await makeWorld();
  expect(await titles(world, inOtherWords)).not.toContain("Returning a tent");
  await switchOn(world);
  expect(await stateOf(world)).toBe("building");
  await buildKnowledgeIndex(world.workspaceId);
  expect(await titles(world, inOtherWords)).not.toContain("Returning a tent");
  await embedKnowledge(world.workspaceId);
  expect(await buildKnowledgeIndex(world.workspaceId)).toMatchObject({ kind: "live" });
  expect(await stateOf(world)).toBe("ready");
  // The index before answers for a moment while the new one is loaded.
  await expect.poll(async () => (await titles(world, inOtherWords))[0]).toBe("Returning a tent");
  const trial = await tryBot(world.owner, { text: inOtherWords, history: [] });
  expect(trial.signals.features).toMatchObject({ meaningFirst: 1 });
  expect(trial.action).toBe("handoff");
  expect(await buildKnowledgeIndex(world.workspaceId)).toEqual({ kind: "unchanged" });
});

test("a changed article costs its own texts alone, and vectors of another workspace are nobody else's [B4] [F8] [S3]", async () => {
  const world = await makeWorld();
  await switchOn(world);
  await build(world);
  const first = fake.requests.flatMap(({ input }) => input).length;
  expect(first).toBeGreaterThan(8);
  fake.requests.length = 0;
  await createArticle(world.owner, {
    title: "Gift cards",
    body: "A gift card is valid for three years.",
    url: null,
    exemplars: [],
    collection: null,
    publish: true,
  });
  await build(world);
  expect(fake.requests.flatMap(({ input }) => input)).toEqual(["Gift cards", "Gift cards\nA gift card is valid for three years."]);
  const other = await makeWorld();
  await switchOn(other);
  await build(other);
  const { rows } = await database.owner.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM text_vector WHERE workspace_id = ANY($1::uuid[]) GROUP BY workspace_id ORDER BY 1",
    [[world.workspaceId, other.workspaceId]],
  );
  expect(rows.map(({ count }) => count)).toEqual([first, first + 2]);
});

test("an endpoint that fails leaves the search by words, is noted, and its vectors so far are kept [B4] [Q9]", async () => {
  const world = await makeWorld();
  await switchOn(world);
  fake.behave("fails");
  await buildKnowledgeIndex(world.workspaceId);
  await expect(embedKnowledge(world.workspaceId)).rejects.toThrow("could not be embedded");
  expect(presentEmbedding(await getEmbedding(world.owner))).toMatchObject({ state: "failing", failure: { code: "unreachable:503" } });
  expect((await titles(world, "How do I clean my boots?"))[0]).toBe("Cleaning boots");
  fake.behave("good");
  await build(world);
  expect(await stateOf(world)).toBe("ready");
  for (const behaviour of ["hangs", "html", "fails"] as const) {
    fake.behave(behaviour);
    expect((await titles(world, "How do I clean my boots?"))[0]).toBe("Cleaning boots");
  }
});

test("switched off the index is of words alone again; another model begins a space of its own [B4]", async () => {
  const world = await makeWorld();
  await switchOn(world);
  await build(world);
  await switchOn(world, "large");
  expect(await stateOf(world)).toBe("building");
  await build(world);
  expect(await stateOf(world)).toBe("ready");
  const { rows } = await database.owner.query("SELECT DISTINCT space FROM text_vector WHERE workspace_id = $1", [world.workspaceId]);
  expect(rows).toHaveLength(1);
  const { setting } = await getEmbedding(world.owner);
  await updateEmbedding(world.owner, { version: setting?.version ?? 0, enabled: false, baseUrl: fake.baseUrl, model: "large" }, () => null);
  await buildKnowledgeIndex(world.workspaceId);
  fake.requests.length = 0;
  expect(await titles(world, inOtherWords)).not.toContain("Returning a tent");
  expect(fake.requests).toEqual([]);
});

test("of two people who change the setting at once one wins; the key is sealed, never answered, and goes to no other place [B4]", async () => {
  const world = await makeWorld({ articles: false });
  const change = (baseUrl: string) => updateEmbedding(world.owner, { version: 0, enabled: true, baseUrl, model: "m", apiKey }, () => ({ version: 1 }));
  const results = await Promise.allSettled([change("https://one.example/v1"), change("https://two.example/v1")]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = results.find((result) => result.status === "rejected");
  expect((refused?.reason as AppError).code).toBe("version_conflict");
  const { rows } = await database.owner.query<{ row: string }>("SELECT s::text AS row FROM embedding_setting s WHERE workspace_id = $1", [world.workspaceId]);
  expect(rows[0]?.row).not.toContain(apiKey);
  expect(JSON.stringify(presentEmbedding(await getEmbedding(world.owner)))).not.toContain(apiKey);
  const moved = await updateEmbedding(world.owner, { version: 1, enabled: true, baseUrl: "https://three.example/v1", model: "m" }, () => null);
  expect(moved.keyCiphertext).toBeNull();
});

test("a trial says what works and what is wrong, sends the stored key to its own place alone, and stores nothing [B4] [B1]", async () => {
  const workspace = await makeWorkspace();
  const cookie = await sessionCookie(workspace.ownerAccount);
  const call = (path: string, body: object, method = "POST") =>
    callEndpoint(embeddingEndpoints, `${method} ${path}`, { body, cookie, workspace: workspace.slug });
  await call("/api/v1/embedding", { version: 0, enabled: false, baseUrl: fake.baseUrl, model: "small", apiKey }, "PUT");
  const tryIt = (body: object) => call("/api/v1/embedding/test", body);
  expect((await tryIt({ baseUrl: fake.baseUrl, model: "small" })).body).toMatchObject({ kind: "works", dimensions: 48 });
  expect(fake.requests.at(-1)?.authorization).toBe(`Bearer ${apiKey}`);
  expect((await tryIt({ baseUrl: fake.baseUrl, model: "small", apiKey: null })).body).toMatchObject({ kind: "works" });
  expect(fake.requests.at(-1)?.authorization).toBeNull();
  fake.behave("refuses_key");
  expect((await tryIt({ baseUrl: fake.baseUrl, model: "small" })).body).toMatchObject({ kind: "fails", status: 401 });
  expect((await tryIt({ baseUrl: "http://10.0.0.1:8080/v1", model: "small" })).body).toMatchObject({ kind: "fails", code: "private_address" });
  expect((await tryIt({ baseUrl: null, model: null })).body).toMatchObject({ kind: "fails", code: "not_set" });
});
