import { createHmac, generateKeyPairSync } from "node:crypto";
import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { readVisitorToken } from "@/lib/access/visitor-token";
import { visitorEndpoints } from "@/lib/endpoints/visitor";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { listInbox } from "@/lib/features/conversation/list-inbox";
import { decryptSecret } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { callEndpoint } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorld, type World } from "@/lib/testing/world";

const { owner: database } = await testDatabase();

async function secretOf(world: World): Promise<string> {
  const { rows } = await database.query("SELECT secret_ciphertext AS sealed FROM channel WHERE workspace_id = $1", [world.workspaceId]);
  return decryptSecret("channel", rows[0].sealed);
}

const soon = () => Math.floor(Date.now() / 1000) + 3600;
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

function sign(secret: string, claims: object, header: object = { alg: "HS256", typ: "JWT" }): string {
  const body = `${encode(header)}.${encode(claims)}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

async function session(world: World, body: object = {}) {
  return callEndpoint(visitorEndpoints, "POST /api/widget/v1/sessions", { body: { channelKey: world.channelKey, ...body } });
}

async function start(token: string, headers: Record<string, string> = {}) {
  return callEndpoint(visitorEndpoints, "POST /api/widget/v1/conversations", {
    body: { clientId: newId() },
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
}

test("a signed identity makes a contact: agents see that name and address as verified, typed claims as unverified [W3]", async () => {
  const world = await makeWorld({ articles: false });
  const token = sign(await secretOf(world), {
    sub: "customer-1",
    aud: world.channelKey,
    exp: soon(),
    name: "Mira Olsen",
    email: "MIRA@shop.example",
    attributes: { plan: "pro" },
  });
  const opened = await session(world, { identityToken: token });
  expect(opened).toMatchObject({ status: 201, body: { visitor: { verified: true, name: "Mira Olsen", email: "mira@shop.example" } } });
  const { conversation } = (await start(opened.body.visitorToken)).body;
  await callEndpoint(visitorEndpoints, "PATCH /api/widget/v1/visitor", {
    body: { attributes: { name: "The CEO", vip: true } },
    headers: { authorization: `Bearer ${opened.body.visitorToken}` },
  });
  const seen = await getConversation(world.ada, fromWireId("conversation", conversation.id) as never);
  expect(seen.visitor).toMatchObject({
    name: "Mira Olsen",
    email: "mira@shop.example",
    attributes: { name: "The CEO", vip: true },
    contact: { externalId: "customer-1", nameVerified: true, emailVerified: true, attributes: { plan: "pro" } },
  });
  expect((await listInbox(world.ada, { view: "bot", limit: 10 })).data[0]?.visitor).toMatchObject({ verified: true });
  const plain = await session(world);
  await callEndpoint(visitorEndpoints, "PATCH /api/widget/v1/visitor", {
    body: { attributes: { name: "Somebody", email: "x@y.example" } },
    headers: { authorization: `Bearer ${plain.body.visitorToken}` },
  });
  const claimed = await start(plain.body.visitorToken);
  expect((await getConversation(world.ada, fromWireId("conversation", claimed.body.conversation.id) as never)).visitor).toMatchObject({
    name: "Somebody",
    contact: null,
  });
});

test("forged, expired, foreign, endless and unsigned tokens, other algorithms and broken claims are refused with what is wrong [W3]", async () => {
  const world = await makeWorld({ articles: false });
  const other = await makeWorld({ articles: false });
  const secret = await secretOf(world);
  const good = { sub: "c1", aud: world.channelKey, exp: soon() };
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const cases: [string, string, RegExp][] = [
    ["another secret", sign(await secretOf(other), good), /not signed/],
    ["a changed claim", sign(secret, good).replace(/\.[^.]+\./, `.${encode({ ...good, sub: "c2" })}.`), /not signed/],
    ["no signature", `${encode({ alg: "none" })}.${encode(good)}.`, /HS256|Web Token/],
    ["alg none with a signature", sign(secret, good, { alg: "none" }), /HS256/],
    ["alg HS512 named", sign(secret, good, { alg: "HS512" }), /HS256/],
    ["RS256", await new SignJWT(good).setProtectedHeader({ alg: "RS256" }).sign(privateKey), /HS256/],
    ["a public key as the secret", sign(publicKey.export({ type: "spki", format: "pem" }).toString(), good), /not signed/],
    ["expired", sign(secret, { ...good, exp: Math.floor(Date.now() / 1000) - 120 }), /expired/],
    ["not yet", sign(secret, { ...good, nbf: soon() }), /nbf/],
    ["no exp", sign(secret, { sub: "c1", aud: world.channelKey }), /exp/],
    ["exp as text", sign(secret, { ...good, exp: "tomorrow" }), /exp/],
    ["two days", sign(secret, { ...good, exp: soon() + 48 * 3600 }), /24 hours/],
    ["another channel", sign(secret, { ...good, aud: other.channelKey }), /another channel/],
    ["no audience", sign(secret, { sub: "c1", exp: soon() }), /another channel/],
    ["no subject", sign(secret, { aud: world.channelKey, exp: soon() }), /sub/],
    ["an empty subject", sign(secret, { ...good, sub: " " }), /sub/],
    ["a subject that is no text", sign(secret, { ...good, sub: { $ne: 1 } }), /sub|usable/],
    ["a name that is no text", sign(secret, { ...good, name: ["x"] }), /name/],
    ["no address", sign(secret, { ...good, email: "mira" }), /email/],
    ["crit", sign(secret, good, { alg: "HS256", crit: ["x"], x: 1 }), /Web Token/],
    ["garbage", "a.b.c", /Web Token/],
    ["an array", sign(secret, [] as never), /./],
  ];
  for (const [name, token, said] of cases) {
    const answer = await session(world, { identityToken: token });
    expect([name, answer.status, answer.body.code]).toEqual([name, 422, "identity_invalid"]);
    expect([name, answer.body.detail]).toEqual([name, expect.stringMatching(said)]);
    expect(JSON.stringify(answer.body)).not.toContain(secret);
  }
  expect((await database.query("SELECT count(*)::int AS n FROM contact WHERE workspace_id = $1", [world.workspaceId])).rows[0].n).toBe(0);
  // The same request without the token opens the chat for somebody unknown.
  expect((await session(world)).body.visitor.verified).toBe(false);
});

test("on another device a contact finds the open conversation, and what was said there before comes along; somebody else's stays theirs [W3] [W4]", async () => {
  const world = await makeWorld({ articles: false });
  const secret = await secretOf(world);
  const mira = sign(secret, { sub: "mira", aud: world.channelKey, exp: soon(), name: "Mira" });
  const jon = sign(secret, { sub: "jon", aud: world.channelKey, exp: soon(), name: "Jon" });
  const phone = (await session(world, { identityToken: mira })).body;
  const open = (await start(phone.visitorToken)).body.conversation;
  const laptop = (await session(world)).body;
  const anonymous = (await start(laptop.visitorToken)).body.conversation;
  const identified = (await session(world, { visitorToken: laptop.visitorToken, identityToken: mira })).body;
  expect(readVisitorToken(identified.visitorToken)?.id).toBe(readVisitorToken(phone.visitorToken)?.id);
  const read = (token: string, id: string) =>
    callEndpoint(visitorEndpoints, `GET /api/widget/v1/conversations/${id}`, { headers: { authorization: `Bearer ${token}` } });
  for (const id of [open.id, anonymous.id]) expect((await read(identified.visitorToken, id)).status).toBe(200);
  // The anonymous visitor is no more: its token opens nothing.
  expect((await read(laptop.visitorToken, anonymous.id)).status).toBe(404);
  expect((await start(laptop.visitorToken)).body.code).toBe("visitor_token_invalid");
  // Another account on the same browser gets a visitor of its own.
  const switched = (await session(world, { visitorToken: identified.visitorToken, identityToken: jon })).body;
  expect(switched.visitor.name).toBe("Jon");
  expect(switched.conversation).toBeNull();
  expect((await read(switched.visitorToken, open.id)).status).toBe(404);
  // Logging out voids the contact's sessions on every device at once.
  await callEndpoint(visitorEndpoints, "DELETE /api/widget/v1/sessions", { headers: { authorization: `Bearer ${identified.visitorToken}` } });
  expect((await start(phone.visitorToken)).body.code).toBe("visitor_token_invalid");
  expect((await session(world, { identityToken: mira })).body.conversation).not.toBeNull();
});

test("ten devices of one person that come at once are one contact and one visitor, told once [W3]", async () => {
  const world = await makeWorld({ articles: false });
  const token = sign(await secretOf(world), { sub: "many", aud: world.channelKey, exp: soon() });
  const answers = await Promise.all(Array.from({ length: 10 }, () => session(world, { identityToken: token })));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect(new Set(answers.map(({ body }) => readVisitorToken(body.visitorToken)?.id)).size).toBe(1);
  const { rows } = await database.query("SELECT count(*)::int AS n FROM event WHERE workspace_id = $1 AND type = 'contact.identified'", [world.workspaceId]);
  expect(rows[0].n).toBe(1);
});
