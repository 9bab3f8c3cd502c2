import "server-only";
/**
 * The one sender of requests to addresses that tenants set. It resolves a name once, refuses when any of its addresses is private (unless the
 * operator allows the target), connects to exactly those addresses, follows no redirect, and bounds time and size. Whatever the network does
 * is a kind of result; it never throws for that.
 */
import { lookup as resolveName } from "node:dns/promises";
import { request as httpRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { checkTarget, refusePrivate, type Refusal, type Target } from "./check-target";
import { isPublicAddress } from "./is-public-address";

/** Milliseconds from the start of the call, and bytes of the answer's body. */
export type OutgoingLimits = { connectMs: number; firstByteMs: number; totalMs: number; responseBytes: number };

export type OutgoingRequest = {
  url: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Secrets go in here and nowhere else: no result repeats them. */
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Only for addresses from the operator's environment. */
  trusted?: boolean;
  limits: OutgoingLimits;
  /** What to do with more than `responseBytes`: refuse the answer, or take its beginning. */
  overflow?: "refuse" | "cut";
  /** Ends the call with `cancelled`. */
  signal?: AbortSignal;
};

export type OutgoingResponse = { kind: "response"; status: number; header(name: string): string | null; body: Buffer };

export type OutgoingResult =
  | OutgoingResponse
  | Refusal
  /** The name has no address. */
  | { kind: "unresolved" }
  /** Nothing was answered: no connection, no trust in the certificate, or cut before the first byte (`reset`). */
  | { kind: "unreachable"; reset: boolean; code: string }
  | { kind: "timeout"; stage: "connect" | "first_byte" | "total" }
  | { kind: "too_large"; limitBytes: number }
  /** The answer began and was cut, or is not HTTP. */
  | { kind: "broken" }
  | { kind: "cancelled" };

type Address = { address: string; family: number };

const headerBytes = 16_384;
/** Codes of a connection that the other side ended. */
const resets = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED"]);

export async function sendRequest(outgoing: OutgoingRequest): Promise<OutgoingResult> {
  if (outgoing.signal?.aborted) return { kind: "cancelled" };
  const target = checkTarget(outgoing.url, { trusted: outgoing.trusted });
  if (target.kind === "refused") return target;
  const startedAt = performance.now();
  const addresses = await addressesOf(target, outgoing);
  if ("kind" in addresses) return addresses;
  if (!target.mayBePrivate && !addresses.every(({ address }) => isPublicAddress(address))) return refusePrivate(target.host, target.port);
  return exchange(outgoing, target, addresses, startedAt);
}

/** The only resolution of the name; an address in the URL is its own. */
async function addressesOf(target: Target, { limits, signal }: OutgoingRequest): Promise<Address[] | OutgoingResult> {
  const family = isIP(target.host);
  if (family !== 0) return [{ address: target.host, family }];
  const over = new AbortController();
  const ended = new Promise<OutgoingResult>((resolve) => over.signal.addEventListener("abort", () => resolve(over.signal.reason as OutgoingResult)));
  const onAbort = () => over.abort({ kind: "cancelled" });
  const timer = setTimeout(() => over.abort({ kind: "timeout", stage: "connect" }), Math.min(limits.connectMs, limits.totalMs));
  signal?.addEventListener("abort", onAbort);
  try {
    const resolved = resolveName(target.host, { all: true, verbatim: true }).then(
      (found): Address[] | OutgoingResult => (found.length === 0 ? { kind: "unresolved" } : found),
      (): OutgoingResult => ({ kind: "unresolved" }),
    );
    return await Promise.race([resolved, ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

function exchange(outgoing: OutgoingRequest, target: Target, addresses: Address[], startedAt: number): Promise<OutgoingResult> {
  const { limits, signal } = outgoing;
  return new Promise((resolve) => {
    let request: ClientRequest | null = null;
    let answered = false;
    const timers: NodeJS.Timeout[] = [];
    const finish = (result: OutgoingResult) => {
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(result);
      request?.destroy();
    };
    const onAbort = () => finish({ kind: "cancelled" });
    const expire = (stage: "connect" | "first_byte" | "total", afterMs: number) => {
      const timer = setTimeout(() => finish({ kind: "timeout", stage }), Math.max(0, startedAt + afterMs - performance.now()));
      timers.push(timer);
      return timer;
    };
    const onFailure = (error: NodeJS.ErrnoException) => {
      const code = error.code ?? "unknown";
      // Codes of the HTTP parser begin with HPE: something answered, and it was not HTTP.
      if (answered || code.startsWith("HPE_")) finish({ kind: "broken" });
      else finish({ kind: "unreachable", reset: resets.has(code), code });
    };
    try {
      request = (target.url.protocol === "https:" ? httpsRequest : httpRequest)(optionsOf(outgoing, target, addresses));
    } catch (error) {
      // A header that cannot be sent, such as a key with a line break in it.
      resolve({ kind: "unreachable", reset: false, code: (error as NodeJS.ErrnoException).code ?? "unknown" });
      return;
    }
    signal?.addEventListener("abort", onAbort);
    expire("total", limits.totalMs);
    const connecting = expire("connect", limits.connectMs);
    const waiting = expire("first_byte", limits.firstByteMs);
    request.once("socket", (socket) => socket.once(target.url.protocol === "https:" ? "secureConnect" : "connect", () => clearTimeout(connecting)));
    request.on("error", onFailure);
    request.once("response", (response) => {
      answered = true;
      clearTimeout(connecting);
      clearTimeout(waiting);
      collect(response, limits.responseBytes, outgoing.overflow === "cut", finish);
    });
    request.end(outgoing.body);
  });
}

function collect(response: IncomingMessage, limitBytes: number, cut: boolean, finish: (result: OutgoingResult) => void): void {
  const { headers, statusCode: status = 0 } = response;
  const parts: Buffer[] = [];
  let size = 0;
  const header = (name: string) => {
    const value = headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  };
  const complete = () => finish({ kind: "response", status, header, body: Buffer.concat(parts).subarray(0, limitBytes) });
  if (!cut && Number(headers["content-length"] ?? 0) > limitBytes) return finish({ kind: "too_large", limitBytes });
  response.on("data", (part: Buffer) => {
    size += part.byteLength;
    if (size <= limitBytes) parts.push(part);
    else if (cut) {
      parts.push(part);
      complete();
    } else finish({ kind: "too_large", limitBytes });
  });
  response.on("error", () => finish({ kind: "broken" }));
  response.on("close", () => finish({ kind: "broken" }));
  response.on("end", complete);
}

function optionsOf(outgoing: OutgoingRequest, target: Target, addresses: Address[]): RequestOptions & { servername?: string } {
  const { url, host, port } = target;
  const body = outgoing.body;
  return {
    method: outgoing.method,
    // The name is only asked of `pinned`, which knows the checked addresses and no others.
    host,
    port,
    path: `${url.pathname}${url.search}`,
    lookup: pinned(addresses),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    agent: false,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: Math.max(250, Math.floor(outgoing.limits.connectMs / 4)),
    maxHeaderSize: headerBytes,
    headers: {
      ...outgoing.headers,
      host: url.host,
      "user-agent": "Handrail",
      "accept-encoding": "identity",
      connection: "close",
      ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
    },
  } as RequestOptions & { servername?: string };
}

function pinned(addresses: Address[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else if (first) callback(null, first.address, first.family);
  };
}
