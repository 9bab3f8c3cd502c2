import { expect, test } from "vitest";
import { requireMember } from "@/lib/access/session";
import { workspaceEndpoints } from "@/lib/endpoints/workspace";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { leaveWorkspace } from "./leave-workspace";
import { transferWorkspace } from "./transfer-workspace";

const database = await testDatabase();

async function roleOf(id: string): Promise<{ role: string; status: string } | undefined> {
  return (await database.owner.query<{ role: string; status: string }>("SELECT role, status FROM member WHERE id = $1", [id])).rows[0];
}

test("a member leaves at once and is told in the log; the only owner stays, and so does who types another address [S1]", async () => {
  const { owner, members, slug } = await makeWorkspace();
  await expect(leaveWorkspace(members.agent, "another-place")).rejects.toMatchObject({ code: "state_conflict" });
  await leaveWorkspace(members.agent, slug);
  expect(await roleOf(members.agent.id)).toEqual({ role: "agent", status: "deactivated" });
  await expect(leaveWorkspace(members.agent, slug)).rejects.toMatchObject({ code: "not_found" });
  await expect(leaveWorkspace(owner, slug)).rejects.toMatchObject({ code: "last_owner" });
  const { rows } = await database.owner.query("SELECT type FROM event WHERE subject_id = $1 AND type = 'member.left'", [members.agent.id]);
  expect(rows).toHaveLength(1);
});

test("an owner hands the workspace over and is an admin afterwards; of two who do it at once each is done alone, and there is always an owner [S1]", async () => {
  const { owner, members } = await makeWorkspace();
  const foreign = await makeWorkspace();
  await expect(transferWorkspace(members.admin, members.agent.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(transferWorkspace(owner, foreign.members.agent.id)).rejects.toMatchObject({ code: "not_found" });
  const attempts = await Promise.allSettled([transferWorkspace(owner, members.agent.id), transferWorkspace(owner, members.manager.id)]);
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await roleOf(owner.id)).toEqual({ role: "admin", status: "active" });
  const { rows } = await database.owner.query("SELECT id FROM member WHERE workspace_id = $1 AND role = 'owner'", [owner.workspaceId]);
  expect(rows).toHaveLength(1);
});

test("a workspace that asks for a second factor is closed to members without one, whatever they ask for, and open to single sign-on [S2]", async () => {
  const { ownerAccount, slug } = await makeWorkspace();
  const cookie = await sessionCookie(ownerAccount);
  const asked = await callEndpoint(workspaceEndpoints, "PUT /api/v1/workspace/second-factor", {
    cookie,
    workspace: slug,
    body: { version: 1, required: true },
  });
  expect(asked.body).toMatchObject({ secondFactorRequired: true, version: 2 });
  const closed = await callEndpoint(workspaceEndpoints, "GET /api/v1/workspace", { cookie, workspace: slug });
  expect([closed.status, closed.body.code]).toEqual([403, "second_factor_required"]);
  expect((await callEndpoint(workspaceEndpoints, "GET /api/v1/workspaces", { cookie })).status).toBe(200);
  await database.owner.query("UPDATE account_session SET method = 'oidc' WHERE id = $1", [ownerAccount.sessionId]);
  expect((await requireMember(cookie, slug)).role).toBe("owner");
  await database.owner.query("UPDATE account_session SET method = 'password' WHERE id = $1", [ownerAccount.sessionId]);
  await database.owner.query("INSERT INTO account_totp (account_id, secret_ciphertext, created_at, confirmed_at) VALUES ($1, 'sealed', now(), now())", [
    ownerAccount.accountId,
  ]);
  expect((await requireMember(cookie, slug)).role).toBe("owner");
});
