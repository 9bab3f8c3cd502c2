/** Requests to the visitor API: the token in the Authorization header, never a cookie; answers are JSON or a problem. */
import type { Problem } from "@/lib/contracts/problem";
import { retryAfterMs } from "./backoff";
import { toJson } from "./json";

const timeoutMs = 20_000;

/** Why a request failed. `status` 0: no answer came (no network, a timeout, or something that is not our server). */
export interface Failure {
  status: number;
  code: string;
  detail: string;
  /** What is wrong with which field of what was sent. */
  errors?: Problem["errors"];
  /** What the server's Retry-After asks for. */
  retryAfterMs: number | null;
}

/** Exactly one of the two is set, but for an answer without content: then neither is. */
export interface Answer<T> {
  body?: T;
  failure?: Failure;
}

/** True when the same request can succeed soon: no answer, a busy or broken server. An allowance that is used up is so until tomorrow. */
export function isTemporary({ status, code }: Failure): boolean {
  return !status || status === 408 || (status === 429 && code !== "limit_reached") || status >= 500;
}

export async function failureOf(response: Response): Promise<Failure> {
  const { code = "unknown", detail = "", errors } = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return { status: response.status, code, detail, errors, retryAfterMs: retryAfterMs(response.headers.get("Retry-After")) };
}

export interface Api {
  /** Ends with a slash. */
  base: string;
  token(): string | null;
  /** Never throws. */
  request<T>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
  /** An open event stream; throws what fetch throws. */
  stream(path: string, lastSeq: number, signal: AbortSignal): Promise<Response>;
}

/** `base` ends with a slash. */
export function createApi(base: string, token: () => string | null): Api {
  const send = (path: string, init: RequestInit, headers: Record<string, string>): Promise<Response> => {
    // A new session names its old token in the body: one that is no longer valid must not stand in its way.
    const known = init.method === "POST" && path === "sessions" ? null : token();
    if (known) headers.Authorization = `Bearer ${known}`;
    return fetch(base + path, { ...init, headers, credentials: "omit", cache: "no-store" });
  };

  return {
    base,
    token,
    async request<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
      const abort = new AbortController();
      const timer = setTimeout(() => abort.abort(), timeoutMs);
      try {
        const response = await send(path, { method, body: toJson(body), signal: abort.signal }, body ? { "Content-Type": "application/json" } : {});
        if (!response.ok) return { failure: await failureOf(response) };
        const text = await response.text();
        return text ? { body: JSON.parse(text) as T } : {};
      } catch {
        return { failure: { status: 0, code: "network", detail: "", retryAfterMs: null } };
      } finally {
        clearTimeout(timer);
      }
    },
    stream: (path, lastSeq, signal) => send(path, { signal }, { "Last-Event-ID": String(lastSeq) }),
  };
}
