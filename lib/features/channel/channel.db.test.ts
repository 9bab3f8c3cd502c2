import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { channelEndpoints } from "@/lib/endpoints/channel";
import { visitorEndpoints } from "@/lib/endpoints/visitor";
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

async function post(workspace: TestWorkspace, path: string, body: object, cookie?: string) {
  return callEndpoint(channelEndpoints, `POST /api/v1/channels${path}`, {
    body,
    cookie: cookie ?? (await sessionCookie(workspace.ownerAccount)),
    workspace: workspace.slug,
  });
}

test("a workspace has several channels with keys of their own; an archived one takes no new visitors until it is restored [W1]", async () => {
  const workspace = await makeWorkspace();
  const made = await post(workspace, "", { name: "Help centre" });
  expect(made).toMatchObject({ status: 201, body: { name: "Help centre", version: 1, archivedAt: null } });
  expect(made.body.publishableKey).not.toBe(workspace.channel.publishableKey);
  const open = () => callEndpoint(visitorEndpoints, "POST /api/widget/v1/sessions", { body: { channelKey: made.body.publishableKey } });
  expect((await open()).status).toBe(201);
  expect((await post(workspace, `/${made.body.id}/archive`, {})).body.archivedAt).not.toBeNull();
  expect((await open()).status).toBe(404);
  expect((await post(workspace, `/${made.body.id}/restore`, {})).body.archivedAt).toBeNull();
  expect((await open()).status).toBe(201);
  const foreign = await makeWorkspace();
  expect((await post(foreign, `/${made.body.id}/archive`, {})).status).toBe(404);
  expect((await post(workspace, "", { name: "X", botId: toWireId("bot", foreign.botId) })).status).toBe(404);
  const { rows } = await database.query("SELECT type FROM event WHERE workspace_id = $1 AND type LIKE 'channel.%' ORDER BY id", [workspace.workspaceId]);
  expect(rows.map(({ type }) => type)).toEqual(["channel.created", "channel.created", "channel.archived", "channel.restored"]);
});

test("the identity secret is shown once, sealed at rest, and after a rotation the old one is good for the overlap only [W3]", async () => {
  const workspace = await makeWorkspace();
  const id = toWireId("channel", workspace.channelId);
  const aud = workspace.channel.publishableKey;
  const open = async (secret: string) => {
    const identityToken = await new SignJWT({ sub: "c1", aud })
      .setProtectedHeader({ alg: "HS256" })
      .setExpirationTime("1h")
      .sign(new TextEncoder().encode(secret));
    return (await callEndpoint(visitorEndpoints, "POST /api/widget/v1/sessions", { body: { channelKey: aud, identityToken } })).status;
  };
  const first = await post(workspace, `/${id}/secret`, { overlapHours: 24 });
  expect(first).toMatchObject({ status: 201, body: { channel: { identity: { secretHint: first.body.secret.slice(-4), previousSecretUntil: null } } } });
  const second = await post(workspace, `/${id}/secret`, { overlapHours: 24 });
  expect(await open(first.body.secret)).toBe(201);
  expect(await open(second.body.secret)).toBe(201);
  await database.query("UPDATE channel SET previous_secret_until = now() - interval '1 second' WHERE workspace_id = $1", [workspace.workspaceId]);
  expect(await open(first.body.secret)).toBe(422);
  const third = await post(workspace, `/${id}/secret`, { overlapHours: 0 });
  expect(await open(second.body.secret)).toBe(422);
  expect(await open(third.body.secret)).toBe(201);
  const list = await callEndpoint(channelEndpoints, "GET /api/v1/channels", { cookie: await sessionCookie(workspace.ownerAccount), workspace: workspace.slug });
  const { rows } = await database.query("SELECT row_to_json(c) AS channel FROM channel c WHERE workspace_id = $1", [workspace.workspaceId]);
  for (const { body } of [first, second, third]) {
    expect(JSON.stringify(list.body)).not.toContain(body.secret);
    expect(JSON.stringify(rows)).not.toContain(body.secret);
  }
});

test("office hours, forms and kinds of files are kept as they were given, and what makes no sense is refused by field [W6] [W7] [W8]", async () => {
  const workspace = await makeWorkspace();
  const officeHours = {
    timeZone: "Asia/Kolkata",
    weekly: [
      { day: 1, from: "13:00", to: "24:00" },
      { day: 1, from: "09:00", to: "12:30" },
    ],
    holidays: [{ date: "2026-12-25", label: "Christmas" }, { date: "2026-12-25" }, { date: "2026-01-26" }],
  };
  const kept = await patch(workspace, { version: 1, officeHours, unavailableMode: "queue", attachmentKinds: ["pdf", "pdf"] });
  expect(kept.body.officeHours.weekly.map(({ from }: { from: string }) => from)).toEqual(["09:00", "13:00"]);
  expect(kept.body.officeHours.holidays.map(({ date }: { date: string }) => date)).toEqual(["2026-01-26", "2026-12-25"]);
  expect(kept.body).toMatchObject({ unavailableMode: "queue", attachmentKinds: ["pdf"] });
  const { rows } = await database.query("SELECT data FROM event WHERE workspace_id = $1 AND type = 'channel.updated'", [workspace.workspaceId]);
  expect(rows).toEqual([{ data: { fields: ["officeHours", "unavailableMode", "attachmentKinds"] } }]);
  const period = { day: 1, from: "09:00", to: "17:00" };
  for (const [path, change] of [
    ["body.officeHours.timeZone", { officeHours: { timeZone: "Mars/Olympus", weekly: [period] } }],
    ["body.officeHours.timeZone", { officeHours: { timeZone: "+02:00", weekly: [period] } }],
    ["body.officeHours.weekly", { officeHours: { timeZone: "UTC", weekly: [] } }],
    ["body.officeHours.weekly.0.to", { officeHours: { timeZone: "UTC", weekly: [{ day: 1, from: "17:00", to: "09:00" }] } }],
    ["body.officeHours.weekly.1.from", { officeHours: { timeZone: "UTC", weekly: [period, { day: 1, from: "16:59", to: "18:00" }] } }],
    ["body.officeHours.weekly.0.day", { officeHours: { timeZone: "UTC", weekly: [{ ...period, day: 8 }] } }],
    ["body.officeHours.holidays.0.date", { officeHours: { timeZone: "UTC", weekly: [period], holidays: [{ date: "2026-02-30" }] } }],
    ["body.unavailableMode", { unavailableMode: "silence" }],
    ["body.preChat", { preChat: { fields: [], notice: null } }],
    ["body.preChat.fields.0.options", { preChat: { fields: [{ key: "a", kind: "select", label: "A" }], notice: null } }],
    ["body.preChat.fields.0.key", { preChat: { fields: [{ key: "__proto__", kind: "text", label: "A" }], notice: null } }],
    ["body.preChat.notice.url", { preChat: { fields: [], notice: { text: "x", url: "javascript:alert(1)", consentRequired: false } } }],
    ["body.attachmentKinds.0", { attachmentKinds: ["program"] }],
  ] as const) {
    const refused = await patch(workspace, { version: 2, ...change });
    expect([path, refused.status, refused.body.errors?.map((error: { path: string }) => error.path)]).toEqual([path, 422, expect.arrayContaining([path])]);
  }
  expect((await patch(workspace, { version: 2, officeHours: null })).body.officeHours).toBeNull();
});
