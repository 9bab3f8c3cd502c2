import { expect, test } from "vitest";
import { channelEndpoints } from "@/lib/endpoints/channel";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace, type TestWorkspace } from "@/lib/testing/workspace-factory";

const { owner: database } = await testDatabase();

async function patch(workspace: TestWorkspace, body: object, channelId: string = workspace.channelId) {
  return callEndpoint(channelEndpoints, `PATCH /api/v1/channels/${toWireId("channel", channelId)}`, {
    body,
    cookie: await sessionCookie(workspace.ownerAccount),
    workspace: workspace.slug,
  });
}

test("sites are kept as origins, each once, and the embed tag names the channel [W1]", async () => {
  const workspace = await makeWorkspace();
  const sites = ["https://Shop.Example.com/help?x=1", "https://shop.example.com", "http://localhost:8080/", "https://münchen.example"];
  const changed = await patch(workspace, { version: 1, sites, greeting: "Hello" });
  expect(changed.body).toMatchObject({
    version: 2,
    greeting: "Hello",
    sites: ["http://localhost:8080", "https://shop.example.com", "https://xn--mnchen-3ya.example"],
  });
  expect(changed.body.embedSnippet).toBe(`<script async src="http://handrail.test/widget/v1.js" data-channel="${workspace.channel.publishableKey}"></script>`);
  const { rows } = await database.query("SELECT data FROM event WHERE workspace_id = $1 AND type = 'channel.updated'", [workspace.workspaceId]);
  expect(rows).toEqual([{ data: { fields: ["greeting", "sites"] } }]);
});

test("what is no origin, holds a password or a wildcard, or is one too many, is refused [W1]", async () => {
  const workspace = await makeWorkspace();
  for (const site of ["shop.example.com", "javascript:alert(1)", "https://*.example.com", "https://u:p@example.com", "file:///etc", "null", "*", ""]) {
    expect((await patch(workspace, { version: 1, sites: [site] })).status).toBe(422);
  }
  const many = Array.from({ length: 51 }, (_, index) => `https://s${index}.example.com`);
  expect((await patch(workspace, { version: 1, sites: many })).status).toBe(422);
  expect((await patch(workspace, { version: 1, sites: many.slice(1) })).body.sites).toHaveLength(50);
});

test("the channel's secret is in no answer, an old version gets the present settings, a foreign channel looks missing [S3]", async () => {
  const workspace = await makeWorkspace();
  const foreign = await makeWorkspace();
  const { rows } = await database.query<{ sealed: string }>("SELECT secret_ciphertext AS sealed FROM channel WHERE workspace_id = $1", [workspace.workspaceId]);
  const list = await callEndpoint(channelEndpoints, "GET /api/v1/channels", { cookie: await sessionCookie(workspace.ownerAccount), workspace: workspace.slug });
  expect(JSON.stringify(list.body)).not.toContain(rows[0]?.sealed);
  await patch(workspace, { version: 1, name: "Shop" });
  expect((await patch(workspace, { version: 1, name: "Other" })).body).toMatchObject({ code: "version_conflict", current: { name: "Shop", version: 2 } });
  expect((await patch(workspace, { version: 1, name: "Other" }, foreign.channelId)).status).toBe(404);
});
