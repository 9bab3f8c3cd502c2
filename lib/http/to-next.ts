import "server-only";
/** Mounts the table in a Next route file: Request -> HttpRequest, Reply -> Response. */
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { AppError } from "@/lib/platform/errors";
import { clientAddress } from "./client-address";
import { corsHeaders, preflight } from "./cors";
import type { HttpRequest, Reply } from "./endpoint";
import { handle, noSuchPath } from "./handle";
import type { Router } from "./router";

export function toNext(router: Router): (request: Request) => Promise<Response> {
  return async (incoming) => {
    const request = fromFetch(incoming);
    const cors = preflight(request);
    if (cors) return new Response(null, { status: 204, headers: cors });
    const reply = (await handle(router, request)) ?? noSuchPath(request);
    return toResponse(reply, { ...baseHeaders(request), ...corsHeaders(request) }, incoming.signal);
  };
}

/** Headers of every API answer. */
export function baseHeaders(request: HttpRequest): Record<string, string> {
  return { "cache-control": "private, no-store", "x-content-type-options": "nosniff", "x-request-id": request.requestId, vary: "Origin" };
}

export const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
};

function fromFetch(incoming: Request): HttpRequest {
  const url = new URL(incoming.url);
  return {
    method: incoming.method,
    path: url.pathname,
    query: url.searchParams,
    header: (name) => incoming.headers.get(name),
    // Next puts the peer's address last; in front of it the front has written the one that counts.
    remoteAddress: clientAddress(incoming.headers.get("x-forwarded-for"), incoming.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown"),
    requestId: randomUUID(),
    readBody: async (limit) => {
      const reader = incoming.body?.getReader();
      const parts: Uint8Array[] = [];
      let size = 0;
      for (;;) {
        const part = await reader?.read();
        if (!part || part.done) break;
        size += part.value.byteLength;
        if (size > limit) {
          await reader?.cancel();
          throw new AppError("payload_too_large", `At most ${Math.floor(limit / 1024)} kB.`);
        }
        parts.push(part.value);
      }
      return Buffer.concat(parts);
    },
  };
}

function toResponse(reply: Reply, headers: Record<string, string>, signal: AbortSignal): Response {
  switch (reply.kind) {
    case "json":
      return new Response(JSON.stringify(reply.body), { status: reply.status, headers: { ...headers, "content-type": "application/json", ...reply.headers } });
    case "text":
      return new Response(reply.body, { status: reply.status, headers: { ...headers, "content-type": reply.contentType, ...reply.headers } });
    case "bytes":
      return new Response(Readable.toWeb(Readable.from(reply.pieces)) as ReadableStream<Uint8Array<ArrayBuffer>>, {
        status: reply.status,
        headers: { ...headers, "content-type": reply.contentType, "content-length": String(reply.sizeBytes), ...reply.headers },
      });
    case "empty":
      return new Response(null, { status: reply.status, headers: { ...headers, ...reply.headers } });
    case "stream":
      return new Response(bodyOf(reply, signal), { status: 200, headers: { ...headers, ...streamHeaders, ...reply.headers } });
  }
}

function bodyOf(reply: Extract<Reply, { kind: "stream" }>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave: (() => void) | null = null;
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    leave?.();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const close = () => {
          if (over) return;
          end();
          try {
            controller.close();
          } catch {
            // The client has closed it already.
          }
        };
        leave = reply.open({
          write: (chunk) => {
            if (over) return false;
            if ((controller.desiredSize ?? 0) < -1_000_000) {
              close();
              return false;
            }
            controller.enqueue(encoder.encode(chunk));
            return true;
          },
          close,
        });
        if (over) leave();
        signal.addEventListener("abort", close, { once: true });
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
