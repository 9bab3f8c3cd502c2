import { afterAll, beforeEach, expect, test } from "vitest";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { withAccounts } from "@/lib/db/account";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { sendAccountLink } from "@/lib/features/account/send-link";
import { createInvitation } from "@/lib/features/invitation/create-invitation";
import { revokeInvitation } from "@/lib/features/invitation/revoke-invitation";
import { newId } from "@/lib/platform/ids";
import { setEnvironment, testDatabase } from "@/lib/testing/database";
import { linkIn, startMailServer } from "@/lib/testing/mail-server";
import { sendQueuedMails, takeQueuedMails } from "@/lib/testing/queued-mail";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { makeVisitor, makeWorld, say } from "@/lib/testing/world";
import { sendMail } from "./send-mail";

const server = await startMailServer();
const database = await testDatabase({ SMTP_URL: server.url });
const withMail = (url: string | undefined) =>
  setEnvironment({ DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl, DATABASE_JOBS_URL: database.jobsUrl, SMTP_URL: url });
afterAll(() => server.stop());

beforeEach(async () => {
  withMail(server.url);
  server.mails.length = 0;
  await takeQueuedMails(database.owner);
});

async function makeWaitingVisitor() {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, "I would like to talk to a human, please");
  const payload = {
    mailId: newId<"event">() as string,
    template: "handoff_unaccepted" as const,
    workspaceId: world.workspaceId as string,
    subjectId: conversationId as string,
  };
  return { world, conversationId, payload };
}

test("a waiting visitor is mailed to those who can take over, each by a mail of their own, without a word of the conversation [L5]", async () => {
  const { world, conversationId, payload } = await makeWaitingVisitor();
  await sendMail(payload);
  const addresses = await database.owner.query<{ email: string }>("SELECT email FROM member WHERE workspace_id = $1 ORDER BY id", [world.workspaceId]);
  expect(server.mails.map(({ to }) => to)).toEqual(addresses.rows.map(({ email }) => [email]));
  const ids = server.mails.map(({ raw }) => /^Message-ID:\s*(.+)$/im.exec(raw)?.[1]);
  expect(new Set(ids).size).toBe(3);
  const [mail] = server.mails;
  if (!mail) throw new Error("no mail came");
  expect(linkIn(mail, `/w/${world.slug}/inbox/${toWireId("conversation", conversationId)}`)).toContain(world.slug);
  expect(mail.raw).not.toContain("talk to a human");
});

test("nobody is mailed about a visitor whom somebody has accepted meanwhile [L5]", async () => {
  const { world, conversationId, payload } = await makeWaitingVisitor();
  await claimConversation(world.ada, conversationId);
  await sendMail(payload);
  expect(server.mails).toEqual([]);
});

test("an address that is not confirmed gets no mail that nobody at it asked for [L5]", async () => {
  const { payload } = await makeWaitingVisitor();
  await database.owner.query("UPDATE account SET email_verified_at = NULL");
  await sendMail(payload);
  expect(server.mails).toEqual([]);
});

test("an invitation that was revoked before its mail went out is not mailed [S1]", async () => {
  const workspace = await makeWorkspace();
  const { invitation } = await createInvitation(workspace.owner, { email: "late@example.test", role: "agent" });
  await revokeInvitation(workspace.owner, invitation.id);
  await sendQueuedMails(database.owner);
  expect(server.mails).toEqual([]);
});

test("a mail server that cannot be reached fails the job, so that it is tried again; one that was taken away ends it [Q8]", async () => {
  const { ownerAccount } = await makeWorkspace({ verified: false });
  await withAccounts((tx) => sendAccountLink(tx, ownerAccount.accountId, "verify_email"));
  const [payload] = await takeQueuedMails(database.owner);
  if (!payload) throw new Error("no mail was queued");
  withMail("smtp://127.0.0.1:1");
  await expect(sendMail(payload)).rejects.toThrow();
  withMail(server.url);
  await sendMail(payload);
  expect(server.mails.map(({ to }) => to)).toEqual([[ownerAccount.email]]);
  withMail(undefined);
  await expect(sendMail(payload)).resolves.toBeUndefined();
});

test("nothing is queued without a mail server, and what a job names but is gone sends nothing [S1]", async () => {
  const { ownerAccount, workspaceId } = await makeWorkspace();
  withMail(undefined);
  await withAccounts((tx) => sendAccountLink(tx, ownerAccount.accountId, "reset_password"));
  expect(await takeQueuedMails(database.owner)).toEqual([]);
  withMail(server.url);
  const gone = newId<"account">() as string;
  for (const template of ["verify_email", "reset_password"] as const) await sendMail({ mailId: gone, template, workspaceId: null, subjectId: gone });
  for (const template of ["invitation", "handoff_unaccepted"] as const) await sendMail({ mailId: gone, template, workspaceId, subjectId: gone });
  expect(server.mails).toEqual([]);
});
