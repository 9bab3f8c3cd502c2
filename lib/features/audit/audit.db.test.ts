import { expect, test } from "vitest";
import * as verifier from "../../../scripts/handrail-verify.mjs";
import { asSystem, type MemberActor, type VisitorActor } from "@/lib/access/actor";
import { scopesOfRole } from "@/lib/core/rbac/scopes";
import { withSnapshot } from "@/lib/db/seal";
import { exportAudit } from "./export-audit";
import { listEvents } from "./list-events";
import { verifyLog } from "./verify-log";
import { addNote } from "@/lib/features/conversation/add-note";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { handBackConversation } from "@/lib/features/conversation/hand-back-conversation";
import { replyToVisitor } from "@/lib/features/conversation/reply-to-visitor";
import { resolveConversation } from "@/lib/features/conversation/resolve-conversation";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { createArticle } from "@/lib/features/knowledge/create-article";
import { approveDraft } from "@/lib/features/review/approve-draft";
import { rejectDraft } from "@/lib/features/review/reject-draft";
import { decideTurn } from "@/lib/features/turn/decide-turn";
import { receiveMessage } from "@/lib/features/turn/receive-message";
import { rateConversation } from "@/lib/features/visitor/rate-conversation";
import { requestHuman } from "@/lib/features/visitor/request-human";
import { startConversation } from "@/lib/features/visitor/start-conversation";
import { auditSigningKey } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/events/log-story";
import { verifyRows } from "@/lib/events/verify-rows";

const database = await testDatabase();

test("events of one moment are listed in the order of their seals, and pages of them leave nothing out [C1]", async () => {
  const { world, visitor, member } = await people();
  const conversation = await startConversation(visitor, { clientId: newId(), pageUrl: null });
  for (const text of ["I want to talk to a person", "Is anybody there?", "Hello?"]) {
    const { turnId } = await receiveMessage(visitor, conversation, { clientId: newId(), text });
    if (turnId) await decideTurn(world.id, turnId);
  }
  await verifyLog(member);
  const { data } = await listEvents(member, { limit: 200 });
  expect(new Set(data.map(({ occurredAt }) => occurredAt)).size).toBeLessThan(data.length);
  const place = ({ occurredAt, seal }: (typeof data)[number]) => [Date.parse(occurredAt), seal?.seq ?? Number.MAX_SAFE_INTEGER] as const;
  expect(data.map(place)).toEqual(data.map(place).toSorted(([a, x], [b, y]) => b - a || y - x));
  const paged = new Set<string>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await listEvents(member, { limit: 4, cursor });
    for (const { id } of page.data) paged.add(id);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(new Set(data.map(({ id }) => id)));
});

test("everything that the product's use-cases write verifies in an export [C2] [Q12]", async () => {
  const { world, visitor, member } = await people();
  await createArticle(asSystem(world.id, "test"), {
    title: "Returning a tent",
    body: "You can return a tent within thirty days.",
    url: null,
    exemplars: ["Can I send my tent back?"],
    collection: null,
    publish: true,
  });
  await buildKnowledgeIndex(world.id);
  const conversation = await startConversation(visitor, { clientId: newId().toUpperCase(), pageUrl: null });
  const say = async (text: string) => {
    const got = await receiveMessage(visitor, conversation, { clientId: newId().toUpperCase(), text });
    if (got.turnId) await decideTurn(world.id, got.turnId);
  };
  await database.owner.query("UPDATE bot SET answer_threshold = 0.01, scope_threshold = 0.0 WHERE workspace_id = $1", [world.id]);
  await say("Can I send my tent back?");
  await say("what is the meaning of 你好 😀 life");
  await database.owner.query("UPDATE bot SET draft_mode = true WHERE workspace_id = $1", [world.id]);
  await say("Can I return a tent?");
  await say("Can I send back the tent?");
  await say("Can I return my tent within thirty days?");
  const drafts = async () =>
    (await database.owner.query("SELECT id, version, content_sha256 AS c, status FROM draft WHERE workspace_id = $1 ORDER BY id", [world.id])).rows;
  const [a, b, c] = (await drafts()).filter((d) => d.status === "pending_review");
  if (a) await approveDraft(member, a.id, { version: a.version, contentSha256: a.c });
  if (b) await approveDraft(member, b.id, { version: b.version, contentSha256: b.c, text: "Yes, within 30 days." });
  if (c) await rejectDraft(member, c.id, c);
  await database.owner.query("UPDATE bot SET draft_mode = false WHERE workspace_id = $1", [world.id]);
  // late result: superseded
  await handBackConversation(member, conversation);
  const late = await receiveMessage(visitor, conversation, { clientId: newId(), text: "Can I send my tent back?" });
  await requestHuman(visitor, conversation);
  await claimConversation(member, conversation);
  if (late.turnId) await decideTurn(world.id, late.turnId);
  await replyToVisitor(member, conversation, { clientId: newId().toUpperCase(), text: "Hello" });
  await addNote(member, conversation, { clientId: newId(), text: "note" });
  await resolveConversation(member, conversation);
  await rateConversation(visitor, conversation, { score: 5, comment: "thanks" });
  await say("one more thing");
  const text = await exportAudit(member);
  const result = await verifier.verifyExport([Buffer.from(text)], { keys: verifier.trustKeys([auditSigningKey().publicKeyRaw]) });
  expect(result.finding).toBeNull();
  expect(await withSnapshot(world.id, verifyRows)).toBeNull();
  expect((await verifyLog(member)).lastVerified?.problem).toBeNull();
});

async function people() {
  const world = await makeWorkspace(database.owner);
  const visitor = {
    kind: "visitor",
    workspaceId: world.id,
    id: world.visitorId,
    channelId: world.channelId,
    tokenEpoch: 1,
    scopes: [],
  } as unknown as VisitorActor;
  const member = {
    kind: "member",
    workspaceId: world.id,
    id: world.memberId,
    accountId: newId(),
    name: "Ada",
    role: "owner",
    scopes: scopesOfRole.owner,
  } as unknown as MemberActor;
  return { world, visitor, member };
}
