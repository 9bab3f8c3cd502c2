import { conversationResponseSchema, inboxPageSchema } from "@/lib/contracts/api/conversation";
import { auditPageSchema } from "@/lib/contracts/api/audit";
import { conversationResponseSchema as visitorResponseSchema } from "@/lib/contracts/widget/conversation";
import { expect, test } from "../fixtures/test";

const article = {
  title: "Returning a tent",
  body: "You can return a tent within thirty days of delivery. Pack it dry.",
  exemplars: ["How long do I have to return a tent?"],
  url: "https://help.example/tents",
};

test("a visitor is answered with the source, asks for a person, is claimed, answered, resolved and rates; the log tells each step [B1] [L1] [C1]", async ({
  workspace,
}) => {
  await workspace.publish([article]);
  const visitor = await workspace.visitor();
  const posted = await visitor.say("How long do I have to return a tent?");
  expect(posted.status).toBe(201);
  const answer = await visitor.until(({ author }) => author === "bot");
  expect(answer.text).toBe(article.body);
  expect(answer.sources[0]).toMatchObject({ title: article.title, url: article.url, quote: article.body });

  await visitor.say("I want to talk to a person");
  await visitor.until(({ system }) => system?.code === "handoff_away");
  const agent = await workspace.member("agent");
  const inbox = await agent.call("GET", "/api/v1/inbox?view=unassigned");
  const page = inboxPageSchema.parse(inbox.body);
  expect(page.data).toHaveLength(1);
  expect(page.data[0]).toMatchObject({ handledBy: "queue", reasonCode: "explicit_request", lastMessage: { author: "visitor" } });
  const path = `/api/v1/conversations/${page.data[0]?.id}`;
  const claimed = await agent.call("POST", `${path}/claim`, {});
  expect(conversationResponseSchema.parse(claimed.body).conversation).toMatchObject({ handledBy: "human", handoff: { status: "accepted" } });
  const second = await workspace.owner.call<{ code: string; claimedBy: string }>("POST", `${path}/claim`, {});
  expect([second.status, second.body.code, second.body.claimedBy]).toEqual([409, "already_claimed", "Agent Person"]);
  expect((await agent.call("POST", `${path}/messages`, { clientId: crypto.randomUUID(), text: "Hello, how can I help?" })).status).toBe(201);
  expect((await visitor.until(({ author }) => author === "human")).authorName).toBe("Agent Person");
  expect((await agent.call("POST", `${path}/notes`, { clientId: crypto.randomUUID(), text: "a secret note" })).status).toBe(201);
  expect((await agent.call("POST", `${path}/resolve`, {})).status).toBe(200);
  const rated = await visitor.call("POST", `/conversations/${visitor.conversationId}/csat`, { score: 5, comment: "kind" });
  expect(visitorResponseSchema.parse(rated.body).conversation.csat).toEqual({ score: 5 });
  const seen = await visitor.read();
  expect(JSON.stringify(seen)).not.toContain("a secret note");
  expect(seen.messages.map(({ seq }) => seq)).toEqual(seen.messages.map((_, index) => index + 1));

  await expect.poll(async () => auditPageSchema.parse((await workspace.owner.call("GET", "/api/v1/events?limit=100")).body).status.pending).toBe(0);
  const log = auditPageSchema.parse((await workspace.owner.call("GET", "/api/v1/events?limit=100")).body);
  const types = log.data.map(({ type }) => type);
  for (const type of [
    "conversation.started",
    "message.created",
    "decision.made",
    "handoff.requested",
    "handoff.accepted",
    "conversation.resolved",
    "csat.rated",
  ])
    expect(types).toContain(type);
  expect(log.data.every(({ seal }) => seal !== null)).toBe(true);
  const verified = await workspace.owner.ok<{ status: { lastVerified: { problem: string | null } } }>("POST", "/api/v1/audit/verify", {});
  expect(verified.status.lastVerified.problem).toBeNull();
  const decision = log.data.find(({ type, decisionId }) => type === "decision.made" && decisionId !== null);
  const story = await workspace.owner.ok<{ story: { decision: { question: string }; events: unknown[] } }>("GET", `/api/v1/decisions/${decision?.decisionId}`);
  expect(story.story.events.length).toBeGreaterThan(1);
});
