import { expect, test } from "vitest";
import { botEndpoints } from "@/lib/endpoints/bot";
import { canonicalJson } from "@/lib/core/audit-chain/canonical-json";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { openModelKey } from "@/lib/integrations/llm/model-key";
import { sha256Hex } from "@/lib/platform/crypto";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace, type TestWorkspace } from "@/lib/testing/workspace-factory";

const { owner: database } = await testDatabase();
const canary = "sk-canary-0123456789";

async function patch(workspace: TestWorkspace, body: object, botId: string = workspace.botId) {
  return callEndpoint(botEndpoints, `PATCH /api/v1/bots/${toWireId("bot", botId)}`, {
    body,
    cookie: await sessionCookie(workspace.ownerAccount),
    workspace: workspace.slug,
  });
}

async function versionsOf(workspace: TestWorkspace) {
  const { rows } = await database.query<{ number: number; state: string; digest: string; config: unknown }>(
    "SELECT number, state, digest, config FROM bot_version WHERE workspace_id = $1 ORDER BY number",
    [workspace.workspaceId],
  );
  return rows;
}

test("every change is a new live version with the digest of its configuration; the one before is retired; facts tell both [V1]", async () => {
  const workspace = await makeWorkspace();
  const changed = await patch(workspace, { version: 1, name: "Juniper", draftMode: true, answerThreshold: 0.123 });
  expect(changed.body).toMatchObject({ name: "Juniper", draftMode: true, answerThreshold: 0.123, version: 2, liveVersion: { number: 2 } });
  const versions = await versionsOf(workspace);
  expect(versions.map(({ number, state }) => `${number} ${state}`)).toEqual(["1 retired", "2 live"]);
  for (const { config, digest } of versions) expect(sha256Hex(canonicalJson(config))).toBe(digest);
  expect(versions[1]?.config).toMatchObject({ prompt: { name: "Juniper" }, policy: { confidenceThreshold: 0.123, draftMode: true } });
  const { rows } = await database.query("SELECT type, data FROM event WHERE workspace_id = $1 AND type LIKE 'bot%' ORDER BY id", [workspace.workspaceId]);
  expect(rows).toMatchObject([
    { type: "bot_version.created", data: { number: 1 } },
    { type: "bot.updated", data: { fields: ["name", "draftMode", "answerThreshold"] } },
    { type: "bot_version.created", data: { number: 2, digest: versions[1]?.digest } },
  ]);
});

test("what changes nothing makes no version, and an old version number gets the present settings [V1]", async () => {
  const workspace = await makeWorkspace();
  await patch(workspace, { version: 1, name: "Juniper" });
  expect((await patch(workspace, { version: 2, name: "Juniper" })).body.version).toBe(2);
  const late = await patch(workspace, { version: 1, name: "Other" });
  expect(late.status).toBe(409);
  expect(late.body).toMatchObject({ code: "version_conflict", current: { name: "Juniper", version: 2 } });
  expect(await versionsOf(workspace)).toHaveLength(2);
});

test("of twenty changes of one version at once one wins, and one version is live [V1]", async () => {
  const workspace = await makeWorkspace();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => patch(workspace, { version: 1, name: `Bot ${index}` })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  expect((await versionsOf(workspace)).filter(({ state }) => state === "live")).toHaveLength(1);
});

test("a model's key is sealed, never answered, in no version and no fact, and is dropped when the model moves elsewhere [B1]", async () => {
  const workspace = await makeWorkspace();
  const model = { enabled: true, baseUrl: "https://models.example/v1", name: "small", apiKey: canary };
  const set = await patch(workspace, { version: 1, model });
  expect(set.body.model).toEqual({ enabled: true, baseUrl: model.baseUrl, name: "small", hasApiKey: true });
  const stored = await database.query<{ sealed: string }>("SELECT model_key_ciphertext AS sealed FROM bot WHERE workspace_id = $1", [workspace.workspaceId]);
  expect(openModelKey(stored.rows[0]?.sealed ?? "")).toBe(canary);
  const facts = await database.query("SELECT * FROM event WHERE workspace_id = $1", [workspace.workspaceId]);
  const read = await callEndpoint(botEndpoints, "GET /api/v1/bots", { cookie: await sessionCookie(workspace.ownerAccount), workspace: workspace.slug });
  const places = [set.body, read.body, await versionsOf(workspace), facts.rows, stored.rows].map((place) => JSON.stringify(place));
  for (const place of places) expect(place).not.toContain(canary);
  expect((await patch(workspace, { version: 2, model: { baseUrl: "https://models.example/v2" } })).body.model.hasApiKey).toBe(true);
  expect((await patch(workspace, { version: 3, model: { baseUrl: "https://elsewhere.example/v1" } })).body.model.hasApiKey).toBe(false);
});

test("a model that is on needs an address and a name, and settings out of range are refused by field [B1]", async () => {
  const workspace = await makeWorkspace();
  const bare = await patch(workspace, { version: 1, model: { enabled: true } });
  expect(bare.body.errors.map(({ path }: { path: string }) => path)).toEqual(["body.model.baseUrl", "body.model.name"]);
  for (const body of [
    { answerThreshold: 1.1 },
    { scopeThreshold: -0.1 },
    { turnCap: 0 },
    { turnCap: 1.5 },
    { tone: "rude" },
    { model: { baseUrl: "ftp://x.example" } },
    { model: { apiKey: "a b" } },
  ]) {
    expect((await patch(workspace, { version: 1, ...body })).status).toBe(422);
  }
});

test("a foreign bot and a missing one answer the same; agents look, managers change [S3]", async () => {
  const mine = await makeWorkspace();
  const foreign = await makeWorkspace();
  const answers = [
    await patch(mine, { version: 1, name: "Mine" }, foreign.botId),
    await patch(mine, { version: 1, name: "Mine" }, "018f4f3e-1111-7222-8333-444455556666"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  const { updateBot } = await import("./update-bot");
  await expect(updateBot(mine.members.agent, mine.botId, { version: 1, name: "Mine" }, () => null)).rejects.toMatchObject({ code: "forbidden" });
  expect((await updateBot(mine.members.manager, mine.botId, { version: 1, name: "Mine" }, () => null)).name).toBe("Mine");
});
