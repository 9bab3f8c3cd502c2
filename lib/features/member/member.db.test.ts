import { expect, test } from "vitest";
import { memberEndpoints } from "@/lib/endpoints/member";
import type { PersonActor } from "@/lib/access/actor";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { type Role, roles } from "@/lib/core/rbac/scopes";
import { setClock } from "@/lib/platform/clock";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeMember, makeWorkspace } from "@/lib/testing/workspace-factory";
import { setPresence } from "./set-presence";
import { updateMember } from "./update-member";

const { owner: database } = await testDatabase();

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { code?: string }) => error.code ?? "unknown",
  );
const change = (actor: PersonActor, target: PersonActor, to: { role?: Role; status?: "active" | "deactivated" }, version = 1) =>
  updateMember(actor, target.id, { version, ...to }, (member) => member);

async function factsOf(memberId: string): Promise<string[]> {
  const { rows } = await database.query<{ type: string }>(`SELECT type FROM event WHERE subject_id = $1 ORDER BY id`, [memberId]);
  return rows.map(({ type }) => type);
}

test("of twenty owners who all step down at once, one stays [S1]", async () => {
  const { workspaceId, owner } = await makeWorkspace();
  const owners = [owner];
  for (let index = 1; index < 20; index += 1) owners.push(await makeMember(workspaceId, "owner"));
  const results = await Promise.all(owners.map((each) => codeOf(change(each, each, { role: "agent" }))));
  expect(results.filter((result) => result === "done")).toHaveLength(19);
  expect(results.filter((result) => result === "last_owner")).toHaveLength(1);
  const { rows } = await database.query("SELECT count(*)::int AS n FROM member WHERE workspace_id = $1 AND role = 'owner' AND status = 'active'", [
    workspaceId,
  ]);
  expect(rows).toEqual([{ n: 1 }]);
});

test("of two owners who remove each other at once, one stays [S1]", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { workspaceId, owner } = await makeWorkspace();
    const other = await makeMember(workspaceId, "owner");
    const results = await Promise.all([codeOf(change(owner, other, { status: "deactivated" })), codeOf(change(other, owner, { status: "deactivated" }))]);
    expect(results.filter((result) => result === "done")).toHaveLength(1);
  }
});

test("the last owner cannot be demoted or deactivated; a deactivated one does not count [S1]", async () => {
  const { owner, members } = await makeWorkspace();
  expect(await codeOf(change(owner, owner, { role: "admin" }))).toBe("last_owner");
  expect(await codeOf(change(owner, owner, { status: "deactivated" }))).toBe("last_owner");
  await change(owner, members.admin, { role: "owner" });
  await change(owner, members.admin, { status: "deactivated" }, 2);
  expect(await codeOf(change(owner, owner, { role: "admin" }))).toBe("last_owner");
});

test("only owners make, change and deactivate owners, and only owners and admins change anybody [S1]", async () => {
  const { owner, members } = await makeWorkspace();
  expect(await codeOf(change(members.admin, members.agent, { role: "owner" }))).toBe("forbidden");
  expect(await codeOf(change(members.admin, owner, { role: "agent" }))).toBe("forbidden");
  expect(await codeOf(change(members.admin, owner, { status: "deactivated" }))).toBe("forbidden");
  for (const role of ["manager", "reviewer", "agent", "viewer"] as const)
    expect(await codeOf(change(members[role], members.viewer, { role: "admin" }))).toBe("forbidden");
  expect(await codeOf(change(members.admin, members.agent, { role: "manager" }))).toBe("done");
});

test("an admin who was demoted while the request was on its way can no longer make owners [S1]", async () => {
  const { workspaceId, owner, members } = await makeWorkspace();
  const other = await makeMember(workspaceId, "owner");
  await change(owner, other, { role: "agent" });
  expect(await codeOf(change(other, members.agent, { role: "owner" }))).toBe("forbidden");
});

test("each change is one fact; what changes nothing is none; an old version gets the present one [S1]", async () => {
  const { owner, members } = await makeWorkspace();
  await change(owner, members.agent, { role: "reviewer" });
  await change(owner, members.agent, { role: "reviewer" }, 2);
  await change(owner, members.agent, { status: "deactivated" }, 2);
  await change(owner, members.agent, { status: "active" }, 3);
  expect(await factsOf(members.agent.id)).toEqual(["member.role_changed", "member.deactivated", "member.reactivated"]);
  await expect(change(owner, members.agent, { role: "viewer" }, 1)).rejects.toMatchObject({
    code: "version_conflict",
    extra: { current: { version: 4, role: "reviewer" } },
  });
});

test("a foreign member and a missing one answer the same, and nothing is changed [S3]", async () => {
  const mine = await makeWorkspace();
  const foreign = await makeWorkspace();
  const call = async (id: string) =>
    callEndpoint(memberEndpoints, `PATCH /api/v1/members/${id}`, {
      body: { version: 1, role: "viewer" },
      cookie: await sessionCookie(mine.ownerAccount),
      workspace: mine.slug,
    });
  const answers = await Promise.all(
    [toWireId("member", foreign.members.agent.id), toWireId("member", "018f4f3e-1111-7222-8333-444455556666"), "nonsense"].map(call),
  );
  const bodies = answers.map(({ status, body }) => JSON.stringify({ status, ...body, instance: "", requestId: "" }));
  expect(new Set(bodies).size).toBe(1);
  expect(answers[0]?.status).toBe(404);
  expect(await factsOf(foreign.members.agent.id)).toEqual([]);
});

test("members are listed a page at a time, each once, and a cursor of another workspace is refused [S1]", async () => {
  const { ownerAccount, slug } = await makeWorkspace();
  const other = await makeWorkspace();
  const cookie = await sessionCookie(ownerAccount);
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await callEndpoint(memberEndpoints, `GET /api/v1/members?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, {
      cookie,
      workspace: slug,
    });
    seen.push(...page.body.data.map((member: { role: string }) => member.role));
    cursor = page.body.nextCursor as string | null;
  }
  expect(seen).toEqual([...roles]);
  const page = await callEndpoint(memberEndpoints, "GET /api/v1/members?limit=2", { cookie, workspace: slug });
  const strange = await callEndpoint(memberEndpoints, `GET /api/v1/members?limit=2&cursor=${encodeURIComponent(page.body.nextCursor as string)}`, {
    cookie: await sessionCookie(other.ownerAccount),
    workspace: other.slug,
  });
  expect(strange.status).toBe(400);
});

test("presence is a fact when it changes, not with every report, and ages when the reports stop [L9]", async () => {
  const { members, ownerAccount, slug } = await makeWorkspace();
  await setPresence(members.agent, "online");
  await setPresence(members.agent, "online");
  const cookie = await sessionCookie(ownerAccount);
  const shown = async () =>
    (await callEndpoint(memberEndpoints, "GET /api/v1/members", { cookie, workspace: slug })).body.data.find(
      (member: { role: string }) => member.role === "agent",
    ).presence as string;
  expect(await shown()).toBe("online");
  const restore = setClock(() => new Date(Date.now() + 200_000));
  expect(await shown()).toBe("away");
  await setPresence(members.agent, "online");
  restore();
  await setPresence(members.agent, "away");
  expect(await factsOf(members.agent.id)).toEqual(["member.presence_changed", "member.presence_changed", "member.presence_changed"]);
});

test("writes with a cookie need our own origin [S1]", async () => {
  const { ownerAccount, slug } = await makeWorkspace();
  const cookie = await sessionCookie(ownerAccount);
  for (const origin of ["https://evil.example", null]) {
    const answer = await callEndpoint(memberEndpoints, "PUT /api/v1/presence", { body: { presence: "online" }, cookie, workspace: slug, origin });
    expect(answer.status).toBe(403);
  }
});
