import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { setEnvironment } from "@/lib/testing/database";
import { sendRequest } from "./send-request";

/** Answers of the resolver by name, one list a question; the last one stays. */
const resolver = vi.hoisted(() => ({ answers: new Map<string, string[][]>(), asked: [] as string[] }));
// The world's names are outside the house.
vi.mock("node:dns/promises", () => ({
  lookup: async (host: string) => {
    resolver.asked.push(host);
    const known = resolver.answers.get(host);
    const answer = (known && known.length > 1 ? known.shift() : known?.[0]) ?? [];
    if (answer.length === 0) throw new Error("ENOTFOUND");
    return answer.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  },
}));

const limits = { connectMs: 2_000, firstByteMs: 2_000, totalMs: 2_000, responseBytes: 2_000 };
let hits = 0;
let respond: (incoming: IncomingMessage, outgoing: ServerResponse) => void = (_, outgoing) => outgoing.end("inside");
const server = createServer((incoming, outgoing) => {
  hits += 1;
  outgoing.on("error", () => undefined);
  respond(incoming, outgoing);
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  hits = 0;
  respond = (_, outgoing) => outgoing.end("inside");
  resolver.answers.clear();
  resolver.asked.length = 0;
  setEnvironment({ HANDRAIL_ALLOW_PRIVATE: `inside.example:${port}` });
});

const send = (url: string, more: object = {}) => sendRequest({ url, method: "POST", body: "{}", limits, ...more });

describe("addresses that lead inside", () => {
  test.each([
    ["decimal", "http://2130706433/"],
    ["octal", "http://0177.0.0.1/"],
    ["octal of all", "http://0177.00.00.01/"],
    ["hex", "http://0x7f000001/"],
    ["hex by parts", "http://0x7f.0x0.0x0.0x1/"],
    ["two parts", "http://127.1/"],
    ["three parts", "http://127.0.1/"],
    ["zero", "http://0/"],
    ["all interfaces", "http://0.0.0.0/"],
    ["a trailing dot", "http://127.0.0.1./"],
    ["full-width digits", "http://１２７.０.０.１/"],
    ["circled digits", "http://①②⑦.⓪.⓪.①/"],
    ["ideographic dots", "http://127。0。0。1/"],
    ["percent signs", "http://%31%32%37.0.0.1/"],
    ["a soft hyphen", "http://127.0.0.\u00ad1/"],
    ["loopback of IPv6", "http://[::1]/"],
    ["loopback in full", "http://[0000:0000:0000:0000:0000:0000:0000:0001]/"],
    ["unspecified of IPv6", "http://[::]/"],
    ["mapped", "http://[::ffff:127.0.0.1]/"],
    ["mapped in hex", "http://[::ffff:7f00:1]/"],
    ["compatible", "http://[::127.0.0.1]/"],
    ["NAT64", "http://[64:ff9b::127.0.0.1]/"],
    ["local NAT64", "http://[64:ff9b:1::7f00:1]/"],
    ["6to4", "http://[2002:7f00:1::]/"],
    ["Teredo", "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/"],
    ["ISATAP", "http://[fe80::5efe:127.0.0.1]/"],
    ["unique local", "http://[fd00:ec2::254]/"],
    ["metadata of clouds", "http://169.254.169.254/latest/meta-data/"],
    ["metadata in decimal", "http://2852039166/"],
    ["private", "http://192.168.0.1/"],
    ["carrier NAT", "http://100.64.0.1/"],
    ["localhost", "http://localhost/"],
    ["localhost in capitals", "http://LOCALHOST/"],
    ["localhost in full-width letters", "http://ｌｏｃａｌｈｏｓｔ/"],
    ["below localhost", "http://a.b.localhost./"],
  ])("are refused before anything is asked or sent, written as %s [I1] [B1]", async (_, url) => {
    expect(await send(url)).toMatchObject({ kind: "refused", code: "private_address" });
    expect([hits, resolver.asked]).toEqual([0, []]);
  });

  test.each([
    ["a zone", "http://[fe80::1%25eth0]/"],
    ["five parts", "http://127.0.0.0.1/"],
    ["a number that is too large", "http://4294967296/"],
    ["a NUL", "http://127.0.0.1\u0000.example/"],
    ["a space", "http://127.0.0.1 .example/"],
    ["two ports", "http://example.com:80:22/"],
  ])("that are no address, such as %s, are refused [I1]", async (_, url) => {
    expect(await send(url)).toMatchObject({ kind: "refused", code: "invalid_url" });
  });

  test("hide behind no user name, no backslash and no fragment [I1]", async () => {
    resolver.answers.set("good.example", [["93.184.215.14"]]);
    for (const url of ["http://good.example@127.0.0.1/", "http://good.example:80@127.0.0.1/", "http://127.0.0.1:80@good.example/"])
      expect(await send(url)).toMatchObject({ kind: "refused", code: "user_info" });
    for (const url of ["http://127.0.0.1\\@good.example/", "http://127.0.0.1#@good.example/", "http://127.0.0.1?@good.example/"])
      expect(await send(url)).toMatchObject({ kind: "refused", code: "private_address" });
    expect(hits).toBe(0);
  });
});

describe("names", () => {
  test.each([
    [["127.0.0.1"]],
    [["93.184.215.14", "10.0.0.1"]],
    [["::ffff:10.0.0.1"]],
    [["64:ff9b::a00:1"]],
    [["2002:a00:1::"]],
    [["fe80::1%eth0"]],
    [["2606:4700::1", "::1"]],
    [["0.0.0.0"]],
  ])("that lead to %s are refused, whatever else they lead to [I1]", async (addresses) => {
    resolver.answers.set("rebind.example", [addresses]);
    expect(await send("http://rebind.example/")).toMatchObject({ kind: "refused", code: "private_address" });
    expect(hits).toBe(0);
  });

  test("are asked once: one that answers differently the second time leads nowhere else [I1]", async () => {
    resolver.answers.set("inside.example", [["127.0.0.1"], ["169.254.169.254"]]);
    expect(await send(`http://inside.example:${port}/`)).toMatchObject({ kind: "response", status: 200 });
    expect(resolver.asked).toEqual(["inside.example"]);
    resolver.answers.set("rebind.example", [["10.0.0.1"], ["93.184.215.14"]]);
    expect((await send("http://rebind.example/")).kind).toBe("refused");
    expect(resolver.asked).toEqual(["inside.example", "rebind.example"]);
  });

  test("in other scripts are asked by their punycode, and that of one is not the operator's entry of another [I1]", async () => {
    setEnvironment({ HANDRAIL_ALLOW_PRIVATE: `münchen.example:${port}` });
    resolver.answers.set("xn--mnchen-3ya.example", [["127.0.0.1"]]);
    resolver.answers.set("xn--mnchn-3ya8b.example", [["127.0.0.1"]]);
    expect(await send(`http://MÜNCHEN.example:${port}/`)).toMatchObject({ kind: "response" });
    expect(await send(`http://mun\u0441hen.example:${port}/`)).toMatchObject({ kind: "refused" });
  });

  test("on ports of other services are refused; the operator's entry opens its own port alone [I1]", async () => {
    resolver.answers.set("inside.example", [["127.0.0.1"]]);
    for (const other of [22, 25, 110, 3306, 5432, 6379, 11211, 27017]) expect(await send(`http://inside.example:${other}/`)).toMatchObject({ code: "port" });
    expect(await send("http://inside.example/")).toMatchObject({ kind: "refused", code: "private_address" });
  });
});

describe("answers", () => {
  const inside = () => {
    resolver.answers.set("inside.example", [["127.0.0.1"]]);
    return `http://inside.example:${port}/`;
  };

  test.each([301, 302, 303, 307, 308])("a redirect with %i is an answer and leads nowhere [I1]", async (status) => {
    respond = (_, outgoing) => outgoing.writeHead(status, { location: "http://169.254.169.254/", refresh: "0; url=http://127.0.0.1/" }).end();
    expect(await send(inside())).toMatchObject({ kind: "response", status });
    expect(hits).toBe(1);
  });

  test("a packed body is not unpacked, so no bomb goes off [I1]", async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    respond = (incoming, outgoing) => {
      expect(incoming.headers["accept-encoding"]).toBe("identity");
      outgoing.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    };
    const result = await send(inside());
    if (result.kind !== "response") throw new Error(result.kind);
    expect(result.body.byteLength).toBe(bomb.byteLength);
  });

  test("without end, or dripping, end at the limit of bytes or of time; cut, they are kept to the limit [I1] [Q15]", async () => {
    respond = (_, outgoing) => {
      const pour = (): void => {
        while (!outgoing.destroyed && outgoing.write("a".repeat(500)));
        if (!outgoing.destroyed) outgoing.once("drain", pour);
      };
      pour();
    };
    expect(await send(inside())).toMatchObject({ kind: "too_large" });
    const cut = await send(inside(), { overflow: "cut" });
    expect(cut.kind === "response" && cut.body.byteLength).toBe(limits.responseBytes);
    respond = (_, outgoing) => {
      outgoing.writeHead(200);
      const drip = setInterval(() => outgoing.write("a"), 20);
      outgoing.on("close", () => clearInterval(drip));
    };
    expect(await send(inside(), { limits: { ...limits, totalMs: 200 } })).toEqual({ kind: "timeout", stage: "total" });
  });

  test("headers that drip, never end, are too many, or announce another protocol end the call [I1] [Q15]", async () => {
    const talk = async (say: (socket: import("node:net").Socket) => void, more: object = {}) => {
      const raw = createTcpServer((socket) => {
        socket.on("error", () => undefined);
        say(socket);
      });
      await new Promise<void>((resolve) => raw.listen(0, "127.0.0.1", resolve));
      const { port: rawPort } = raw.address() as AddressInfo;
      const result = await send(`http://127.0.0.1:${rawPort}/`, { trusted: true, limits: { ...limits, firstByteMs: 300 }, ...more });
      raw.close();
      return result;
    };
    expect(await talk((socket) => void socket.write("HTTP/1.1 200 OK\r\nx-slow: "))).toMatchObject({ kind: "timeout" });
    expect(await talk((socket) => void socket.write("HTTP/1.1 100 Continue\r\n\r\n".repeat(50)))).toMatchObject({ kind: "timeout" });
    expect((await talk((socket) => void socket.write(`HTTP/1.1 200 OK\r\n${"x-a: b\r\n".repeat(5_000)}`))).kind).toBe("broken");
    expect(["broken", "timeout", "unreachable", "response"]).toContain(
      (await talk((socket) => void socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n"))).kind,
    );
  });
});
