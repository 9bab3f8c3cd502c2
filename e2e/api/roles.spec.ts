/** Generated: each role and each key with one permission on each operation, and every credential that is wrong. What the scope table says is what the API does. */
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { formApiKey } from "@/lib/core/api-key/token-form";
import { roles, scopes, scopesOfRole } from "@/lib/core/rbac/scopes";
import { runSql } from "../fixtures/database";
import { type Operation, readOperations, sampleBodies } from "../fixtures/operations";
import { expect, test, type TestWorkspace } from "../fixtures/test";

type Key = { apiKey: { id: string }; key: string };

function makeKey(workspace: TestWorkspace, keyScopes: readonly string[]): Promise<Key> {
  return workspace.owner.ok<Key>("POST", "/api/v1/api-keys", { name: "Test", scopes: keyScopes });
}

async function ownId(workspace: TestWorkspace): Promise<string> {
  return (await workspace.owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/members")).data[0]?.id ?? "";
}

/** The answer's status and code; streams are left at once. Waits where an address has been refused too often: all tests share one. */
async function ask(appUrl: string, operation: Operation, headers: Record<string, string>): Promise<{ status: number; code: string | null; text: string }> {
  const send = () =>
    fetch(`${appUrl}${operation.path.replaceAll(/\{\w+\}/g, "x")}`, {
      method: operation.method,
      headers: { "content-type": "application/json", ...headers },
      body: operation.takesBody ? "{}" : undefined,
    });
  let response = await send();
  for (let attempt = 1; response.status === 429 && attempt <= 20; attempt += 1) {
    await response.body?.cancel();
    await delay(1_000);
    response = await send();
  }
  if ((response.headers.get("content-type") ?? "").startsWith("text/event-stream")) {
    await response.body?.cancel();
    return { status: response.status, code: null, text: "" };
  }
  const text = await response.text();
  const code = (response.headers.get("content-type") ?? "").includes("problem+json") ? (JSON.parse(text) as { code: string }).code : null;
  return { status: response.status, code, text };
}

test("every operation refuses exactly the roles that lack its scope [S1]", async ({ workspace, appUrl }) => {
  const operations = (await readOperations(appUrl)).filter(({ auth, id }) => auth === "member" && !["exportAudit", "followWorkspace"].includes(id));
  expect(operations.length).toBeGreaterThan(30);
  // One expectation for all: Playwright looks through the earlier ones at each.
  const wrong: unknown[] = [];
  for (const role of roles) {
    const client = role === "owner" ? workspace.owner : await workspace.member(role);
    for (const operation of operations) {
      const path = operation.path.replaceAll(/\{\w+\}/g, "x");
      const answer = await client.call<{ code?: string }>(operation.method, path, operation.takesBody ? (sampleBodies[operation.id]?.() ?? {}) : undefined);
      const isAllowed = (scopesOfRole[role] as readonly string[]).includes(operation.scope);
      const { status, body } = answer;
      if ((body.code === "forbidden") === isAllowed || (!isAllowed && status !== 403) || status === 429) wrong.push([role, operation.id, status, body.code]);
    }
  }
  expect(wrong).toEqual([]);
});

test("without a session, with a forged cookie and from a foreign page every operation refuses [S2] [S3]", async ({ workspace, appUrl }) => {
  const operations = await readOperations(appUrl);
  expect(operations.filter(({ auth }) => auth === "member").length).toBeGreaterThan(30);
  const wrong: unknown[] = [];
  for (const operation of operations.filter(({ auth }) => auth === "member" || auth === "account")) {
    const headers = { origin: appUrl, "handrail-workspace": workspace.slug };
    for (const cookie of ["", "next-auth.session-token=forged.token.here"]) {
      const { status, code } = await ask(appUrl, operation, { ...headers, cookie });
      if (status !== 401 || code !== "unauthenticated") wrong.push([operation.id, cookie, status, code]);
    }
    if (operation.method === "GET") continue;
    const foreign = await workspace.owner.call<{ code: string }>(
      operation.method,
      operation.path.replaceAll(/\{\w+\}/g, "x"),
      operation.takesBody ? {} : undefined,
      { origin: "https://evil.example" },
    );
    if (foreign.status !== 403 || foreign.body.code !== "origin_refused") wrong.push([operation.id, "foreign page", foreign.status, foreign.body.code]);
  }
  expect(wrong).toEqual([]);
});

test("a revoked session ends at once, everywhere [S2]", async ({ workspace }) => {
  const member = await workspace.member("agent");
  expect((await member.call("GET", "/api/v1/account")).status).toBe(200);
  const kept = member.cookieHeader;
  expect((await member.call("DELETE", "/api/v1/account/session")).status).toBeLessThan(300);
  const after = await fetch(`${member.url}/api/v1/account`, { headers: { cookie: kept } });
  expect(after.status).toBe(401);
});

test("a key with one permission opens exactly the operations that ask for it, and none of a person's own or a visitor's [D1] [S1]", async ({
  newWorkspace,
  appUrl,
}) => {
  const operations = await readOperations(appUrl);
  const members = operations.filter(({ auth }) => auth === "member");
  // A member makes only so many keys a minute, and who makes them here is quick.
  const keysOfOne = 15;
  let workspace = await newWorkspace();
  let member = await ownId(workspace);
  // One expectation for all: Playwright looks through the earlier ones at each.
  const wrong: unknown[] = [];
  for (const [place, scope] of Object.keys(scopes).entries()) {
    if (place > 0 && place % keysOfOne === 0) {
      workspace = await newWorkspace();
      member = await ownId(workspace);
    }
    const { key } = await makeKey(workspace, [scope]);
    const headers = { authorization: `Bearer ${key}`, "handrail-member": member };
    for (const operation of members) {
      const { status, code, text } = await ask(appUrl, operation, headers);
      // What an operation shows beyond its own subject asks for a second permission, and says which.
      const second = code === "forbidden" ? /permission ([a-z_]+:[a-z]+)/.exec(text)?.[1] : undefined;
      const opens = operation.scope === scope && (second === undefined || second === scope || !(second in scopes));
      const isForbidden = code === "forbidden" && status === 403;
      if (isForbidden === opens || (code === "forbidden") !== isForbidden || (status === 403) !== isForbidden || [401, 429].includes(status) || status >= 500)
        wrong.push([scope, operation.id, status, code]);
    }
  }
  expect(wrong).toEqual([]);
  const { key } = await makeKey(workspace, Object.keys(scopes));
  for (const operation of operations.filter(({ auth }) => auth === "account" || auth === "visitor")) {
    const expected = operation.auth === "account" ? "unauthenticated" : "visitor_token_invalid";
    expect([operation.id, (await ask(appUrl, operation, { authorization: `Bearer ${key}` })).code]).toEqual([operation.id, expected]);
  }
});

test("every operation refuses a key that is cut, mistyped, unknown, expired, revoked, of another workspace or for a person without access [D1] [S2] [S3]", async ({
  newWorkspace,
  appUrl,
}) => {
  const [workspace, other] = [await newWorkspace(), await newWorkspace()];
  const all = Object.keys(scopes);
  const [live, expired, revoked, foreign] = [
    await makeKey(workspace, all),
    await makeKey(workspace, all),
    await makeKey(workspace, all),
    await makeKey(other, all),
  ];
  await runSql(`UPDATE api_key SET expires_at = created_at WHERE hint = $1`, [expired.key.slice(0, 12)]);
  await workspace.owner.ok("DELETE", `/api/v1/api-keys/${revoked.apiKey.id}`);
  const gone = await workspace.member("admin");
  const people = await workspace.owner.ok<{ data: { id: string; role: string; version: number }[] }>("GET", "/api/v1/members");
  const admin = people.data.find(({ role }) => role === "admin");
  await workspace.owner.ok("PATCH", `/api/v1/members/${admin?.id}`, { version: admin?.version, status: "deactivated" });
  const swapped = `${live.key.slice(0, 20)}${live.key.slice(21, 22)}${live.key.slice(20, 21)}${live.key.slice(22)}`;
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
  const cases: readonly (readonly [string, Record<string, string>, number, string])[] = [
    ["a cut key", bearer(live.key.slice(0, -2)), 401, "api_key_invalid"],
    ["a key with two letters swapped", bearer(swapped === live.key ? `${live.key}x` : swapped), 401, "api_key_invalid"],
    ["an unknown key", bearer(formApiKey(randomBytes(64)) ?? ""), 401, "api_key_invalid"],
    ["an expired key", bearer(expired.key), 401, "api_key_invalid"],
    ["a revoked key", bearer(revoked.key), 401, "api_key_invalid"],
    ["a wrong key beside a good session", { ...bearer(revoked.key), cookie: workspace.owner.cookieHeader, origin: appUrl }, 401, "api_key_invalid"],
    ["a key without its scheme", { authorization: live.key }, 401, "unauthenticated"],
    ["a key of another workspace", { ...bearer(foreign.key), "handrail-workspace": workspace.slug }, 404, "not_found"],
    ["a key for a deactivated member", { ...bearer(live.key), "handrail-member": admin?.id ?? "" }, 404, "not_found"],
    ["a key for a member of another workspace", { ...bearer(live.key), "handrail-member": await foreignMember(other) }, 404, "not_found"],
    ["a deactivated member's session", { cookie: gone.cookieHeader, origin: appUrl, "handrail-workspace": workspace.slug }, 404, "not_found"],
    ["no credential", { origin: appUrl, "handrail-workspace": workspace.slug }, 401, "unauthenticated"],
  ];
  // One expectation for all: Playwright looks through the earlier ones at each.
  const wrong: unknown[] = [];
  for (const operation of (await readOperations(appUrl)).filter(({ auth }) => auth === "member")) {
    // All are refused: none changes what another meets.
    const answers = await Promise.all(cases.map(([, headers]) => ask(appUrl, operation, headers)));
    for (const [place, [name, , status, code]] of cases.entries()) {
      const answer = answers[place];
      const told = [live, expired, revoked, foreign].some(({ key }) => answer?.text.includes(key));
      if (answer?.status !== status || answer.code !== code || told) wrong.push([name, operation.id, answer?.status, answer?.code, told]);
    }
  }
  expect(wrong).toEqual([]);
});

/** Somebody who is a member there alone. */
async function foreignMember(workspace: TestWorkspace): Promise<string> {
  await workspace.member("viewer");
  const { data } = await workspace.owner.ok<{ data: { id: string; role: string }[] }>("GET", "/api/v1/members");
  return data.find(({ role }) => role === "viewer")?.id ?? "";
}

test("a stream that a key has opened ends when the key is revoked [D1] [S2]", async ({ workspace, appUrl }) => {
  const { apiKey, key } = await makeKey(workspace, ["conversation:read"]);
  const response = await fetch(`${appUrl}/api/v1/stream`, { headers: { authorization: `Bearer ${key}` } });
  expect(response.status).toBe(200);
  const reader = response.body!.getReader();
  const ended = (async () => {
    for (;;) if ((await reader.read()).done) return true;
  })();
  await workspace.owner.ok("DELETE", `/api/v1/api-keys/${apiKey.id}`);
  expect(await ended).toBe(true);
});
