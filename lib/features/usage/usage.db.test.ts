/** Limits refuse in words, and only whom they mean; what is counted is what a recount by brute force gives. */
import { afterEach, expect, test } from "vitest";
import { noteApiRequest } from "@/lib/access/api-use";
import type { VisitorActor } from "@/lib/access/actor";
import { takeToken } from "@/lib/access/rate-limit";
import { issueVisitorToken } from "@/lib/access/visitor-token";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { attachmentEndpoints } from "@/lib/endpoints/attachment";
import { visitorEndpoints } from "@/lib/endpoints/visitor";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { follow } from "@/lib/events/follow";
import { replyToVisitor } from "@/lib/features/conversation/reply-to-visitor";
import { createInvitation } from "@/lib/features/invitation/create-invitation";
import { createArticle } from "@/lib/features/knowledge/create-article";
import { importArticles } from "@/lib/features/knowledge/import-articles";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { callEndpoint } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";
import { countUsage } from "./count-usage";
import { getUsage } from "./get-usage";
import { storeApiUse } from "./store-api-use";

const { owner: database } = await testDatabase({
  LIMIT_WORKSPACE_VISITOR_REQUESTS_PER_MINUTE: "40",
  LIMIT_WORKSPACE_MESSAGES_PER_DAY: "3",
  LIMIT_VISITOR_CONVERSATIONS_PER_DAY: "2",
  LIMIT_WORKSPACE_ARTICLES: "6",
  LIMIT_WORKSPACE_MEMBERS: "5",
  LIMIT_WORKSPACE_FILES_MB: "1",
});

const endpoints = [...visitorEndpoints, ...attachmentEndpoints];
const noon = new Date("2026-11-26T12:00:00.000Z");
let unset = () => undefined as void;
afterEach(() => unset());

function at(time: Date): void {
  unset();
  unset = setClock(() => time);
}

function call(visitor: VisitorActor, target: string, body: unknown, headers: Record<string, string> = {}) {
  const token = issueVisitorToken(visitor.workspaceId, visitor.id, visitor.channelId, visitor.tokenEpoch);
  return callEndpoint(endpoints, target, { body, headers: { authorization: `Bearer ${token}`, ...headers } });
}

function send(visitor: VisitorActor, conversationId: string, text: string, clientId: string = newId()) {
  return call(visitor, `POST /api/widget/v1/conversations/${toWireId("conversation", conversationId)}/messages`, { clientId, text });
}

async function count(world: World): Promise<void> {
  await sealWorkspace(world.workspaceId);
  for (let more = true; more;) {
    const result = await follow(world.workspaceId, countUsage, 7);
    more = result.kind !== "followed" || result.more;
  }
}

test("the day's messages of a workspace end with a refusal that says which limit, its value and when it is whole again; its retries and others go on [S4]", async () => {
  at(noon);
  const [loud, quiet] = [await makeWorld(), await makeWorld()];
  const { visitor, conversationId } = await makeVisitor(loud);
  const last = newId();
  for (const clientId of [newId(), newId(), last]) expect((await send(visitor, conversationId, "Hello", clientId)).status).toBe(201);
  const refused = await send(visitor, conversationId, "One more");
  expect(refused).toMatchObject({
    status: 429,
    headers: { "retry-after": String(12 * 3600) },
    body: { code: "limit_reached", limit: { name: "messagesPerDay", value: 3, resetsAt: "2026-11-27T00:00:00.000Z" } },
  });
  expect(refused.body.detail).toContain("3 a day");
  const { rows } = await database.query("SELECT text FROM message WHERE workspace_id = $1 AND author_class = 'visitor'", [loud.workspaceId]);
  expect(rows).toHaveLength(3);
  // A message whose answer was lost is there: its sender hears so, and not that there is no room.
  expect((await send(visitor, conversationId, "Hello", last)).status).toBe(201);
  // Asking for a person is no message, and nothing refuses it.
  expect(
    (await call(visitor, `POST /api/widget/v1/conversations/${toWireId("conversation", conversationId)}/request-human`, { clientId: newId() })).status,
  ).toBe(200);
  const other = await makeVisitor(quiet);
  expect((await send(other.visitor, other.conversationId, "Hello")).status).toBe(201);
  at(new Date("2026-11-27T00:00:01.000Z"));
  expect((await send(visitor, conversationId, "A new day")).status).toBe(201);
});

test("what other processes have taken counts as soon as the log has it [S4]", async () => {
  at(noon);
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  expect((await send(visitor, conversationId, "Hello")).status).toBe(201);
  await count(world);
  await database.query("UPDATE usage_day SET visitor_messages = 9 WHERE workspace_id = $1", [world.workspaceId]);
  expect((await send(visitor, conversationId, "Read again in ten seconds")).status).toBe(201);
  at(new Date(noon.getTime() + 10_000));
  await send(visitor, conversationId, "Starts the reading");
  await expect.poll(async () => (await send(visitor, conversationId, "Known now")).status).toBe(429);
});

test("a visitor begins as many conversations a day as the limit says, also when all are begun at once; another visitor has an allowance of its own [S4]", async () => {
  at(noon);
  const world = await makeWorld({ articles: false });
  const { visitor } = await makeVisitor(world);
  const begin = (who: VisitorActor, clientId: string) => call(who, "POST /api/widget/v1/conversations", { clientId, pageUrl: null });
  const ids = Array.from({ length: 4 }, () => newId());
  const answers = await Promise.all(ids.map((id) => begin(visitor, id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 429, 429, 429]);
  expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({
    code: "limit_reached",
    limit: { name: "conversationsPerVisitorPerDay", value: 2 },
  });
  // The one that was begun is given again.
  const begun = ids[answers.findIndex(({ status }) => status === 201)] ?? "";
  expect((await begin(visitor, begun)).status).toBe(201);
  expect((await begin((await makeVisitor(world)).visitor, newId())).status).toBe(201);
});

test("a flood of one workspace's visitors takes nothing from another workspace, nor from its own members [S4]", async () => {
  at(noon);
  const [loud, quiet] = [await makeWorld({ articles: false }), await makeWorld({ articles: false })];
  const { visitor, conversationId } = await makeVisitor(loud);
  const look = (who: VisitorActor, id: string) => call(who, `GET /api/widget/v1/conversations/${toWireId("conversation", id)}`, undefined);
  const statuses = [];
  for (let request = 0; request < 60; request += 1) statuses.push((await look(visitor, conversationId)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(40);
  expect(statuses.slice(40).every((status) => status === 429)).toBe(true);
  const second = await makeVisitor(loud);
  expect(await look(second.visitor, second.conversationId)).toMatchObject({ status: 429, body: { code: "rate_limited" } });
  const other = await makeVisitor(quiet);
  expect((await look(other.visitor, other.conversationId)).status).toBe(200);
  expect(() => takeToken(`workspace:members:${loud.workspaceId}`, 10)).not.toThrow();
});

test("articles, members and files have room up to their limit, and are refused with its name beyond it; nothing of the refused is stored [S4]", async () => {
  const world = await makeWorld();
  const article = { body: "A text.", url: null, exemplars: [], collection: null, publish: false };
  const lines = (...ids: string[]) => ({
    format: "jsonl" as const,
    content: ids.map((id) => JSON.stringify({ id, title: id, body: "A text." })).join("\n"),
    collection: null,
    publish: false,
  });
  await createArticle(world.owner, { ...article, title: "Fifth" });
  expect(await importArticles(world.owner, lines("sixth"))).toMatchObject({ created: 1 });
  const full = { code: "limit_full", extra: { limit: { name: "articles", value: 6, resetsAt: null } } };
  await expect(createArticle(world.owner, { ...article, title: "Seventh" })).rejects.toMatchObject(full);
  await expect(importArticles(world.owner, lines("sixth", "seventh"))).rejects.toMatchObject(full);
  // What is there can be sent again.
  expect(await importArticles(world.owner, lines("sixth"))).toMatchObject({ unchanged: 1 });

  // Three members are there. Who is invited again takes no second place.
  for (const email of ["d@people.example", "e@people.example", "e@people.example"]) await createInvitation(world.owner, { email, role: "agent" });
  await expect(createInvitation(world.owner, { email: "f@people.example", role: "agent" })).rejects.toMatchObject({ code: "limit_full" });

  const { visitor, conversationId } = await makeVisitor(world);
  const upload = (bytes: number) =>
    call(visitor, `POST /api/widget/v1/conversations/${toWireId("conversation", conversationId)}/attachments`, new TextEncoder().encode("a".repeat(bytes)), {
      "handrail-client-id": newId(),
      "handrail-file-name": "notes.txt",
    });
  expect((await upload(600_000)).status).toBe(201);
  expect(await upload(500_000)).toMatchObject({ status: 409, body: { code: "limit_full", limit: { name: "fileBytes", value: 1_000_000 } } });
  expect((await upload(400_000)).status).toBe(201);

  const usage = await getUsage(world.owner);
  expect(usage.held).toEqual({ articles: { count: 6, limit: 6 }, members: { count: 3, limit: 5 }, webhooks: { count: 0, limit: 20 } });
  expect(usage.stored).toMatchObject({ files: { bytes: 1_000_000, limit: 1_000_000 }, imports: 0 });
  const { rows } = await database.query<{ bytes: number }>(
    "SELECT sum(octet_length(title || body))::integer AS bytes FROM article_version WHERE workspace_id = $1",
    [world.workspaceId],
  );
  expect(usage.stored.articles).toBe(rows[0]?.bytes);
});

test("what is counted by month and day is what a recount of the rows gives, whatever the size of the pages that the log is read in [S4]", async () => {
  const worlds = [await makeWorld(), await makeWorld()];
  const days = ["2026-09-30T23:59:59.000Z", "2026-10-01T00:00:00.000Z", "2026-11-25T10:00:00.000Z", "2026-11-26T10:00:00.000Z"];
  for (const day of days) {
    at(new Date(day));
    for (const world of worlds) {
      const { visitor, conversationId } = await makeVisitor(world);
      await say(visitor, conversationId, knownQuestion);
      await say(visitor, conversationId, "I want to talk to a person");
      await database.query("UPDATE conversation SET assignee_id = $2, handled_by = 'human' WHERE workspace_id = $1 AND id = $3", [
        world.workspaceId,
        world.ada.id,
        conversationId,
      ]);
      await replyToVisitor(world.ada, conversationId, { clientId: newId(), text: "Here I am." });
    }
  }
  await database.query("UPDATE decision SET input_tokens = 100, output_tokens = 7 WHERE action = 'answer'");
  noteApiRequest((worlds[0] as World).workspaceId);
  noteApiRequest((worlds[0] as World).workspaceId);
  await storeApiUse();
  for (const [index, world] of worlds.entries()) {
    await count(world);
    const { months, today } = await getUsage(world.owner);
    expect(months.map(({ from }) => from)).toEqual(["2026-11-01", "2026-10-01", "2026-09-01", "2026-08-01", "2026-07-01", "2026-06-01"]);
    for (const month of months) {
      const { rows } = await database.query<Record<string, number>>(
        `SELECT
           (SELECT count(*)::integer FROM conversation c WHERE c.workspace_id = $1 AND date_trunc('month', c.created_at, 'UTC') = $2::timestamptz) AS "conversations",
           count(*) FILTER (WHERE author_class = 'visitor')::integer AS "visitorMessages",
           count(*) FILTER (WHERE author_class IN ('bot', 'bot_approved', 'bot_edited_by_human'))::integer AS "botAnswers",
           count(*) FILTER (WHERE author_class = 'human' AND visibility = 'public')::integer AS "personMessages",
           (SELECT coalesce(sum(input_tokens), 0)::integer FROM decision d WHERE d.workspace_id = $1 AND date_trunc('month', d.created_at, 'UTC') = $2::timestamptz) AS "inputTokens",
           (SELECT coalesce(sum(output_tokens), 0)::integer FROM decision d WHERE d.workspace_id = $1 AND date_trunc('month', d.created_at, 'UTC') = $2::timestamptz) AS "outputTokens"
         FROM message m WHERE m.workspace_id = $1 AND date_trunc('month', m.created_at, 'UTC') = $2::timestamptz`,
        [world.workspaceId, `${month.from}T00:00:00Z`],
      );
      expect(month).toEqual({ from: month.from, ...rows[0], apiRequests: index === 0 && month.from === "2026-11-01" ? 2 : 0 });
    }
    expect(months[0]).toMatchObject({ conversations: 2, visitorMessages: 4, personMessages: 2 });
    expect(today).toEqual({ visitorMessages: 2, limit: 3, resetsAt: "2026-11-27T00:00:00.000Z" });
  }
});
