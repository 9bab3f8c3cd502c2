import { expect, test } from "vitest";
import { messageDigest } from "@/lib/core/audit-chain/row-digests";
import { withWorkspaceSql } from "@/lib/db/tx";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { verifyLog } from "@/lib/features/audit/verify-log";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { newId } from "@/lib/platform/ids";
import { sha256Hex } from "@/lib/platform/crypto";
import { testDatabase } from "@/lib/testing/database";
import { makeVisitor, makeWorld } from "@/lib/testing/world";
import { receiveMessage } from "./receive-message";

const { owner } = await testDatabase();

const card = "4539 1488 0343 6467";
const sent = `My card ${card} was charged twice, my password is Tr0ub4dor&3`;
const stored = "My card [card number] was charged twice, my password is [password]";

test("a card number and a password that a visitor types are nowhere in the database, and the thread says which kinds were taken out [M1]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  const received = await receiveMessage(visitor, conversationId, { clientId: newId(), text: sent });
  expect(received).toMatchObject({ isNew: true, text: stored });
  expect(received.context?.message.text).toBe(stored);
  const { messages } = await getVisitorConversation(visitor, conversationId);
  const [said, note] = messages.slice(-2);
  expect(said).toMatchObject({ author: "visitor", text: stored });
  expect(note).toMatchObject({ author: "system", systemCode: "personal_data_masked", systemParams: { card_number: "1", password: "1" } });
  expect(note?.text).toContain("a card number and a password or PIN");
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  for (const { name } of tables) {
    const { rows } = await owner.query(`SELECT 1 FROM "${name}" x WHERE x::text LIKE ANY($1) LIMIT 1`, [["%0343%6467%", "%Tr0ub4dor%"]]);
    expect(rows, name).toEqual([]);
  }
});

test("the digest in the log covers the masked text [M1] [C2]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  const { id } = await receiveMessage(visitor, conversationId, { clientId: newId(), text: sent });
  const [row] = await withWorkspaceSql(world, (tx) =>
    tx.query<{ salt: string; sha: string; digest: string; client: string; at: Date; author: string }>(
      `SELECT encode(m.salt, 'hex') AS salt, m.text_sha256 AS sha, m.client_id AS client, m.created_at AS at, m.author_id AS author, e.data->>'digest' AS digest
       FROM message m JOIN event e ON e.workspace_id = m.workspace_id AND e.subject_id = m.id WHERE m.workspace_id = $1 AND m.id = $2`,
      [world.workspaceId, id],
    ),
  );
  const textSha256 = sha256Hex(Buffer.concat([Buffer.from(row!.salt, "hex"), Buffer.from(stored)]));
  expect(row!.sha).toBe(textSha256);
  const digest = messageDigest({
    id,
    workspaceId: world.workspaceId,
    conversationId,
    authorClass: "visitor",
    authorId: row!.author,
    clientId: row!.client,
    visibility: "public",
    systemCode: null,
    systemParams: null,
    textSha256,
    sources: null,
    turnId: null,
    draftId: null,
    createdAt: row!.at.toISOString(),
  });
  expect(row!.digest).toBe(digest);
});

test("the log of a conversation from which something was taken out verifies, the note of that included [M1] [C2] [Q12]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  for (let count = 0; count < 5; count += 1) await receiveMessage(visitor, conversationId, { clientId: newId(), text: sent });
  await sealWorkspace(world.workspaceId);
  expect((await verifyLog(world.owner)).lastVerified?.problem).toBeNull();
});

test("the same client id with the same words is the same message, also when they were masked; with another card number or the stored words it is refused [M1] [Q3]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  const clientId = newId();
  const first = await receiveMessage(visitor, conversationId, { clientId, text: sent });
  const again = await receiveMessage(visitor, conversationId, { clientId, text: sent });
  expect(again).toMatchObject({ id: first.id, seq: first.seq, isNew: false, text: stored });
  for (const text of [sent.replace(card, "4111 1111 1111 1111"), stored]) {
    await expect(receiveMessage(visitor, conversationId, { clientId, text })).rejects.toMatchObject({ code: "client_id_reused" });
  }
  const literal = newId();
  await receiveMessage(visitor, conversationId, { clientId: literal, text: stored });
  await expect(receiveMessage(visitor, conversationId, { clientId: literal, text: sent })).rejects.toMatchObject({ code: "client_id_reused" });
  const { messages } = await getVisitorConversation(visitor, conversationId);
  expect(messages.filter(({ author }) => author === "visitor")).toHaveLength(2);
  expect(messages.filter(({ systemCode }) => systemCode === "personal_data_masked")).toHaveLength(1);
});

test("retries at once of a masked message are one message and one note [M1] [Q3]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  const clientId = newId();
  const results = await Promise.all(Array.from({ length: 6 }, () => receiveMessage(visitor, conversationId, { clientId, text: sent })));
  expect(new Set(results.map(({ id }) => id)).size).toBe(1);
  expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
  const { messages } = await getVisitorConversation(visitor, conversationId);
  expect(messages.filter(({ systemCode }) => systemCode === "personal_data_masked")).toHaveLength(1);
});

test("an address and a number to call back on stay as they were written [M1]", async () => {
  const world = await makeWorld();
  const { visitor, conversationId } = await makeVisitor(world);
  const text = "Write to mara@example.org or call +44 20 7946 0958 about order 4539148803436467000";
  expect(await receiveMessage(visitor, conversationId, { clientId: newId(), text })).toMatchObject({ text });
  expect((await getVisitorConversation(visitor, conversationId)).messages.some(({ systemCode }) => systemCode === "personal_data_masked")).toBe(false);
});
