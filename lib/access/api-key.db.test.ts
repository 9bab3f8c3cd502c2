import { expect, test, vi } from "vitest";
import { apiKeyEndpoints } from "@/lib/endpoints/api-key";
import { conversationEndpoints } from "@/lib/endpoints/conversation";
import { invitationEndpoints } from "@/lib/endpoints/invitation";
import { memberEndpoints } from "@/lib/endpoints/member";
import { workspaceEndpoints } from "@/lib/endpoints/workspace";
import type { CreateApiKeyResponse } from "@/lib/contracts/api/api-key";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { Scope } from "@/lib/core/rbac/scopes";
import { createApiKey } from "@/lib/features/api-key/create-api-key";
import { updateMember } from "@/lib/features/member/update-member";
import { newId } from "@/lib/platform/ids";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeVisitor, makeWorld } from "@/lib/testing/world";
import { makeWorkspace, type TestWorkspace } from "@/lib/testing/workspace-factory";

const { owner: database } = await testDatabase();
const endpoints = [...apiKeyEndpoints, ...memberEndpoints, ...workspaceEndpoints, ...invitationEndpoints, ...conversationEndpoints];

type Headers = Record<string, string>;

function withKey(key: string, extra: Headers = {}) {
  return (target: string, body?: unknown, headers: Headers = {}) =>
    callEndpoint(endpoints, target, { body, origin: null, headers: { authorization: `Bearer ${key}`, ...extra, ...headers } });
}

async function keyOf(workspace: TestWorkspace, scopes: Scope[], expiresAt: Date | null = null) {
  const { apiKey, key } = await createApiKey(workspace.owner, { name: "Test", scopes, expiresAt });
  return { id: apiKey.id, key, call: withKey(key) };
}

test("a key works in its own workspace without cookie, origin or workspace header, with exactly its scopes [D1]", async () => {
  const workspace = await makeWorkspace();
  const { call } = await keyOf(workspace, ["workspace:read", "workspace:write"]);
  expect((await call("GET /api/v1/workspace")).body).toMatchObject({ slug: workspace.slug });
  expect((await call("PATCH /api/v1/workspace", { version: 1, name: "By a program" })).body).toMatchObject({ name: "By a program" });
  expect(await call("GET /api/v1/members")).toMatchObject({ status: 403, body: { code: "forbidden" } });
  expect((await call("GET /api/v1/workspace", undefined, { "handrail-workspace": workspace.slug })).status).toBe(200);
  const foreign = await makeWorkspace();
  const other = await call("GET /api/v1/workspace", undefined, { "handrail-workspace": foreign.slug });
  const missing = await call("GET /api/v1/workspace", undefined, { "handrail-workspace": "no-such-one" });
  expect(other).toMatchObject({ status: 404, body: { code: "not_found" } });
  expect(other.body).toEqual(missing.body);
});

test("a key is answered once, and neither it nor anything it can be made from is stored [D1]", async () => {
  const workspace = await makeWorkspace();
  const cookie = await sessionCookie(workspace.ownerAccount);
  const body = { name: "Import at night", scopes: ["knowledge:read", "knowledge:read", "knowledge:write"] };
  const call = (headers: Headers) => callEndpoint(endpoints, "POST /api/v1/api-keys", { cookie, workspace: workspace.slug, body, headers });
  const made = await call({ "idempotency-key": "make-a-key-1" });
  const { apiKey, key } = made.body as CreateApiKeyResponse;
  expect(made.status).toBe(201);
  expect(apiKey).toMatchObject({ name: "Import at night", scopes: ["knowledge:read", "knowledge:write"], status: "active", expiresAt: null, lastUsedAt: null });
  expect(key.startsWith(apiKey.hint)).toBe(true);
  expect((await call({ "idempotency-key": "make-a-key-1" })).body).toEqual(made.body);
  const { rows } = await database.query<{ row: string }>(
    `SELECT k::text AS row FROM api_key k UNION ALL SELECT i::text FROM idempotency_key i UNION ALL SELECT e::text FROM event e`,
  );
  expect(rows.length).toBeGreaterThan(2);
  for (const { row } of rows) expect(row).not.toContain(key.slice(12, 40));
  const list = await withKey((await keyOf(workspace, ["api_key:write"])).key)("GET /api/v1/api-keys?limit=1");
  expect(list.body.data).toHaveLength(1);
  expect(JSON.stringify(list.body)).not.toContain(key);
  expect(list.body.nextCursor).not.toBeNull();
});

test("a mistyped, unknown, expired or revoked key is refused, each with its reason, and never covered by a cookie [D1] [S2]", async () => {
  const workspace = await makeWorkspace();
  const cookie = await sessionCookie(workspace.ownerAccount);
  const live = await keyOf(workspace, ["workspace:read", "api_key:write"]);
  const foreign = await keyOf(await makeWorkspace(), ["workspace:read"]);
  const soon = await keyOf(workspace, ["workspace:read"], new Date(Date.now() + 60_000));
  expect((await soon.call("GET /api/v1/workspace")).status).toBe(200);
  await database.query(`UPDATE api_key SET expires_at = now() - interval '1 second' WHERE id = $1`, [soon.id]);
  const gone = await keyOf(workspace, ["workspace:read"]);
  expect((await live.call(`DELETE /api/v1/api-keys/${toWireId("apiKey", gone.id)}`)).status).toBe(204);
  expect((await live.call(`DELETE /api/v1/api-keys/${toWireId("apiKey", gone.id)}`)).status).toBe(204);
  await database.query(`DELETE FROM api_key WHERE id = $1`, [foreign.id]);
  for (const [token, words] of [
    [live.key.slice(0, -1), "no whole API key"],
    [live.key.slice(0, 20) + live.key.slice(21, 22) + live.key.slice(20, 21) + live.key.slice(22) + "x", "no whole API key"],
    ["vt1.anything", "no whole API key"],
    [foreign.key, "No API key"],
    [soon.key, "expired"],
    [gone.key, "revoked"],
  ] as const) {
    const answer = await withKey(token)("GET /api/v1/workspace", undefined, { cookie, "handrail-workspace": workspace.slug });
    expect(answer, token).toMatchObject({ status: 401, body: { code: "api_key_invalid" } });
    expect(answer.body.detail).toContain(words);
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  }
  expect((await live.call("GET /api/v1/workspace")).status).toBe(200);
});

test("a maker gives only permissions of their own, also to a key that a key makes, which ends with its maker [D1] [S1]", async () => {
  const workspace = await makeWorkspace();
  const end = new Date(Date.now() + 3_600_000);
  const maker = await keyOf(workspace, ["api_key:write", "knowledge:read"], end);
  const make = (body: object) => maker.call("POST /api/v1/api-keys", body);
  expect(await make({ name: "More", scopes: ["knowledge:write"] })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  for (const expiresAt of [null, new Date(end.getTime() + 86_400_000).toISOString()])
    expect((await make({ name: "Child", scopes: ["knowledge:read"], expiresAt })).body.apiKey).toMatchObject({ expiresAt: end.toISOString(), createdBy: null });
  const early = new Date(end.getTime() - 60_000).toISOString();
  expect((await make({ name: "Child", scopes: ["knowledge:read"], expiresAt: early })).body.apiKey.expiresAt).toBe(early);
  expect(await make({ name: "Child", scopes: ["knowledge:read"], expiresAt: "2020-01-01T00:00:00Z" })).toMatchObject({ status: 422 });
  await expect(createApiKey(workspace.members.manager, { name: "x", scopes: ["bot:read"], expiresAt: null })).rejects.toMatchObject({ code: "forbidden" });
});

test("a key lives on when its maker is deactivated; what it does for a named member ends with that member's access [D1] [S2]", async () => {
  const workspace = await makeWorkspace();
  const { apiKey, key } = await createApiKey(workspace.members.admin, { name: "Bridge", scopes: ["member:read", "conversation:read"], expiresAt: null });
  const named = withKey(key, { "handrail-member": toWireId("member", workspace.members.admin.id) });
  expect((await named("PUT /api/v1/presence", { presence: "online" })).status).toBe(200);
  await updateMember(workspace.owner, workspace.members.admin.id, { version: 1, status: "deactivated" }, () => null);
  expect((await withKey(key)("GET /api/v1/members")).status).toBe(200);
  expect(await named("GET /api/v1/members")).toMatchObject({ status: 404, body: { code: "not_found" } });
  const missing = await withKey(key)("GET /api/v1/members", undefined, { "handrail-member": toWireId("member", newId<"member">()) });
  const foreign = await withKey(key)("GET /api/v1/members", undefined, { "handrail-member": toWireId("member", (await makeWorkspace()).owner.id) });
  expect(foreign).toMatchObject({ status: 404, body: missing.body });
  expect(apiKey.createdById).toBe(workspace.members.admin.id);
});

test("acts that a person is written down for need the member in handrail-member and are that member's; the log names the key [D1] [C1]", async () => {
  const world = await makeWorld();
  const { conversationId } = await makeVisitor(world);
  const path = `/api/v1/conversations/${toWireId("conversation", conversationId)}`;
  const scopes: Scope[] = ["conversation:read", "conversation:claim", "conversation:reply", "note:write", "member:write"];
  const { apiKey, key } = await createApiKey(world.owner, { name: "Desk bridge", scopes, expiresAt: null });
  const alone = withKey(key);
  for (const [verb, body] of [
    ["claim", {}],
    ["messages", { clientId: crypto.randomUUID(), text: "Hello" }],
    ["notes", { clientId: crypto.randomUUID(), text: "Note" }],
  ] as const) {
    const refused = await alone(`POST ${path}/${verb}`, body);
    expect(refused, verb).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(refused.body.detail).toContain("handrail-member");
  }
  expect(await alone("POST /api/v1/invitations", { email: "new@people.example", role: "agent" })).toMatchObject({ status: 403 });
  const asAda = withKey(key, { "handrail-member": toWireId("member", world.ada.id) });
  const claimed = await asAda(`POST ${path}/claim`, {});
  expect(claimed.body.conversation).toMatchObject({ handledBy: "human", assignee: { name: "Ada Agent" }, can: { reply: true } });
  const said = await asAda(`POST ${path}/messages`, { clientId: crypto.randomUUID(), text: "Hello" });
  expect(said.body.conversation.messages.at(-1)).toMatchObject({ author: "human", authorName: "Ada Agent", text: "Hello" });
  expect((await asAda("GET /api/v1/inbox?view=mine")).body.data).toHaveLength(1);
  expect((await alone("GET /api/v1/inbox?view=mine")).body).toMatchObject({ data: [], counts: { mine: 0 } });
  expect((await alone("GET /api/v1/inbox?view=all")).body.data).toHaveLength(1);
  // An agent may not invite, so a key that acts for one may not either.
  expect(await asAda("POST /api/v1/invitations", { email: "new@people.example", role: "agent" })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  const { rows } = await database.query<{ kind: string; actor: string }>(
    `SELECT DISTINCT actor_kind AS kind, actor_id::text AS actor FROM event WHERE workspace_id = $1 AND type IN ('handoff.accepted', 'message.created') AND actor_kind NOT IN ('system', 'visitor', 'bot')`,
    [world.workspaceId],
  );
  expect(rows).toEqual([{ kind: "api_key", actor: apiKey.id }]);
});

test("only for an owner whom it names does a key change owners, and the last one stays [D1] [S1]", async () => {
  const workspace = await makeWorkspace();
  const { key, call } = await keyOf(workspace, ["member:write"]);
  const path = (member: { id: string }) => `PATCH /api/v1/members/${toWireId("member", member.id)}`;
  expect(await call(path(workspace.members.viewer), { version: 1, role: "owner" })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  expect((await call(path(workspace.members.viewer), { version: 1, role: "agent" })).body).toMatchObject({ role: "agent" });
  const asOwner = withKey(key, { "handrail-member": toWireId("member", workspace.owner.id) });
  expect((await asOwner(path(workspace.members.viewer), { version: 2, role: "owner" })).body).toMatchObject({ role: "owner" });
});

test("the last use of a key is kept to ten minutes, not written with every request [D1]", async () => {
  const workspace = await makeWorkspace();
  const { id, call } = await keyOf(workspace, ["workspace:read"]);
  const lastUse = async () =>
    (await database.query<{ at: Date | null }>(`SELECT last_used_at AS at FROM api_key WHERE id = $1`, [id])).rows[0]?.at?.getTime() ?? null;
  expect(await lastUse()).toBeNull();
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const first = Date.now();
    await call("GET /api/v1/workspace");
    expect(await lastUse()).toBe(first);
    vi.setSystemTime(first + 599_000);
    await call("GET /api/v1/workspace");
    expect(await lastUse()).toBe(first);
    vi.setSystemTime(first + 601_000);
    await call("GET /api/v1/workspace");
    expect(await lastUse()).toBe(first + 601_000);
  } finally {
    vi.useRealTimers();
  }
});

test("a workspace has a hundred live keys at most [D1]", async () => {
  const workspace = await makeWorkspace();
  await database.query(
    `INSERT INTO api_key (workspace_id, id, name, hint, token_sha256, scopes, created_at, revoked_at)
     SELECT $1, gen_random_uuid(), 'x', 'hr_live_xxxx', n::text, ARRAY['bot:read'], now(), CASE WHEN n > 99 THEN now() END FROM generate_series(1, 120) n`,
    [workspace.workspaceId],
  );
  await keyOf(workspace, ["bot:read"]);
  await expect(keyOf(workspace, ["bot:read"])).rejects.toMatchObject({ code: "state_conflict" });
});
