import { randomUUID } from "node:crypto";
import { visitorFrameSchemas } from "@/lib/contracts/widget/stream";
import { consoleFrameSchemas } from "@/lib/contracts/stream/console";
import { StreamReader } from "../fixtures/sse";
import { expect, test } from "../fixtures/test";

test("a visitor's stream brings each message once, in order, and resumes after the last seen one [W4] [Q5]", async ({ workspace, appUrl }) => {
  const visitor = await workspace.visitor();
  const agent = await workspace.member("agent");
  const path = `${appUrl}/api/widget/v1/conversations/${visitor.conversationId}/stream`;
  const headers = { authorization: `Bearer ${visitor.token}` };
  const first = await StreamReader.open(path, headers);
  await first.until(({ event, id }) => event === "message" && id === 1);
  const say = (text: string) => agent.ok("POST", `/api/v1/conversations/${visitor.conversationId}/messages`, { clientId: randomUUID(), text });
  await say("one");
  await first.until(({ data }) => (data.message as { text?: string } | undefined)?.text === "one");
  first.close();
  const seen = Math.max(...first.frames.map(({ id }) => id ?? 0));
  await say("two");
  await say("three");
  const second = await StreamReader.open(path, { ...headers, "last-event-id": String(seen) });
  await second.until(({ data }) => (data.message as { text?: string } | undefined)?.text === "three");
  const ids = [...first.frames, ...second.frames].flatMap(({ id }) => (id === null ? [] : [id]));
  expect(ids).toEqual(ids.map((_, index) => index + 1));
  for (const { event, data } of [...first.frames, ...second.frames]) visitorFrameSchemas[event as keyof typeof visitorFrameSchemas].parse(data);
  second.close();
});

test("a visitor who is far ahead of the truth is told of a gap instead of silence [Q5]", async ({ workspace, appUrl }) => {
  const visitor = await workspace.visitor();
  const reader = await StreamReader.open(`${appUrl}/api/widget/v1/conversations/${visitor.conversationId}/stream`, {
    authorization: `Bearer ${visitor.token}`,
    "last-event-id": "999999",
  });
  expect((await reader.until(({ event }) => event === "gap")).data).toEqual({ after: 999_999, next: 2 });
  reader.close();
});

test("the console's stream brings sealed facts without holes, and hints at once [L1] [Q5]", async ({ workspace, appUrl }) => {
  const headers = { cookie: workspace.owner.cookieHeader, "handrail-workspace": workspace.slug };
  const { streamCursor } = await workspace.owner.ok<{ streamCursor: number }>("GET", "/api/v1/inbox");
  const reader = await StreamReader.open(`${appUrl}/api/v1/stream`, { ...headers, "last-event-id": String(streamCursor) });
  const visitor = await workspace.visitor();
  await visitor.say("Hello there");
  await reader.until(({ event, data }) => event === "hint" && data.conversationId === visitor.conversationId);
  await reader.until(({ event, data }) => event === "fact" && data.type === "decision.made");
  const ids = reader.frames.flatMap(({ id }) => (id === null ? [] : [id]));
  expect(ids).toEqual(ids.map((_, index) => (ids[0] ?? 0) + index));
  for (const { event, data } of reader.frames) consoleFrameSchemas[event as keyof typeof consoleFrameSchemas].parse(data);
  expect(JSON.stringify(reader.frames)).not.toContain("Hello there");
  reader.close();
});

test("logging a visitor out and deactivating a member end their open streams [S2]", async ({ workspace, appUrl }) => {
  const visitor = await workspace.visitor();
  const visitorStream = await StreamReader.open(`${appUrl}/api/widget/v1/conversations/${visitor.conversationId}/stream`, {
    authorization: `Bearer ${visitor.token}`,
  });
  await visitorStream.until(({ event }) => event === "message");
  expect((await visitor.call("DELETE", "/sessions")).status).toBe(204);
  await expect.poll(() => visitorStream.over).toBe(true);
  expect((await visitor.call("GET", `/conversations/${visitor.conversationId}`)).status).toBe(401);

  const agent = await workspace.member("agent");
  const memberStream = await StreamReader.open(`${appUrl}/api/v1/stream`, { cookie: agent.cookieHeader, "handrail-workspace": workspace.slug });
  const members = await workspace.owner.ok<{ data: { id: string; name: string; version: number }[] }>("GET", "/api/v1/members");
  const member = members.data.find(({ name }) => name === "Agent Person");
  await workspace.owner.ok("PATCH", `/api/v1/members/${member?.id}`, { version: member?.version, status: "deactivated" });
  await expect.poll(() => memberStream.over).toBe(true);
  expect((await agent.call("GET", "/api/v1/inbox")).status).toBe(404);
});

test("typing is told to the other side and stored nowhere [W7]", async ({ workspace, appUrl }) => {
  const visitor = await workspace.visitor();
  const agent = await workspace.member("agent");
  const console_ = await StreamReader.open(`${appUrl}/api/v1/stream`, { cookie: agent.cookieHeader, "handrail-workspace": workspace.slug });
  await visitor.call("POST", `/conversations/${visitor.conversationId}/typing`, { typing: true });
  expect((await console_.until(({ event }) => event === "typing")).data).toMatchObject({
    author: "visitor",
    typing: true,
    conversationId: visitor.conversationId,
  });
  console_.close();
});
