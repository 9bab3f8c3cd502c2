import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, expect, test } from "vitest";
import { isAppError } from "@/lib/platform/errors";
import { readNodeBody } from "./read-node-body";

const limit = 1024;
const server = createServer((incoming, outgoing) => {
  readNodeBody(incoming, limit).then(
    (body) => outgoing.writeHead(200).end(String(body.length)),
    (error: unknown) => outgoing.writeHead(413).end(isAppError(error) ? error.code : "unknown"),
  );
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => server.close());

const send = async (bytes: number) => {
  const response = await fetch(url, { method: "POST", body: new Uint8Array(bytes) });
  return [response.status, await response.text()];
};

test("a body up to its limit is read whole, and one beyond it is answered, however large it is and however often one comes [D1]", async () => {
  expect(await send(0)).toEqual([200, "0"]);
  expect(await send(limit)).toEqual([200, "1024"]);
  for (const bytes of [limit + 1, 300_000, 30 * 1024 * 1024, 30 * 1024 * 1024]) expect(await send(bytes)).toEqual([413, "payload_too_large"]);
  expect(await send(limit)).toEqual([200, "1024"]);
});

test("a client that never stops is cut off [D1]", async () => {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write("POST / HTTP/1.1\r\nhost: handrail.test\r\ncontent-length: 999999999999\r\n\r\n");
  const part = Buffer.alloc(1024 * 1024);
  let sent = 0;
  const pump = () => {
    while (!socket.destroyed && socket.write(part)) sent += 1;
  };
  socket.on("drain", pump);
  socket.on("error", () => undefined);
  socket.resume();
  pump();
  await new Promise((resolve) => socket.once("close", resolve));
  expect(sent).toBeLessThan(200);
});
