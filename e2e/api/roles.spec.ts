/** Generated: each role on each operation. What the scope table says is what the API does. */
import { roles, scopesOfRole } from "@/lib/core/rbac/scopes";
import { readOperations, sampleBodies } from "../fixtures/operations";
import { expect, test } from "../fixtures/test";

test("every operation refuses exactly the roles that lack its scope [S1]", async ({ workspace, appUrl }) => {
  test.setTimeout(120_000);
  const operations = (await readOperations(appUrl)).filter(({ auth, id }) => auth === "member" && !["exportAudit", "followWorkspace"].includes(id));
  expect(operations.length).toBeGreaterThan(30);
  for (const role of roles) {
    const client = role === "owner" ? workspace.owner : await workspace.member(role);
    for (const operation of operations) {
      const path = operation.path.replaceAll(/\{\w+\}/g, "x");
      const answer = await client.call<{ code?: string }>(operation.method, path, operation.takesBody ? (sampleBodies[operation.id]?.() ?? {}) : undefined);
      const allowed = (scopesOfRole[role] as readonly string[]).includes(operation.scope);
      expect(answer.body.code === "forbidden", `${role} on ${operation.id}`).toBe(!allowed);
      if (!allowed) expect(answer.status).toBe(403);
    }
  }
});

test("without a session, with a forged cookie and from a foreign page every operation refuses [S2] [S3]", async ({ workspace, appUrl }) => {
  const operations = await readOperations(appUrl);
  expect(operations.filter(({ auth }) => auth === "member").length).toBeGreaterThan(30);
  for (const operation of operations.filter(({ auth }) => auth === "member" || auth === "account")) {
    const path = `${appUrl}${operation.path.replaceAll(/\{\w+\}/g, "x")}`;
    const body = operation.takesBody ? "{}" : undefined;
    const headers = { "content-type": "application/json", origin: appUrl, "handrail-workspace": workspace.slug };
    for (const cookie of ["", "next-auth.session-token=forged.token.here"]) {
      const response = await fetch(path, { method: operation.method, headers: { ...headers, cookie }, body });
      expect(response.status, operation.id).toBe(401);
      expect(((await response.json()) as { code: string }).code).toBe("unauthenticated");
    }
    if (operation.method === "GET") continue;
    const foreign = await workspace.owner.call<{ code: string }>(
      operation.method,
      operation.path.replaceAll(/\{\w+\}/g, "x"),
      operation.takesBody ? {} : undefined,
      { origin: "https://evil.example" },
    );
    expect([foreign.status, foreign.body.code], operation.id).toEqual([403, "origin_refused"]);
  }
});

test("a revoked session ends at once, everywhere [S2]", async ({ workspace }) => {
  const member = await workspace.member("agent");
  expect((await member.call("GET", "/api/v1/account")).status).toBe(200);
  const kept = member.cookieHeader;
  expect((await member.call("DELETE", "/api/v1/account/session")).status).toBeLessThan(300);
  const after = await fetch(`${member.url}/api/v1/account`, { headers: { cookie: kept } });
  expect(after.status).toBe(401);
});
