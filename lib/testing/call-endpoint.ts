/** Calls an endpoint through the product's own wrapper, without a server; a success body is checked by its contract. */
import { encode } from "next-auth/jwt";
import { isSecureCookie, sessionSecret } from "@/lib/access/session";
import type { Endpoint, HttpRequest, Reply } from "@/lib/http/endpoint";
import { handle } from "@/lib/http/handle";
import { createRouter } from "@/lib/http/router";
import { publicUrl } from "@/lib/platform/env";

export type Call = { body?: unknown; cookie?: string; workspace?: string; origin?: string | null; headers?: Record<string, string> };
// The caller knows what it asked for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { status: number; headers: Record<string, string>; body: any };

/** `target` is a method and an address, such as `GET /api/v1/members?limit=2`. */
export async function callEndpoint(endpoints: readonly Endpoint[], target: string, call: Call = {}): Promise<Answer> {
  const [method = "GET", address = "/"] = target.split(" ");
  const url = new URL(address, "http://handrail.test");
  const headers: Record<string, string | undefined> = {
    origin: call.origin === null ? undefined : (call.origin ?? new URL(publicUrl()).origin),
    cookie: call.cookie,
    "handrail-workspace": call.workspace,
    "content-type": call.body === undefined ? undefined : call.body instanceof Uint8Array ? "application/octet-stream" : "application/json",
    ...call.headers,
  };
  const request: HttpRequest = {
    method,
    path: url.pathname,
    query: url.searchParams,
    header: (name) => headers[name] ?? null,
    readBody: async () => (call.body instanceof Uint8Array ? call.body : Buffer.from(JSON.stringify(call.body))),
    remoteAddress: "192.0.2.1",
    requestId: "test",
  };
  const router = createRouter(endpoints);
  const reply = await handle(router, request);
  if (!reply) throw new Error(`nothing is mounted at ${target}`);
  if (reply.kind === "stream") throw new Error("streams are not read here");
  const body = await readReply(reply);
  const status = reply.status;
  const match = router.match(method, url.pathname);
  if (status < 300 && match.kind === "found" && match.endpoint.response) match.endpoint.response.parse(body);
  return { status, headers: reply.headers ?? {}, body };
}

async function readReply(reply: Reply): Promise<unknown> {
  if (reply.kind === "json") return JSON.parse(JSON.stringify(reply.body)) as unknown;
  if (reply.kind === "text") return reply.body;
  if (reply.kind !== "bytes") return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of reply.pieces) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The cookie that next-auth would have set for a session. */
export async function sessionCookie(session: { sessionId: string; accountId: string }): Promise<string> {
  const token = await encode({ token: { sid: session.sessionId, aid: session.accountId }, secret: sessionSecret() });
  return `${isSecureCookie() ? "__Secure-" : ""}next-auth.session-token=${token}`;
}
