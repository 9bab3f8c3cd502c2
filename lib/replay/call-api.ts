/** Requests as a careful client makes them: what failed on the way is sent again, and a server that asks to wait is obeyed. */
import { setTimeout as pause } from "node:timers/promises";

export type ApiAnswer = { status: number; body: unknown; headers: Headers };

export type ApiCall = { method: string; url: string; headers?: Record<string, string>; body?: unknown };

/** What happened to all requests of a run; counted here because only here they are seen. */
export type Traffic = { requests: number; retries: number; waitedForLimit: number };

export const newTraffic = (): Traffic => ({ requests: 0, retries: 0, waitedForLimit: 0 });

const attempts = 40;
const requestTimeoutMs = 30_000;

/**
 * Sends until there is an answer below 500 that is not 429: a lost connection, a timeout and a server's failure are tried again with growing
 * pauses, 429 after its Retry-After, without limit. Only for requests that may be repeated. Throws after forty failures, about three minutes: a process that was killed on a busy machine is back by then.
 */
export async function callApi(call: ApiCall, traffic: Traffic): Promise<ApiAnswer> {
  for (let failures = 0; ;) {
    traffic.requests += 1;
    const answer = await once(call);
    if (!(answer instanceof Error)) {
      if (answer.status === 429) {
        traffic.waitedForLimit += 1;
        await pause(Math.max(200, Number(answer.headers.get("retry-after") ?? "1") * 1000) * (1 + Math.random() * 0.2));
        continue;
      }
      if (answer.status < 500) return answer;
    }
    failures += 1;
    traffic.retries += 1;
    if (failures === attempts) throw answer instanceof Error ? answer : new Error(`${call.method} ${new URL(call.url).pathname} answered ${answer.status}.`);
    await pause(Math.min(5000, 100 * 2 ** failures) * (0.5 + Math.random()));
  }
}

async function once({ method, url, headers, body }: ApiCall): Promise<ApiAnswer | Error> {
  try {
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers: { ...headers, ...(body === undefined || body instanceof URLSearchParams ? {} : { "content-type": "application/json" }) },
      body: body === undefined ? undefined : body instanceof URLSearchParams ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return { status: response.status, body: isJson && text !== "" ? JSON.parse(text) : null, headers: response.headers };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The body of a success; throws what the server said otherwise. */
export function requireOk<T>(answer: ApiAnswer, what: string): T {
  if (answer.status < 300) return answer.body as T;
  const detail = (answer.body as { detail?: string } | null)?.detail;
  throw new Error(`${what}: ${answer.status} ${detail ?? ""}`.trim());
}
