/** An installation of an earlier release, as it was left, under this release: see prisma/fixtures. */
import { expect, test } from "vitest";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { verifyLog } from "@/lib/features/audit/verify-log";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { listInbox } from "@/lib/features/conversation/list-inbox";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { tryBot } from "@/lib/features/turn/try-bot";
import { restoreRelease } from "@/lib/testing/restored-release";
import { makeVisitor, say } from "@/lib/testing/world";
import { checkMigrated } from "../../scripts/bootstrap/migrate.mjs";

const { url, shops } = await restoreRelease("release-2026-11-22.backup", "the secret of an installation of 22 November 2026");
const [shop] = shops;
if (!shop) throw new Error("the fixture has no owner");
const { owner, channelKey } = shop;

test("an installation of the release before has every migration of this one, and its log still verifies [S5] [C2]", async () => {
  expect(await checkMigrated(url)).toEqual({ pending: [], edited: [], failed: [], unknown: [] });
  const status = await verifyLog(owner);
  expect(status.sealed).toBeGreaterThan(40);
  expect(status.lastVerified?.problem).toBeNull();
});

test("its conversations are all there, with their decisions, and new ones are answered, handed over and sealed [S5] [L1] [B1]", async () => {
  const { data } = await listInbox(owner, { view: "all", limit: 100 });
  expect(data).toHaveLength(8);
  const id = fromWireId("conversation", data[0]?.id ?? "");
  if (!id) throw new Error("no id");
  const { messages } = await getConversation(owner, id);
  expect(messages.some(({ decision }) => decision !== null)).toBe(true);

  await buildKnowledgeIndex(owner.workspaceId);
  expect(await tryBot(owner, { text: "How do I return a lamp?", history: [] })).toMatchObject({ action: "answer" });
  const { visitor, conversationId } = await makeVisitor({ workspaceId: owner.workspaceId, slug: "", owner, ada: owner, ben: owner, channelKey });
  expect((await say(visitor, conversationId, "How do I return a lamp?")).decision).toMatchObject({ outcome: "applied" });
  expect((await say(visitor, conversationId, "I want to talk to a person")).decision).toMatchObject({ action: "handoff" });
  await sealWorkspace(owner.workspaceId);
  expect((await verifyLog(owner)).lastVerified?.problem).toBeNull();
});
