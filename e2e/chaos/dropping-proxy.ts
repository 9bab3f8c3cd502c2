/** An HTTP proxy that loses requests and answers: some never arrive, some arrive and their answer does not, some are late. */
import { createServer, request as send, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type DroppingProxy = { url: string; lost: { requests: number; answers: number }; close(): Promise<void> };

/** Each request goes to one of the targets. `random` decides everything: uniform in [0, 1). */
export async function startDroppingProxy(targets: readonly string[], random: () => number): Promise<DroppingProxy> {
  const lost = { requests: 0, answers: 0 };
  const server = createServer((incoming, outgoing) => {
    outgoing.on("error", () => undefined);
    void pass(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
    if (random() < 0.25) {
      lost.requests += 1;
      incoming.socket.resetAndDestroy();
      return;
    }
    const target = new URL(targets[Math.floor(random() * targets.length)] ?? "");
    const answer = await forward(target, incoming, Buffer.concat(parts));
    if (random() < 0.25) {
      lost.answers += 1;
      incoming.socket.resetAndDestroy();
      return;
    }
    outgoing.writeHead(answer.status, { "content-type": answer.type }).end(answer.body);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    lost,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function forward(target: URL, { method, url, headers }: IncomingMessage, body: Buffer): Promise<{ status: number; type: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = send({ host: "127.0.0.1", port: target.port, method, path: url, headers: { ...headers, host: target.host }, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 502, type: response.headers["content-type"] ?? "application/json", body: Buffer.concat(parts) }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}
