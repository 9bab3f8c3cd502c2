import { expect, test } from "vitest";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { channelEndpoints } from "@/lib/endpoints/channel";
import { transcriptEndpoints } from "@/lib/endpoints/transcript";
import { visitorEndpoints } from "@/lib/endpoints/visitor";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { listChannels } from "@/lib/features/channel/list-channels";
import { updateChannel } from "@/lib/features/channel/update-channel";
import { decideTurn } from "@/lib/features/turn/decide-turn";
import { setPresence } from "@/lib/features/member/set-presence";
import { receiveMessage } from "@/lib/features/turn/receive-message";
import { requestHuman } from "@/lib/features/visitor/request-human";
import { sha256Hex } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { callEndpoint } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeVisitor, makeWorld, say, type World } from "@/lib/testing/world";

const { owner: database } = await testDatabase();
const endpoints = [...visitorEndpoints, ...transcriptEndpoints, ...channelEndpoints];

async function change(world: World, fields: object) {
  const { channels } = await listChannels(world.owner);
  const channel = channels[0];
  if (!channel) throw new Error("no channel");
  return updateChannel(world.owner, channel.id, { version: channel.version, ...fields }, (row) => row);
}

async function open(world: World, origin = "http://handrail.test") {
  const { body } = await callEndpoint(endpoints, "POST /api/widget/v1/sessions", {
    origin,
    body: { channelKey: world.channelKey, pageUrl: `${origin}/help?session=secret#x` },
  });
  return body;
}

async function start(token: string, body: object = {}) {
  return callEndpoint(endpoints, "POST /api/widget/v1/conversations", { body: { clientId: newId(), ...body }, headers: { authorization: `Bearer ${token}` } });
}

const form = {
  fields: [
    { key: "name", kind: "text", label: "Your name", required: true, options: [] },
    { key: "email", kind: "email", label: "E-mail", required: true, options: [] },
    { key: "topic", kind: "select", label: "Topic", required: false, options: ["Orders", "Repairs"] },
    { key: "member", kind: "checkbox", label: "I am a member", required: false, options: [] },
  ],
  notice: { text: "We keep this chat for 90 days.", url: "https://shop.example/privacy", consentRequired: true },
} as const;

test("the form before the chat is demanded and checked, answers are facts of the packet, consent is evidence [W8]", async () => {
  const world = await makeWorld({ articles: false });
  await change(world, { preChat: form });
  const session = await open(world);
  expect(session.channel.preChat).toEqual(form);
  const refused = await start(session.visitorToken);
  expect(refused.body).toMatchObject({ code: "validation_failed" });
  expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    "body.preChat.answers.name",
    "body.preChat.answers.email",
    "body.preChat.consent",
  ]);
  for (const answers of [
    { name: "Mira", email: "no address" },
    { name: true, email: "mira@shop.example" },
    { name: "Mira", email: "mira@shop.example", topic: "Something else" },
    { name: "Mira", email: "mira@shop.example", member: "yes" },
    { name: "x".repeat(501), email: "mira@shop.example" },
  ])
    expect((await start(session.visitorToken, { preChat: { answers, consent: true } })).status).toBe(422);
  const clientId = newId();
  const answers = { name: "  Mira ", email: "Mira@Shop.example", topic: "Repairs", member: true, unasked: "ignored", constructor: "x" };
  const started = await start(session.visitorToken, { clientId, preChat: { answers, consent: true } });
  expect(started.status).toBe(201);
  // The retry needs no form: it is the same conversation.
  expect((await start(session.visitorToken, { clientId })).body.conversation.id).toBe(started.body.conversation.id);
  const id = fromWireId("conversation", started.body.conversation.id) as never;
  const seen = await getConversation(world.ada, id);
  expect(seen.preChat).toMatchObject({
    answers: [
      { key: "name", label: "Your name", value: "Mira" },
      { key: "email", label: "E-mail", value: "mira@shop.example" },
      { key: "topic", label: "Topic", value: "Repairs" },
      { key: "member", label: "I am a member", value: true },
    ],
    consent: { text: form.notice.text, url: form.notice.url },
  });
  expect(seen.visitor).toMatchObject({ name: "Mira", email: "mira@shop.example", contact: null });
  const { rows } = await database.query("SELECT type, data FROM event WHERE conversation_id = $1 ORDER BY conversation_seq", [id]);
  expect(rows.slice(0, 4)).toMatchObject([
    { type: "conversation.started" },
    { type: "conversation.consented", data: { noticeSha256: sha256Hex(`${form.notice.text}\n${form.notice.url}`) } },
    { type: "conversation.form_answered", data: { fields: ["name", "email", "topic", "member"] } },
    { type: "message.created" },
  ]);
  expect(JSON.stringify(rows)).not.toContain("mira");
});

/** Closed at this moment, opening at a known instant: the only day of the week with hours is the day after tomorrow. */
function hoursFarFrom(now: Date) {
  const day = ((now.getUTCDay() + 1) % 7) + 1;
  return { timeZone: "UTC", weekly: [{ day, from: "09:00", to: "17:00" }], holidays: [] };
}

test("outside hours the visitor is told when the team is back, whoever asks, even while somebody is online [W6] [E14]", async () => {
  const world = await makeWorld({ articles: false });
  await setPresence(world.ada, "online");
  await change(world, { officeHours: hoursFarFrom(new Date()), awayMessage: "Nobody is here." });
  const session = await open(world);
  expect(session.channel).toMatchObject({ teamOnline: true, available: false, officeHours: { open: false, timeZone: "UTC" } });
  const { visitor, conversationId } = await makeVisitor(world);
  await requestHuman(visitor, conversationId);
  const asked = await makeVisitor(world);
  const received = await say(asked.visitor, asked.conversationId, "I want to talk to a human");
  expect(received.decision).toMatchObject({ action: "handoff", outcome: "applied" });
  for (const id of [conversationId, asked.conversationId]) {
    const line = (await getConversation(world.ada, id)).messages.find(({ system }) => system?.code === "handoff_away");
    expect(line?.system?.params).toEqual({ message: "Nobody is here.", nextOpenAt: session.channel.officeHours.nextOpenAt, timeZone: "UTC" });
    expect(line?.text).toMatch(/^Nobody is here\. We are back on \w+day/);
  }
  const view = await callEndpoint(endpoints, "POST /api/widget/v1/sessions", { body: { channelKey: world.channelKey } });
  expect(view.status).toBe(201);
});

test("where the bot goes on alone nobody is queued, an address is asked for, and sensitive topics wait for a person all the same [E14] [E5]", async () => {
  const world = await makeWorld();
  await change(world, { unavailableMode: "bot_only" });
  const { visitor, conversationId } = await makeVisitor(world);
  await requestHuman(visitor, conversationId);
  const first = await getConversation(world.ada, conversationId);
  expect(first).toMatchObject({ handledBy: "bot", status: "pending", handoff: null, waitingSince: null });
  expect(first.messages.at(-1)?.system?.code).toBe("handoff_bot_only");
  const view = await callEndpoint(endpoints, `GET /api/widget/v1/conversations/${first.id}`, {
    headers: { authorization: `Bearer ${(await import("@/lib/access/visitor-token")).issueVisitorToken(world.workspaceId, visitor.id, visitor.channelId, 1)}` },
  });
  expect(view.body.conversation.emailAsked).toBe(true);
  const asked = await say(visitor, conversationId, "Let me talk to a human please");
  expect(asked.decision).toMatchObject({ action: "handoff", outcome: "applied" });
  const second = await getConversation(world.ada, conversationId);
  expect(second).toMatchObject({ handledBy: "bot", handoff: null });
  expect(second.messages.at(-1)?.system?.code).toBe("handoff_bot_only");
  // The bot answers what it knows.
  expect((await say(visitor, conversationId, "How long do I have to return a tent?")).decision).toMatchObject({ action: "answer" });
  const risk = await makeVisitor(world);
  const received = await receiveMessage(risk.visitor, risk.conversationId, { clientId: newId(), text: "I want to kill myself" });
  if (received.turnId) await decideTurn(world.workspaceId, received.turnId);
  expect(await getConversation(world.ada, risk.conversationId)).toMatchObject({ handledBy: "queue", status: "open" });
});

test("a visitor ends the chat: nobody waits, the line says who, and both sides can keep the same transcript [W6]", async () => {
  const world = await makeWorld({ articles: false });
  const session = await open(world);
  const { conversation } = (await start(session.visitorToken)).body;
  const headers = { authorization: `Bearer ${session.visitorToken}` };
  const id = fromWireId("conversation", conversation.id) as never;
  await callEndpoint(endpoints, `POST /api/widget/v1/conversations/${conversation.id}/request-human`, { body: { clientId: newId() }, headers });
  const ended = await callEndpoint(endpoints, `POST /api/widget/v1/conversations/${conversation.id}/end`, { body: {}, headers });
  expect(ended.body).toMatchObject({ conversation: { status: "resolved", handoff: null } });
  expect(ended.body.messages.at(-1).system.code).toBe("visitor_ended");
  const again = await callEndpoint(endpoints, `POST /api/widget/v1/conversations/${conversation.id}/end`, { body: {}, headers });
  expect(again.body.messages).toHaveLength(ended.body.messages.length);
  const { rows } = await database.query(
    "SELECT data FROM event WHERE conversation_id = $1 AND type IN ('conversation.resolved', 'handoff.closed') ORDER BY type",
    [id],
  );
  expect(rows.map(({ data }) => data)).toEqual([{ by: "visitor" }, { cause: "visitor_left" }]);
  const kept = await callEndpoint(endpoints, `GET /api/widget/v1/conversations/${conversation.id}/transcript`, { headers });
  expect(kept.headers["content-disposition"]).toMatch(/^attachment; filename="conversation-\d{4}-\d\d-\d\d\.txt"$/);
  expect(kept.body).toContain("Notice:\n  Assistant is an AI assistant.");
  expect(kept.body).toContain("The visitor has ended the conversation.");
  const stranger = await open(world);
  expect(
    (
      await callEndpoint(endpoints, `GET /api/widget/v1/conversations/${conversation.id}/transcript`, {
        headers: { authorization: `Bearer ${stranger.visitorToken}` },
      })
    ).status,
  ).toBe(404);
});

test("settings show on which page the tag was seen, first and last, without query or fragment [W1]", async () => {
  const world = await makeWorld({ articles: false });
  await change(world, { sites: ["https://shop.example", "http://handrail.test"] });
  await open(world, "https://shop.example");
  await callEndpoint(endpoints, `GET /api/widget/v1/config?channelKey=${world.channelKey}&pageUrl=https://shop.example/other`, {
    origin: "https://shop.example",
  });
  const refused = await callEndpoint(endpoints, `GET /api/widget/v1/config?channelKey=${world.channelKey}`, { origin: "https://elsewhere.example" });
  expect(refused.body.code).toBe("origin_refused");
  const { channels } = await listChannels(world.owner);
  // Within a minute the second request writes nothing.
  expect(channels[0]?.seen).toMatchObject([{ origin: "https://shop.example", pagePath: "/help" }]);
  await database.query("UPDATE channel_seen SET last_seen_at = last_seen_at - interval '2 minutes' WHERE workspace_id = $1", [world.workspaceId]);
  await callEndpoint(endpoints, `GET /api/widget/v1/config?channelKey=${world.channelKey}&pageUrl=https://shop.example/other`, {
    origin: "https://shop.example",
  });
  expect((await listChannels(world.owner)).channels[0]?.seen[0]?.pagePath).toBe("/other");
});
