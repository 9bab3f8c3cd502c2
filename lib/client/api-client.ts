/**
 * The browser's only way to the server. One client per workspace (or none, for account calls); answers are typed by the contracts that the
 * server's tests check, so they are not parsed again here. Every refusal is thrown as an ApiProblem.
 */
import { isApiProblem, offlineProblem, readProblem } from "./api-problem";

export type Query = Record<string, string | number | boolean | null | undefined>;

export type Api = {
  /** The workspace's slug; null for calls about the account. */
  readonly slug: string | null;
  get<T>(path: string, options?: { query?: Query; signal?: AbortSignal }): Promise<T>;
  /** A creating POST passes a key of its own making, so that a retry creates nothing twice. */
  post<T>(path: string, body?: unknown, options?: { idempotencyKey?: string; signal?: AbortSignal }): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
  del<T>(path: string): Promise<T>;
  /** Sends a file's bytes; a retry with the same client id gets the first answer. */
  upload<T>(path: string, file: File, options: { clientId: string; signal?: AbortSignal }): Promise<T>;
};

type Call = {
  method: string;
  path: string;
  query?: Query;
  body?: unknown;
  file?: { bytes: File; clientId: string };
  idempotencyKey?: string;
  signal?: AbortSignal;
};

export function createApi(slug: string | null): Api {
  return {
    slug,
    get: (path, options) => send(slug, { method: "GET", path, ...options }),
    post: (path, body, options) => send(slug, { method: "POST", path, body: body ?? {}, ...options }),
    put: (path, body) => send(slug, { method: "PUT", path, body }),
    patch: (path, body) => send(slug, { method: "PATCH", path, body }),
    del: (path) => send(slug, { method: "DELETE", path }),
    upload: (path, bytes, { clientId, signal }) => send(slug, { method: "POST", path, file: { bytes, clientId }, signal }),
  };
}

/** A key for one attempt to create something: keep it over retries of that attempt. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

let isSigningOut = false;

/** The session has ended: leaves for the sign-in page, which leads back to the page that is open now. */
export function leaveForSignIn(): void {
  if (isSigningOut) return;
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

/** From here on whoever signs out also leaves the page: a refused call no longer does, until a browser brings the page back. */
export function beginSignOut(): void {
  isSigningOut = true;
  window.addEventListener("pageshow", () => (isSigningOut = false), { once: true });
}

async function send<T>(slug: string | null, call: Call): Promise<T> {
  const response = await request(slug, call);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem = await readProblem(response);
  if (problem.code === "unauthenticated") leaveForSignIn();
  throw problem;
}

async function request(slug: string | null, call: Call): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (slug !== null) headers["handrail-workspace"] = slug;
  if (call.body !== undefined) headers["content-type"] = "application/json";
  if (call.file) {
    headers["content-type"] = "application/octet-stream";
    headers["handrail-client-id"] = call.file.clientId;
    // Percent-encoded: a header holds no other letters.
    headers["handrail-file-name"] = encodeURIComponent(call.file.bytes.name);
  }
  if (call.idempotencyKey) headers["idempotency-key"] = call.idempotencyKey;
  try {
    return await fetch(call.path + queryString(call.query), {
      method: call.method,
      headers,
      body: call.file?.bytes ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
      credentials: "same-origin",
      cache: "no-store",
      signal: call.signal,
    });
  } catch (error) {
    if (isApiProblem(error) || (error instanceof DOMException && error.name === "AbortError")) throw error;
    throw offlineProblem();
  }
}

function queryString(query: Query | undefined): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => (value === null || value === undefined || value === "" ? [] : [[name, String(value)]]));
  return pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : "";
}
