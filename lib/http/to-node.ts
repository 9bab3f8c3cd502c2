import "server-only";
/** Mounts the table on node:http: IncomingMessage -> HttpRequest, Reply -> ServerResponse. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { clientAddress } from "./client-address";
import { corsHeaders, preflight } from "./cors";
import type { HttpRequest, Reply } from "./endpoint";
import { handle } from "./handle";
import { readNodeBody } from "./read-node-body";
import type { Router } from "./router";
import { baseHeaders, streamHeaders } from "./to-next";

/** Resolves to false when no endpoint has the path, with the request untouched. */
export function toNode(router: Router): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<boolean> {
  return async (incoming, outgoing) => {
    const request = fromNode(incoming);
    const cors = preflight(request);
    if (cors) {
      outgoing.writeHead(204, cors).end();
      return true;
    }
    const reply = await handle(router, request);
    if (!reply) return false;
    send(reply, { ...baseHeaders(request), ...corsHeaders(request) }, outgoing);
    return true;
  };
}

function fromNode(incoming: IncomingMessage): HttpRequest {
  const target = incoming.url ?? "/";
  const mark = target.indexOf("?");
  return {
    method: incoming.method ?? "GET",
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? "" : target.slice(mark + 1)),
    header: (name) => headerOf(incoming, name),
    remoteAddress: clientAddress(headerOf(incoming, "x-forwarded-for"), incoming.socket.remoteAddress ?? "unknown"),
    requestId: randomUUID(),
    readBody: (limit) => readNodeBody(incoming, limit),
  };
}

function headerOf(incoming: IncomingMessage, name: string): string | null {
  const value = incoming.headers[name];
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}

function send(reply: Reply, headers: Record<string, string>, outgoing: ServerResponse): void {
  if (outgoing.destroyed) return;
  switch (reply.kind) {
    case "json": {
      const body = JSON.stringify(reply.body);
      outgoing
        .writeHead(reply.status, { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body), ...reply.headers })
        .end(body);
      return;
    }
    case "text":
      outgoing.writeHead(reply.status, { ...headers, "content-type": reply.contentType, ...reply.headers }).end(reply.body);
      return;
    case "bytes":
      outgoing.writeHead(reply.status, { ...headers, "content-type": reply.contentType, "content-length": reply.sizeBytes, ...reply.headers });
      // A reader that leaves, and a file that cannot be read to its end, both end the connection before the length that was announced.
      pipeline(Readable.from(reply.pieces), outgoing).catch(() => outgoing.destroy());
      return;
    case "empty":
      outgoing.writeHead(reply.status, { ...headers, ...reply.headers }).end();
      return;
    case "stream":
      stream(reply, headers, outgoing);
  }
}

function stream(reply: Extract<Reply, { kind: "stream" }>, headers: Record<string, string>, outgoing: ServerResponse): void {
  outgoing.writeHead(200, { ...headers, ...streamHeaders, ...reply.headers });
  outgoing.flushHeaders();
  let over = false;
  let leave: (() => void) | null = null;
  const end = () => {
    if (over) return;
    over = true;
    leave?.();
  };
  const close = () => {
    end();
    outgoing.end();
  };
  leave = reply.open({
    write: (chunk) => {
      if (over) return false;
      if (outgoing.writableLength > 1_000_000) {
        end();
        outgoing.destroy();
        return false;
      }
      outgoing.write(chunk);
      return true;
    },
    close,
  });
  if (over) leave();
  outgoing.on("close", end);
}
