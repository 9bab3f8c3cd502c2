/** Requests to the visitor API: the token in the Authorization header, never a cookie; answers are JSON or a problem. */
import type { Problem } from "@/lib/contracts/problem";
import { retryAfterMs } from "./backoff";

const timeoutMs = 20_000;

/** Why a request failed. `status` 0: no answer came (network, timeout). */
export interface Failure {
  status: number;
  code: string;
  detail: string;
  /** What the server's Retry-After asks for. */
  retryAfterMs: number | null;
}

export type Answer<T> = { ok: true; body: T } | { ok: false; failure: Failure };

/** True when the same request can succeed later: no answer, a busy or broken server. */
export function isTemporary(failure: Failure): boolean {
  return failure.status === 0 || failure.status === 408 || failure.status === 425 || failure.status === 429 || failure.status >= 500;
}

export const isTokenInvalid = (failure: Failure): boolean => failure.status === 401;

export async function failureOf(response: Response): Promise<Failure> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return {
    status: response.status,
    code: problem.code ?? `http_${response.status}`,
    detail: problem.detail ?? problem.title ?? "",
    retryAfterMs: retryAfterMs(response.headers.get("Retry-After"), Date.now()),
  };
}

export const noAnswer: Failure = { status: 0, code: "network", detail: "", retryAfterMs: null };

export interface Api {
  /** Never throws. `body` is null for an answer without content. `anonymous` leaves the token out. */
  request<T>(method: string, path: string, body?: unknown, anonymous?: boolean): Promise<Answer<T>>;
  /** An open event stream; throws what fetch throws. */
  stream(path: string, lastSeq: number, signal: AbortSignal): Promise<Response>;
}

/** `base` ends with a slash. */
export function createApi(base: string, token: () => string | null): Api {
  const headers = (extra: Record<string, string>, anonymous = false): Record<string, string> => {
    const bearer = anonymous ? null : token();
    return bearer ? { ...extra, Authorization: `Bearer ${bearer}` } : extra;
  };
  const common = { credentials: "omit", cache: "no-store", referrerPolicy: "strict-origin-when-cross-origin" } as const;

  return {
    async request<T>(method: string, path: string, body?: unknown, anonymous = false): Promise<Answer<T>> {
      const abort = new AbortController();
      const timer = setTimeout(() => abort.abort(), timeoutMs);
      try {
        const response = await fetch(base + path, {
          ...common,
          method,
          headers: headers(body === undefined ? {} : { "Content-Type": "application/json" }, anonymous),
          body: body === undefined ? undefined : JSON.stringify(body),
          signal: abort.signal,
        });
        if (!response.ok) return { ok: false, failure: await failureOf(response) };
        const text = await response.text();
        return { ok: true, body: (text ? JSON.parse(text) : null) as T };
      } catch {
        return { ok: false, failure: noAnswer };
      } finally {
        clearTimeout(timer);
      }
    },
    stream: (path, lastSeq, signal) =>
      fetch(base + path, {
        ...common,
        headers: headers({ Accept: "text/event-stream", "Last-Event-ID": String(lastSeq) }),
        signal,
      }),
  };
}
