import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { issueVisitorToken } from "@/lib/access/visitor-token";
import type { VisitorActor } from "@/lib/access/actor";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { attachmentEndpoints } from "@/lib/endpoints/attachment";
import { visitorEndpoints } from "@/lib/endpoints/visitor";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { replyToVisitor } from "@/lib/features/conversation/reply-to-visitor";
import { resolveConversation } from "@/lib/features/conversation/resolve-conversation";
import { sweepUnusedFiles, unusedForMs } from "@/lib/features/attachment/sweep-unused-files";
import { newId } from "@/lib/platform/ids";
import { callEndpoint } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { knownQuestion, makeVisitor, makeWorld, say } from "@/lib/testing/world";
import { getAttachmentAddress } from "./get-attachment-address";
import { uploadAttachment } from "./upload-attachment";

const { owner: database } = await testDatabase();
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const letter = new TextEncoder().encode("My order is 4711.");
const endpoints = [...attachmentEndpoints, ...visitorEndpoints];

function headersOf(visitor: VisitorActor, more: Record<string, string> = {}) {
  return { authorization: `Bearer ${issueVisitorToken(visitor.workspaceId, visitor.id, visitor.channelId, visitor.tokenEpoch)}`, ...more };
}

async function upload(visitor: VisitorActor, conversationId: string, bytes: Uint8Array, name: string, clientId: string = newId()) {
  return callEndpoint(endpoints, `POST /api/widget/v1/conversations/${toWireId("conversation", conversationId)}/attachments`, {
    body: bytes,
    headers: headersOf(visitor, { "handrail-client-id": clientId, "handrail-file-name": encodeURIComponent(name) }),
  });
}

async function send(visitor: VisitorActor, conversationId: string, body: object) {
  return callEndpoint(endpoints, `POST /api/widget/v1/conversations/${toWireId("conversation", conversationId)}/messages`, {
    body,
    headers: headersOf(visitor),
  });
}

test("a greeting and thanks that bring a file are no small talk: a person has it, and what is resolved opens again [W7] [E9] [L8]", async () => {
  const world = await makeWorld();
  const actionOf = async (conversationId: string) => {
    const { rows } = await database.query("SELECT action FROM decision WHERE conversation_id = $1 ORDER BY created_at DESC LIMIT 1", [conversationId]);
    return (rows[0] as { action: string } | undefined)?.action;
  };
  const greeting = await makeVisitor(world);
  const first = (await upload(greeting.visitor, greeting.conversationId, png, "tent.png")).body.attachment;
  await send(greeting.visitor, greeting.conversationId, { clientId: newId(), text: "Hello!", attachments: [first.id] });
  await expect.poll(() => actionOf(greeting.conversationId)).toBe("handoff");
  const thanks = await makeVisitor(world);
  await say(thanks.visitor, thanks.conversationId, knownQuestion);
  await resolveConversation(world.owner, thanks.conversationId);
  const second = (await upload(thanks.visitor, thanks.conversationId, png, "tent.png")).body.attachment;
  await send(thanks.visitor, thanks.conversationId, { clientId: newId(), text: "Thanks", attachments: [second.id] });
  await expect.poll(() => actionOf(thanks.conversationId)).toBe("handoff");
});

test("a visitor's file goes out with a message, both sides download it, and its digest is in the log [W7] [A3]", async () => {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  const uploaded = await upload(visitor, conversationId, png, "../../screen shot\u202e.exe");
  expect(uploaded).toMatchObject({ status: 201, body: { attachment: { name: "screen shot .exe.png", contentType: "image/png", sizeBytes: png.length } } });
  const { id } = uploaded.body.attachment;
  const before = await getConversation(world.ada, conversationId);
  expect(JSON.stringify(before)).not.toContain(id);
  const sent = await send(visitor, conversationId, { clientId: newId(), text: "", attachments: [id] });
  expect(sent).toMatchObject({ status: 201, body: { message: { text: "", attachments: [{ id }] } } });
  const seen = await getConversation(world.ada, conversationId);
  expect(seen.messages.find(({ author }) => author === "visitor")?.attachments).toMatchObject([{ id, name: "screen shot .exe.png" }]);
  const { rows } = await database.query(
    "SELECT e.data, f.digest FROM event e JOIN file f ON f.id = e.subject_id WHERE e.workspace_id = $1 AND e.type = 'attachment.added'",
    [world.workspaceId],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].data).toEqual({ digest: rows[0].digest, messageId: expect.any(String), contentType: "image/png", sizeBytes: png.length });
  const fileId = (await database.query("SELECT id FROM file WHERE workspace_id = $1", [world.workspaceId])).rows[0].id;
  for (const actor of [visitor, world.ada]) {
    const { url } = await getAttachmentAddress(actor, conversationId, fileId);
    const file = await callEndpoint(endpoints, `GET ${new URL(url).pathname}`);
    expect(file.status).toBe(200);
    expect(Buffer.compare(file.body, png)).toBe(0);
    expect(file.headers).toMatchObject({ "content-security-policy": "sandbox; default-src 'none'" });
    expect(file.headers["content-disposition"]).toBe(`attachment; filename="screen shot .exe.png"; filename*=UTF-8''screen%20shot%20.exe.png`);
    expect((await callEndpoint(endpoints, `GET ${new URL(url).pathname}x`)).body).toMatchObject({ code: "link_invalid" });
  }
});

test("an agent's file reaches the visitor, and nobody takes along another's upload or one that was sent [W7]", async () => {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  const mine = await uploadAttachment(world.ada, conversationId, { clientId: newId(), name: "price list.txt", bytes: letter });
  const theirs = (await upload(visitor, conversationId, png, "a.png")).body.attachment.id;
  expect((await send(visitor, conversationId, { clientId: newId(), text: "x", attachments: [toWireId("file", mine.id)] })).body).toMatchObject({
    code: "validation_failed",
    errors: [{ path: "body.attachments.0" }],
  });
  await replyToVisitor(world.ada, conversationId, { clientId: newId(), text: "Here it is.", attachments: [mine.id] });
  await expect(replyToVisitor(world.ada, conversationId, { clientId: newId(), text: "Again.", attachments: [mine.id] })).rejects.toThrow("validation_failed");
  const list = await callEndpoint(endpoints, `GET /api/widget/v1/conversations/${toWireId("conversation", conversationId)}`, { headers: headersOf(visitor) });
  expect(list.body.messages.at(-1)).toMatchObject({ author: "human", attachments: [{ name: "price list.txt", contentType: "text/plain" }] });
  // What is refused leaves nothing behind: no message of the refused sendings.
  expect(list.body.messages.filter(({ text }: { text: string }) => text === "x" || text === "Again.")).toEqual([]);
  const other = await makeVisitor(world);
  expect((await send(other.visitor, other.conversationId, { clientId: newId(), text: "x", attachments: [theirs] })).status).toBe(422);
  const foreign = await callEndpoint(endpoints, `GET /api/widget/v1/conversations/${toWireId("conversation", conversationId)}/attachments/${theirs}/address`, {
    headers: headersOf(other.visitor),
  });
  expect(foreign.status).toBe(404);
});

test("two uploads with one client id at once are one file, and the same id with another content is refused [W7] [Q3]", async () => {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  const clientId = newId();
  const answers = await Promise.all(Array.from({ length: 6 }, () => upload(visitor, conversationId, png, "a.png", clientId)));
  expect(new Set(answers.map(({ body }) => body.attachment.id)).size).toBe(1);
  const { rows } = await database.query("SELECT count(*)::int AS files FROM file WHERE workspace_id = $1", [world.workspaceId]);
  expect(rows[0].files).toBe(1);
  expect((await upload(visitor, conversationId, letter, "a.txt", clientId)).body).toMatchObject({ code: "client_id_reused" });
});

test("pages, programs, empty files, what the channel does not take, and one too many are refused by what they are [W7]", async () => {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  for (const [bytes, name] of [
    [new TextEncoder().encode("<html><script>alert(1)</script>"), "holiday.png"],
    [new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "logo.svg"],
    [Buffer.from("MZ\u0090\u0000\u0003", "latin1"), "photo.jpg"],
    [Buffer.from("PK\u0003\u0004", "latin1"), "a.zip"],
    [new Uint8Array(0), "empty.txt"],
  ] as const)
    expect([name, (await upload(visitor, conversationId, bytes, name)).body.code]).toEqual([name, "file_refused"]);
  expect((await upload(visitor, conversationId, Buffer.concat([png, randomBytes(10 * 1024 * 1024)]), "big.png")).body.code).toBe("payload_too_large");
  await database.query("UPDATE channel SET attachment_kinds = '[]' WHERE workspace_id = $1", [world.workspaceId]);
  expect((await upload(visitor, conversationId, png, "a.png")).body).toMatchObject({ code: "file_refused", kinds: [] });
  await database.query(`UPDATE channel SET attachment_kinds = '["image"]' WHERE workspace_id = $1`, [world.workspaceId]);
  for (let count = 0; count < 10; count += 1) expect((await upload(visitor, conversationId, png, "a.png")).status).toBe(201);
  expect((await upload(visitor, conversationId, png, "a.png")).body.code).toBe("file_limit_reached");
  const bad = await callEndpoint(endpoints, `POST /api/widget/v1/conversations/${toWireId("conversation", conversationId)}/attachments`, {
    body: png,
    headers: headersOf(visitor, { "handrail-client-id": "x" }),
  });
  expect(bad.body.code).toBe("bad_request");
});

test("what is uploaded and never sent is removed after a day, what was sent stays [W7] [G1]", async () => {
  const world = await makeWorld({ articles: false });
  const { visitor, conversationId } = await makeVisitor(world);
  const sent = (await upload(visitor, conversationId, png, "sent.png")).body.attachment.id;
  await upload(visitor, conversationId, png, "left.png");
  await send(visitor, conversationId, { clientId: newId(), text: "See this", attachments: [sent] });
  await database.query("UPDATE file SET created_at = created_at - make_interval(secs => $2) WHERE workspace_id = $1", [
    world.workspaceId,
    unusedForMs / 1000 + 60,
  ]);
  expect(await sweepUnusedFiles()).toBe(1);
  const { rows } = await database.query(
    "SELECT f.name, (SELECT count(*)::int FROM file_chunk c WHERE c.file_id = f.id) AS pieces FROM file f WHERE f.workspace_id = $1",
    [world.workspaceId],
  );
  expect(rows).toEqual([{ name: "sent.png", pieces: 1 }]);
});
