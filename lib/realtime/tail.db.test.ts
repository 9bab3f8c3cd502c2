import { afterEach, expect, test } from "vitest";
import { addNote } from "@/lib/features/conversation/add-note";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { followWorkspace } from "@/lib/features/audit/follow-workspace";
import { followConversation } from "@/lib/features/visitor/follow-conversation";
import { systemItem, writeConversation } from "@/lib/moves/write-conversation";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { withWorkspaceSql } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { makeVisitor, makeWorld } from "@/lib/testing/world";
import { catchUp } from "./tail";

await testDatabase();
const leaving: (() => void)[] = [];
afterEach(() => leaving.splice(0).forEach((leave) => leave()));

function collect(open: (sink: { write(text: string): boolean; close(): void }) => () => void): string[] {
  const frames: string[] = [];
  leaving.push(open({ write: (text) => frames.push(text) > 0, close: () => undefined }));
  return frames;
}

test("a message whose writer was killed before it could ring reaches the visitor's open stream, and its fact the console's [Q5] [W4]", async () => {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  await sealWorkspace(world.workspaceId);
  const present = { conversation: () => ({}), message: (row: { seq: number }) => row.seq };
  const toVisitor = collect(await followConversation(visitor, conversationId, 1, present));
  const toConsole = collect(await followWorkspace(world.ada, null));
  const count = (frames: string[], event: string) => frames.filter((frame) => frame.includes(`event: ${event}\n`)).length;

  await withWorkspaceSql(world.ada, (tx) => {
    const place = { workspaceId: world.workspaceId, conversationId, now: tx.now };
    return writeConversation(tx, conversationId, [systemItem(place, world.ada, { code: "human_joined", params: { name: "Ada" } })]);
  });
  await sealWorkspace(world.workspaceId);
  expect([count(toVisitor, "message"), count(toConsole, "fact")]).toEqual([0, 0]);

  await catchUp();
  await expect.poll(() => [count(toVisitor, "message"), count(toConsole, "fact")]).toEqual([1, 1]);
  await catchUp();
  await claimConversation(world.ada, conversationId);
  await addNote(world.ada, conversationId, { clientId: newId(), text: "for us alone" });
  await expect.poll(() => count(toVisitor, "message")).toBeGreaterThanOrEqual(2);
  expect(new Set(toVisitor.flatMap((frame) => /^id: (\d+)/m.exec(frame)?.[1] ?? [])).size).toBe(count(toVisitor, "message"));
});
