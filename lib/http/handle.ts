import "server-only";
/** One request through one endpoint: the only catch of the product. */
import type { z } from "zod";
import { noteApiRequest } from "@/lib/access/api-use";
import { identify, type Identified } from "@/lib/access/identify";
import { limits } from "@/lib/access/limits";
import { requireOwnOrigin } from "@/lib/access/origin";
import { type LimitState, takeToken } from "@/lib/access/rate-limit";
import { requireScope } from "@/lib/access/actor";
import { AppError, errorCatalogue, isAppError, notFound } from "@/lib/platform/errors";
import type { Endpoint, HttpRequest, Reply } from "./endpoint";
import { withIdempotency } from "./idempotency";
import { limitHeaders } from "./limit-headers";
import { problemReply } from "./problem";
import type { Router } from "./router";

/** Answers a request from the table; null when no endpoint has the path (the caller has other things mounted there). */
export async function handle(router: Router, request: HttpRequest): Promise<Reply | null> {
  const found = router.match(request.method, request.path);
  if (found.kind === "none") return null;
  if (found.kind === "wrong_method") {
    const reply = problemReply(new AppError("method_not_allowed", `Offered here: ${found.allow.join(", ")}.`), request, request.path);
    return reply.kind === "json" ? { ...reply, headers: { ...reply.headers, allow: found.allow.join(", ") } } : reply;
  }
  const met: LimitState[] = [];
  const reply = await run(found.endpoint, found.params, request, met).catch((error: unknown) => problemReply(error, request, found.endpoint.path));
  return { ...reply, headers: { ...reply.headers, ...limitHeaders(met) } };
}

/** What is answered under an API prefix when nothing has the path. */
export function noSuchPath(request: HttpRequest): Reply {
  return problemReply(notFound(), request, "none");
}

/** Of an address that was refused for want of a working credential: guessing has an end. */
const refusedPerMinute = 3_000;
/** Of a key, over all endpoints. */
const keyPerMinute = 1_200;

async function run(entry: Endpoint, rawParams: Record<string, string>, request: HttpRequest, met: LimitState[]): Promise<Reply> {
  const tell = (state: LimitState) => met.push(state);
  const { actor, principal } = await identify(entry.auth, request).catch((error: unknown) => {
    if (isAppError(error) && errorCatalogue[error.code].status === 401) takeToken(`refused:${request.remoteAddress}`, refusedPerMinute, "refused", tell);
    throw error;
  });
  // Only a browser sends a cookie on its own account; a key is sent by a program that means it.
  if (entry.method !== "GET" && (actor?.kind === "member" || actor?.kind === "account")) requireOwnOrigin(request);
  takeToken(`${entry.name}:${principal}`, entry.perMinute, "request", tell);
  if (actor?.kind === "api_key") takeToken(`key:${principal}`, keyPerMinute, "key", tell);
  takeWorkspaceToken(actor, tell);
  if (actor?.kind === "api_key") noteApiRequest(actor.workspaceId);
  if (entry.scope !== "public" && (actor?.kind === "member" || actor?.kind === "api_key")) requireScope(actor, entry.scope);
  const params = entry.params ? parseAddress(entry.params, rawParams, "path") : undefined;
  const query = entry.query ? parseAddress(entry.query, singleValues(request.query), "query") : undefined;
  const raw = entry.body ? await readJson(request, entry.bodyLimitBytes) : undefined;
  const body = entry.body ? parse(entry.body, raw, "body") : undefined;
  const context = { actor, params, query, body, request };
  const key = request.header("idempotency-key");
  if (entry.idempotent && key !== null && (actor?.kind === "member" || actor?.kind === "api_key")) {
    return withIdempotency(actor, key, request, raw, () => entry.handle(context));
  }
  return entry.handle(context);
}

/**
 * After the principal's own limit, so that one of them alone cannot use up what all share. Members and visitors apart: a flood in the chat leaves
 * the console as it is. Visitors are not told how busy the others are.
 */
function takeWorkspaceToken(actor: Identified["actor"], tell: (state: LimitState) => void): void {
  if (actor === null || actor.kind === "account") return;
  const { requestsPerMinute, visitorRequestsPerMinute } = limits();
  const [whose, quota] = actor.kind === "visitor" ? ["visitors", visitorRequestsPerMinute] : ["members", requestsPerMinute];
  if (quota !== null) takeToken(`workspace:${whose}:${actor.workspaceId}`, quota, "workspace", actor.kind === "visitor" ? undefined : tell);
}

/** Texts of bodies say for themselves what they take; no value of an address holds a NUL, which the database cannot store or compare. */
function parseAddress(schema: z.ZodType, values: Record<string, string>, place: "path" | "query"): unknown {
  const name = Object.keys(values).find((key) => values[key]?.includes("\u0000"));
  if (name === undefined) return parse(schema, values, place);
  const path = `${place}.${name}`;
  throw new AppError("validation_failed", `${path}: holds a NUL character.`, { errors: [{ path, message: "holds a NUL character" }] });
}

function parse(schema: z.ZodType, value: unknown, place: "path" | "query" | "body"): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 20).map((issue) => ({ path: [place, ...issue.path.map(String)].join("."), message: issue.message }));
  throw new AppError("validation_failed", `${errors[0]?.path ?? place}: ${errors[0]?.message ?? "not usable"}.`, { errors });
}

async function readJson(request: HttpRequest, limitBytes: number): Promise<unknown> {
  const type = (request.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const bytes = await request.readBody(limitBytes);
  if (type !== "application/json") throw new AppError("unsupported_media_type", "Send the body as application/json.");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("bad_request", "The body is not UTF-8.");
  }
  if (nestedDeeperThan(text, 32)) throw new AppError("bad_request", "The body is nested too deeply.");
  try {
    return JSON.parse(text, (key, value: unknown) => (key === "__proto__" ? undefined : value)) as unknown;
  } catch {
    throw new AppError("bad_request", "The body is not JSON.");
  }
}

function nestedDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (inString) {
      if (character === 0x5c) index += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return false;
}

function singleValues(query: URLSearchParams): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of query) if (name !== "__proto__") values[name] = value;
  return values;
}
