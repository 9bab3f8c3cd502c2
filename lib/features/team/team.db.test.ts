import { expect, test } from "vitest";
import { conversationEndpoints } from "@/lib/endpoints/conversation";
import { teamEndpoints } from "@/lib/endpoints/team";
import { listChannels } from "@/lib/features/channel/list-channels";
import { listInbox } from "@/lib/features/conversation/list-inbox";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { assignTeam } from "@/lib/features/conversation/assign-team";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { requestHuman } from "@/lib/features/visitor/request-human";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeVisitor, makeWorld, say } from "@/lib/testing/world";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { archiveTeam } from "./archive-team";
import { createTeam } from "./create-team";
import { listTeams } from "./list-teams";
import { updateTeam } from "./update-team";

const database = await testDatabase();
const present = (team: unknown) => team;

async function factsOf(subjectId: string): Promise<{ type: string; data: unknown }[]> {
  return (await database.owner.query<{ type: string; data: unknown }>("SELECT type, data FROM event WHERE subject_id = $1 ORDER BY id", [subjectId])).rows;
}

test("a conversation that comes to people is its channel's team's, by whatever way it comes, and one that has a team keeps it [S1]", async () => {
  const world = await makeWorld();
  const [channel] = (await listChannels(world.owner)).channels;
  if (!channel) throw new Error("no channel");
  const returns = await createTeam(world.owner, { name: "Returns", memberIds: [world.ada.id], channelIds: [channel.id] });
  const other = await createTeam(world.owner, { name: "Rental", memberIds: [], channelIds: [] });

  const asked = await makeVisitor(world);
  await say(asked.visitor, asked.conversationId, "I want to talk to a person");
  const pressed = await makeVisitor(world);
  await requestHuman(pressed.visitor, pressed.conversationId);
  const taken = await makeVisitor(world);
  await say(taken.visitor, taken.conversationId, "How long do I have to return a tent?");
  expect((await getConversation(world.owner, taken.conversationId)).team).toBeNull();
  await claimConversation(world.ben, taken.conversationId);
  for (const { conversationId } of [asked, pressed, taken]) {
    expect((await getConversation(world.owner, conversationId)).team).toEqual({ id: toWireId("team", returns.id), name: "Returns" });
  }

  await assignTeam(world.ada, asked.conversationId, other.id);
  const inRental = await listInbox(world.owner, { view: "all", teamId: other.id, limit: 10 });
  expect(inRental.data.map(({ id }) => id)).toEqual([toWireId("conversation", asked.conversationId)]);
  const inReturns = await listInbox(world.owner, { view: "all", teamId: returns.id, limit: 10 });
  expect(inReturns.data).toHaveLength(2);
  expect((await listInbox(world.owner, { view: "unassigned", teamId: returns.id, limit: 10 })).data.map(({ id }) => id)).toEqual([
    toWireId("conversation", pressed.conversationId),
  ]);
  expect((await factsOf(asked.conversationId)).at(-1)).toEqual({ type: "conversation.team_changed", data: { teamId: other.id } });
});

test("a team is renamed, filled and archived by those with the scope, in the version that was seen; names are unique whatever their case [S1]", async () => {
  const { owner, members, ownerAccount, slug } = await makeWorkspace();
  const team = await createTeam(owner, { name: "Returns", memberIds: [members.agent.id], channelIds: [] });
  await expect(createTeam(owner, { name: "RETURNS", memberIds: [], channelIds: [] })).rejects.toMatchObject({ code: "state_conflict" });
  await expect(createTeam(members.agent, { name: "Mine", memberIds: [], channelIds: [] })).rejects.toMatchObject({ code: "forbidden" });
  const changed = await updateTeam(
    members.manager,
    team.id,
    { version: 1, name: "Returns and refunds", memberIds: [members.agent.id, members.reviewer.id] },
    present,
  );
  expect(changed).toMatchObject({ name: "Returns and refunds", version: 2 });
  expect(changed.members.map(({ id }) => id).sort()).toEqual([members.agent.id, members.reviewer.id].sort());
  await expect(updateTeam(owner, team.id, { version: 1, name: "Old" }, present)).rejects.toMatchObject({ code: "version_conflict" });
  expect(await updateTeam(owner, team.id, { version: 2, name: "Returns and refunds" }, present)).toMatchObject({ version: 2 });

  const answer = await callEndpoint(teamEndpoints, "GET /api/v1/teams", { cookie: await sessionCookie(ownerAccount), workspace: slug });
  expect(answer.body.data).toMatchObject([{ name: "Returns and refunds", version: 2 }]);

  await archiveTeam(owner, team.id, 2, present);
  expect(await listTeams(owner)).toEqual([]);
  await expect(updateTeam(owner, team.id, { version: 3, name: "Again" }, present)).rejects.toMatchObject({ code: "not_found" });
  await createTeam(owner, { name: "Returns and refunds", memberIds: [], channelIds: [] });
  expect((await factsOf(team.id)).map(({ type }) => type)).toEqual(["team.created", "team.updated", "team.archived"]);
});

test("a channel hands over to one team: choosing it takes it from another, and archiving sets it free [S1]", async () => {
  const { owner, channelId } = await makeWorkspace();
  const first = await createTeam(owner, { name: "First", memberIds: [], channelIds: [channelId] });
  const second = await createTeam(owner, { name: "Second", memberIds: [], channelIds: [channelId] });
  expect((await listTeams(owner)).map(({ channels }) => channels.length)).toEqual([0, 1]);
  await archiveTeam(owner, second.id, 1, present);
  const { rows } = await database.owner.query("SELECT default_team_id FROM channel WHERE id = $1", [channelId]);
  expect(rows).toEqual([{ default_team_id: null }]);
  expect((await updateTeam(owner, first.id, { version: 1, channelIds: [channelId] }, present)).channels).toHaveLength(1);
});

test("members, channels, teams and conversations of another workspace are missing ones, and nothing is written [S3]", async () => {
  const [mine, foreign] = [await makeWorkspace(), await makeWorkspace()];
  const team = await createTeam(mine.owner, { name: "Ours", memberIds: [], channelIds: [] });
  const theirs = await createTeam(foreign.owner, { name: "Theirs", memberIds: [], channelIds: [] });
  const attempts = [
    () => createTeam(mine.owner, { name: "With a stranger", memberIds: [foreign.members.agent.id], channelIds: [] }),
    () => createTeam(mine.owner, { name: "With a foreign channel", memberIds: [], channelIds: [foreign.channelId] }),
    () => updateTeam(mine.owner, team.id, { version: 1, memberIds: [foreign.members.agent.id] }, present),
    () => updateTeam(mine.owner, theirs.id, { version: 1, name: "Taken over" }, present),
    () => archiveTeam(mine.owner, theirs.id, 1, present),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  expect(await listTeams(mine.owner)).toMatchObject([{ name: "Ours", version: 1, members: [] }]);
  expect(await listTeams(foreign.owner)).toMatchObject([{ name: "Theirs", version: 1 }]);

  const world = await makeWorld({ articles: false });
  const { conversationId } = await makeVisitor(world);
  await expect(assignTeam(world.ada, conversationId, theirs.id)).rejects.toMatchObject({ code: "not_found" });
  const inbox = await callEndpoint(conversationEndpoints, `GET /api/v1/inbox?view=all&teamId=${toWireId("team", theirs.id)}`, {
    cookie: await sessionCookie(mine.ownerAccount),
    workspace: mine.slug,
  });
  expect(inbox.body.data).toEqual([]);
});
