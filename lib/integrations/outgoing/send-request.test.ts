import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { setEnvironment } from "@/lib/testing/database";
import { type OutgoingLimits, type OutgoingRequest, sendRequest } from "./send-request";

const resolver = vi.hoisted(() => ({ answers: new Map<string, { address: string; family: number }[] | "never">(), asked: [] as string[] }));
// The world's names are outside the house; a test must not depend on them.
vi.mock("node:dns/promises", () => ({
  lookup: (host: string) => {
    resolver.asked.push(host);
    const answer = resolver.answers.get(host);
    if (answer === "never") return new Promise(() => undefined);
    return answer ? Promise.resolve(answer) : Promise.reject(new Error("ENOTFOUND"));
  },
}));

let server: Server;
let port = 0;
let respond: (incoming: IncomingMessage, outgoing: ServerResponse) => void = () => undefined;
const seen: IncomingMessage[] = [];
const limits: OutgoingLimits = { connectMs: 5_000, firstByteMs: 5_000, totalMs: 5_000, responseBytes: 1_000 };

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    seen.push(incoming);
    outgoing.on("error", () => undefined);
    respond(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  setEnvironment({ HANDRAIL_ALLOW_PRIVATE: `models.example:${port},127.0.0.1:${port}` });
  resolver.answers.clear();
  resolver.asked.length = 0;
  seen.length = 0;
  resolver.answers.set("models.example", [{ address: "127.0.0.1", family: 4 }]);
});

const send = (request: Partial<OutgoingRequest> = {}) =>
  sendRequest({ url: `http://models.example:${port}/v1/x?y=1`, method: "POST", body: "{}", limits, ...request });

test("the name is resolved once and the connection goes to that address, with the name in the Host header [B1]", async () => {
  respond = (incoming, outgoing) => incoming.resume().on("end", () => outgoing.setHeader("x-two", ["a", "b"]).end("hello"));
  const result = await send({ headers: { "x-one": "1", host: "forged.example" } });
  if (result.kind !== "response") throw new Error(result.kind);
  expect([result.status, result.body.toString(), result.header("X-Two"), result.header("none")]).toEqual([200, "hello", "a, b", null]);
  expect(resolver.asked).toEqual(["models.example"]);
  expect(seen[0]?.headers).toMatchObject({ host: `models.example:${port}`, "x-one": "1", "content-length": "2" });
  expect(seen[0]?.url).toBe("/v1/x?y=1");
});

test("a name that leads to a private address, alone or among public ones, is refused before anything is sent [B1]", async () => {
  respond = (_incoming, outgoing) => outgoing.end("reached");
  for (const addresses of [
    ["127.0.0.1"],
    ["93.184.215.14", "127.0.0.1"],
    ["169.254.169.254"],
    ["::1"],
    ["::ffff:127.0.0.1"],
    ["64:ff9b::7f00:1"],
    ["2606:4700::1", "fd00::1"],
  ]) {
    resolver.answers.set(
      "rebind.example",
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
    const result = await send({ url: "http://rebind.example/" });
    expect(result).toMatchObject({ kind: "refused", code: "private_address" });
    expect(result.kind === "refused" && result.sentence).toContain("rebind.example:80 to HANDRAIL_ALLOW_PRIVATE");
  }
  expect(seen).toHaveLength(0);
});

test("an address from the operator's environment may be private; the same address from a tenant may not [B1]", async () => {
  respond = (_incoming, outgoing) => outgoing.end("reached");
  setEnvironment({ HANDRAIL_ALLOW_PRIVATE: "" });
  expect(await send({ url: `http://127.0.0.1:${port}/`, trusted: true })).toMatchObject({ kind: "response" });
  expect(await send({ url: `http://127.0.0.1:${port}/` })).toMatchObject({ kind: "refused" });
});

test("a redirect is an answer like any other and is not followed [B1]", async () => {
  respond = (incoming, outgoing) => (incoming.url === "/elsewhere" ? outgoing.end("followed") : outgoing.writeHead(302, { location: "/elsewhere" }).end());
  expect(await send()).toMatchObject({ kind: "response", status: 302 });
  expect(seen).toHaveLength(1);
});

test("more than the limit is not read, whether it is announced or not [Q9]", async () => {
  respond = (_incoming, outgoing) => outgoing.writeHead(200, { "content-length": 1_001 }).end("a".repeat(1_001));
  expect(await send()).toEqual({ kind: "too_large", limitBytes: 1_000 });
  respond = (_incoming, outgoing) => {
    const pour = () => {
      while (!outgoing.destroyed && outgoing.write("a".repeat(500)));
      if (!outgoing.destroyed) outgoing.once("drain", pour);
    };
    pour();
  };
  expect(await send()).toEqual({ kind: "too_large", limitBytes: 1_000 });
  respond = (_incoming, outgoing) => outgoing.end("a".repeat(1_000));
  expect(await send()).toMatchObject({ kind: "response" });
});

test("each limit of time ends the call and says which it was [Q9]", async () => {
  respond = () => undefined;
  expect(await send({ limits: { ...limits, firstByteMs: 60 } })).toEqual({ kind: "timeout", stage: "first_byte" });
  respond = (_incoming, outgoing) => void outgoing.writeHead(200).write("a");
  expect(await send({ limits: { ...limits, totalMs: 60 } })).toEqual({ kind: "timeout", stage: "total" });
  resolver.answers.set("models.example", "never");
  expect(await send({ limits: { ...limits, connectMs: 30 } })).toEqual({ kind: "timeout", stage: "connect" });
  expect(await send({ limits: { ...limits, totalMs: 30 } })).toEqual({ kind: "timeout", stage: "connect" });
});

test("a handshake that never ends counts as connecting [Q9]", async () => {
  const silent = createTcpServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port: silentPort } = silent.address() as AddressInfo;
  expect(await send({ url: `https://127.0.0.1:${silentPort}/`, trusted: true, limits: { ...limits, connectMs: 60 } })).toEqual({
    kind: "timeout",
    stage: "connect",
  });
  silent.close();
});

test("what the network does is a result and never an exception [Q9]", async () => {
  expect(await send({ url: "http://nowhere.example/" })).toEqual({ kind: "unresolved" });
  resolver.answers.set("nowhere.example", []);
  expect(await send({ url: "http://nowhere.example/" })).toEqual({ kind: "unresolved" });
  expect(await send({ url: "http://127.0.0.1:1/", trusted: true })).toEqual({ kind: "unreachable", reset: false, code: "ECONNREFUSED" });
  respond = (incoming) => void incoming.socket.resetAndDestroy();
  expect(await send()).toEqual({ kind: "unreachable", reset: true, code: "ECONNRESET" });
  respond = (incoming) => void incoming.socket.end("220 mail.example ESMTP\r\n");
  expect(await send()).toEqual({ kind: "broken" });
  respond = (_incoming, outgoing) => void outgoing.writeHead(200, { "content-length": 100 }).write("half", () => outgoing.destroy());
  expect(await send()).toEqual({ kind: "broken" });
  respond = (_incoming, outgoing) => void outgoing.writeHead(200).write("half", () => outgoing.destroy());
  expect(await send()).toEqual({ kind: "broken" });
  respond = (_incoming, outgoing) => outgoing.writeHead(200, { "x-long": "a".repeat(20_000) }).end();
  expect(await send()).toEqual({ kind: "broken" });
  expect((await send({ url: `https://127.0.0.1:${port}/`, trusted: true })).kind).toBe("unreachable");
  expect(await send({ headers: { authorization: "Bearer a\r\nx-forged: 1" } })).toEqual({ kind: "unreachable", reset: false, code: "ERR_INVALID_CHAR" });
});

test("the caller's signal ends the call at once, at every stage [Q9]", async () => {
  expect(await send({ signal: AbortSignal.abort() })).toEqual({ kind: "cancelled" });
  resolver.answers.set("slow.example", "never");
  const resolving = new AbortController();
  const early = send({ url: "http://slow.example/", signal: resolving.signal });
  resolving.abort();
  expect(await early).toEqual({ kind: "cancelled" });
  const waiting = new AbortController();
  respond = () => waiting.abort();
  expect(await send({ signal: waiting.signal })).toEqual({ kind: "cancelled" });
});

test("a second address is tried when the first of a name refuses [B1]", async () => {
  respond = (_incoming, outgoing) => outgoing.end("reached");
  resolver.answers.set("models.example", [
    { address: "::1", family: 6 },
    { address: "127.0.0.1", family: 4 },
  ]);
  expect(await send()).toMatchObject({ kind: "response", status: 200 });
});
