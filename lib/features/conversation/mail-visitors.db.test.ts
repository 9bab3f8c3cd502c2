import { afterAll, expect, test } from "vitest";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { visitorEndpoints } from "@/lib/endpoints/visitor";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { leaveEmail } from "@/lib/features/visitor/leave-email";
import { endSession } from "@/lib/features/visitor/end-session";
import { newId } from "@/lib/platform/ids";
import { callEndpoint } from "@/lib/testing/call-endpoint";
import { setEnvironment, testDatabase } from "@/lib/testing/database";
import { linkIn, startMailServer } from "@/lib/testing/mail-server";
import { sendQueuedMails, takeQueuedMails } from "@/lib/testing/queued-mail";
import { sendMail } from "@/lib/features/mail/send-mail";
import { makeVisitor, makeWorld } from "@/lib/testing/world";
import { mailVisitors } from "./mail-visitors";
import { replyToVisitor } from "./reply-to-visitor";

const server = await startMailServer();
const { owner: database, ...urls } = await testDatabase({ SMTP_URL: server.url });
afterAll(() => server.stop());

const reply = (world: Awaited<ReturnType<typeof makeWorld>>, id: never, text: string) => replyToVisitor(world.ada, id, { clientId: newId(), text });

/** As if everything in the conversation had happened this much earlier. */
async function age(conversationId: string, minutes: number): Promise<void> {
  for (const [table, column, key] of [
    ["message", "created_at", "conversation_id"],
    ["conversation", "mail_due_at", "id"],
  ])
    await database.query(`UPDATE ${table} SET ${column} = ${column} - make_interval(mins => $2) WHERE ${key} = $1`, [conversationId, minutes]);
}

test("what is said to a visitor who has gone arrives in one mail after quiet, each message once, and its link restores the session by a POST alone [W8]", async () => {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  await leaveEmail(visitor, conversationId, "mira@shop.example");
  await reply(world, conversationId as never, "Your tent is <b>repaired</b>.");
  await reply(world, conversationId as never, "It leaves tomorrow.");
  // Not due before two minutes, and not while somebody still writes.
  expect(await mailVisitors()).toBe(0);
  await age(conversationId, 3);
  await reply(world, conversationId as never, "With a new zip.");
  expect(await mailVisitors()).toBe(0);
  await age(conversationId, 3);
  const counts = await Promise.all([mailVisitors(), mailVisitors(), mailVisitors()]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await mailVisitors()).toBe(0);
  const [job] = await takeQueuedMails(database);
  if (!job) throw new Error("no mail was queued");
  // The job can run twice; receivers know the two as one.
  await sendMail(job);
  await sendMail(job);
  expect(server.mails).toHaveLength(2);
  const [first, second] = server.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
  expect(first).toBe(second);
  const mail = server.mails.at(-1);
  if (!mail) throw new Error("no mail came");
  const text = mail.raw.replace(/=\r?\n/g, "");
  expect(mail.to).toEqual(["mira@shop.example"]);
  for (const said of ["Your tent is &lt;b&gt;repaired&lt;/b&gt;.", "It leaves tomorrow.", "With a new zip.", "Ada Agent:"]) expect(text).toContain(said);
  expect((await getConversation(world.ada, conversationId)).emailContinuation).toMatchObject({ configured: true, lastMailAt: expect.any(String) });
  const { rows } = await database.query("SELECT data FROM event WHERE conversation_id = $1 AND type = 'conversation.mailed'", [conversationId]);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain("mira");
  // A later answer is mailed alone.
  await reply(world, conversationId as never, "It has arrived.");
  await age(conversationId, 3);
  expect(await mailVisitors()).toBe(1);
  await sendQueuedMails(database);
  const later = server.mails.at(-1)?.raw ?? "";
  expect(later).toContain("It has arrived.");
  expect(later).not.toContain("It leaves tomorrow.");
  const token = new URL(linkIn(mail, "/continue")).searchParams.get("token") ?? "";
  const resume = (given: string) => callEndpoint(visitorEndpoints, "POST /api/widget/v1/sessions/resume", { body: { token: given } });
  const resumed = await resume(token);
  expect(resumed).toMatchObject({ status: 201, body: { channelKey: world.channelKey, conversationId: toWireId("conversation", conversationId) } });
  const session = await callEndpoint(visitorEndpoints, "POST /api/widget/v1/sessions", {
    body: { channelKey: world.channelKey, visitorToken: resumed.body.visitorToken },
  });
  expect(session.body.conversation.id).toBe(toWireId("conversation", conversationId));
  for (const forged of [`${token}x`, token.replace(/\.[^.]+$/, ""), token.replace(/^cm1\.[^.]+/, `cm1.${newId()}`), "", "x"])
    if (forged !== "") expect((await resume(forged)).body.code).toBe("link_invalid");
  // After a logout no mail that was sent before opens anything.
  await endSession(visitor);
  expect((await resume(token)).body.code).toBe("link_invalid");
});

test("who is there, who left no address, and who cannot be mailed gets no mail; nothing is sent late for it [W8]", async () => {
  const world = await makeWorld({ articles: false });
  const quiet = await makeVisitor(world);
  await reply(world, quiet.conversationId as never, "Hello?");
  const present = await makeVisitor(world);
  await leaveEmail(present.visitor, present.conversationId, "here@shop.example");
  await database.query("INSERT INTO visitor_stream (workspace_id, id, conversation_id, opened_at) VALUES ($1, $2, $3, now())", [
    world.workspaceId,
    newId(),
    present.conversationId,
  ]);
  await reply(world, present.conversationId as never, "You see this.");
  for (const { conversationId } of [quiet, present]) await age(conversationId, 30);
  expect(await mailVisitors()).toBe(0);
  // The stream of a process that died counts no more.
  await database.query("UPDATE visitor_stream SET opened_at = opened_at - interval '20 minutes' WHERE workspace_id = $1", [world.workspaceId]);
  expect(await mailVisitors()).toBe(0);
  await reply(world, present.conversationId as never, "And this comes by mail.");
  await age(present.conversationId, 3);
  setEnvironment({ DATABASE_URL: urls.ownerUrl, DATABASE_APP_URL: urls.appUrl, DATABASE_JOBS_URL: urls.jobsUrl, SMTP_URL: undefined });
  expect(await mailVisitors()).toBe(0);
  expect((await getConversation(world.ada, present.conversationId)).emailContinuation.configured).toBe(false);
  setEnvironment({ DATABASE_URL: urls.ownerUrl, DATABASE_APP_URL: urls.appUrl, DATABASE_JOBS_URL: urls.jobsUrl, SMTP_URL: server.url });
  expect(await mailVisitors()).toBe(0);
  expect(await takeQueuedMails(database)).toEqual([]);
});
