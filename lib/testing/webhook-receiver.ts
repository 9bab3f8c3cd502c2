/**
 * A receiver of webhooks on loopback, over real HTTP. It keeps every request as it came, so that tests verify the signature themselves, and
 * answers as it is told, however badly.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

export type ReceiverBehaviour =
  | { kind: "status"; status: number; headers?: Record<string, string>; body?: string }
  /** Takes the request and says nothing. */
  | { kind: "hangs" }
  /** Answers when `release` is called. */
  | { kind: "held" }
  /** Announces more than it sends, and closes. */
  | { kind: "half_answer" }
  /** Closes while the request is still coming in. */
  | { kind: "closes" }
  | { kind: "resets" }
  /** An answer without end. */
  | { kind: "pours" };

export type ReceivedWebhook = { path: string; headers: Record<string, string>; body: string; at: number };

export type WebhookReceiver = {
  url: string;
  /** As HANDRAIL_ALLOW_PRIVATE wants it. */
  hostPort: string;
  received: ReceivedWebhook[];
  /** The most requests that were open at one time. */
  mostAtOnce(): number;
  behave(behaviour: ReceiverBehaviour | ((request: ReceivedWebhook, count: number) => ReceiverBehaviour)): void;
  release(): void;
  stop(): Promise<void>;
};

/** `at`: host:port on loopback; a free port unless said. */
export async function startWebhookReceiver(at = "127.0.0.1:0"): Promise<WebhookReceiver> {
  let behaviour: (request: ReceivedWebhook, count: number) => ReceiverBehaviour = () => ({ kind: "status", status: 200 });
  let release = () => {};
  let released = new Promise<void>((resolve) => (release = resolve));
  let open = 0;
  let most = 0;
  const received: ReceivedWebhook[] = [];
  const server = createServer((incoming, outgoing) => {
    open += 1;
    most = Math.max(most, open);
    outgoing.on("close", () => (open -= 1));
    outgoing.on("error", () => undefined);
    incoming.on("error", () => undefined);
    void respond(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const request = { path: incoming.url ?? "", headers, body: Buffer.concat(parts).toString("utf8"), at: Date.now() };
    received.push(request);
    const how = behaviour(request, received.length);
    switch (how.kind) {
      case "status":
        return void outgoing.writeHead(how.status, how.headers).end(how.body ?? "ok");
      case "hangs":
        return;
      case "held":
        await released;
        return void outgoing.end("ok");
      case "half_answer":
        return void outgoing.writeHead(200, { "content-length": 100 }).write("half", () => outgoing.destroy());
      case "closes":
        return void incoming.socket.end();
      case "resets":
        return void incoming.socket.resetAndDestroy();
      case "pours": {
        const pour = (): void => {
          while (!outgoing.destroyed && outgoing.write("a".repeat(1_000)));
          if (!outgoing.destroyed) outgoing.once("drain", pour);
        };
        outgoing.writeHead(200);
        return pour();
      }
    }
  }

  const [host = "", wanted] = at.split(":");
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(wanted), host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}/hooks`,
    hostPort: `${host}:${port}`,
    received,
    mostAtOnce: () => most,
    behave: (next) => {
      released = new Promise<void>((resolve) => (release = resolve));
      behaviour = typeof next === "function" ? next : () => next;
    },
    release: () => release(),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** What the reference library makes of a request; throws when it does not verify. Its clock is the machine's: only for requests of now. */
export function verifyWebhook(secret: string, request: ReceivedWebhook): unknown {
  return new Webhook(secret).verify(request.body, request.headers);
}
