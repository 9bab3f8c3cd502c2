import { afterAll, beforeEach, expect, test } from "vitest";
import type { DraftId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { approveAction } from "@/lib/features/approval/approve-action";
import { getApproval } from "@/lib/features/approval/get-approval";
import { requestApproval } from "@/lib/features/approval/request-approval";
import { approveDraft } from "@/lib/features/review/approve-draft";
import { assignDraft } from "@/lib/features/review/assign-draft";
import { type ApprovalWorld, euros, makeApprovalWorld } from "@/lib/testing/approval-world";
import { testDatabase } from "@/lib/testing/database";
import { linkIn, startMailServer } from "@/lib/testing/mail-server";
import { sendQueuedMails, takeQueuedMails } from "@/lib/testing/queued-mail";
import { knownQuestion, makeVisitor, makeWorld, say } from "@/lib/testing/world";

const server = await startMailServer();
const database = await testDatabase({ SMTP_URL: server.url });
afterAll(() => server.stop());

beforeEach(async () => {
  await takeQueuedMails(database.owner);
  server.mails.length = 0;
});

const recipients = () => server.mails.flatMap(({ to }) => to).sort();

async function addressesOf(...people: { id: string }[]): Promise<string[]> {
  const { rows } = await database.owner.query<{ email: string }>("SELECT email FROM member WHERE id = ANY ($1)", [people.map(({ id }) => id)]);
  return rows.map(({ email }) => email).sort();
}

const ask = (world: ApprovalWorld, minor: number, key: string | null = null) =>
  requestApproval(world.caller, {
    action: "refund",
    arguments: euros(minor, { note: "torn at the seam" }),
    summary: "The tent came torn.",
    conversationId: null,
    key,
  });

test("an action that waits is mailed once to those whom its tier names, with where it is and not a word of what it is about [P4] [Q8]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world, 60_000, "order-1042");
  await ask(world, 60_000, "order-1042");
  await sendQueuedMails(database.owner);
  expect(recipients()).toEqual(await addressesOf(world.rita, world.rob, world.mia, world.max));
  for (const mail of server.mails) {
    expect(linkIn(mail, `/w/${world.slug}/approvals`)).toContain(`?id=${toWireId("approval", id)}`);
    expect(mail.raw).not.toMatch(/torn|N-1042/);
  }
});

test("what passes without people is mailed to nobody, nor what is decided before its mail goes out; whoever asked is not asked [P1] [P4]", async () => {
  const world = await makeApprovalWorld();
  await ask(world, 100);
  const decided = await ask(world, 12_000);
  const { version, argumentsSha256 } = (await getApproval(world.owner, decided)).row;
  await approveAction(world.rita, decided, { version, argumentsSha256 });
  await sendQueuedMails(database.owner);
  expect(recipients()).toEqual([]);
  await requestApproval(world.owner, { action: "refund", arguments: euros(12_000), summary: "The tent came torn.", conversationId: null, key: null });
  await sendQueuedMails(database.owner);
  expect(recipients()).toEqual(await addressesOf(world.rita, world.rob, world.mia, world.max));
});

test("a draft given to a colleague is mailed to them, not to who takes it, and to nobody once it is decided [P4] [R6]", async () => {
  const world = await makeWorld();
  await database.owner.query("UPDATE bot SET draft_mode = true WHERE workspace_id = $1", [world.workspaceId]);
  const { visitor, conversationId } = await makeVisitor(world);
  await say(visitor, conversationId, knownQuestion);
  const { rows } = await database.owner.query<{ id: DraftId; version: number; contentSha256: string }>(
    `SELECT id, version, content_sha256 AS "contentSha256" FROM draft WHERE conversation_id = $1`,
    [conversationId],
  );
  const draft = rows[0] ?? expect.fail("nothing is held");
  await assignDraft(world.ada, draft.id, world.ada.id);
  await assignDraft(world.ada, draft.id, world.ben.id);
  await sendQueuedMails(database.owner);
  expect(recipients()).toEqual(await addressesOf(world.ben));
  expect(linkIn(server.mails[0] ?? expect.fail("no mail"), `/w/${world.slug}/review`)).toContain(`?draft=${toWireId("draft", draft.id)}`);
  expect(server.mails[0]?.raw).not.toContain(knownQuestion);
  server.mails.length = 0;
  await assignDraft(world.ben, draft.id, world.ada.id);
  await approveDraft(world.ada, draft.id, draft);
  await sendQueuedMails(database.owner);
  expect(recipients()).toEqual([]);
});
