/** A refused or failed request as the screens see it: the problem that the server described, or that nothing came back. */
import type { Problem } from "@/lib/contracts/problem";

export type ApiProblem = Error & {
  readonly problem: true;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The server's code, or `offline` when no answer came. */
  readonly code: string;
  readonly title: string;
  /** A sentence for the person: what happened and what to do. */
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: NonNullable<Problem["errors"]>;
  /** The whole body: a conflict carries the present representation in it. */
  readonly body: Record<string, unknown>;
  readonly retryAfterSeconds: number | null;
};

export function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof Error && (error as Partial<ApiProblem>).problem === true;
}

export function offlineProblem(): ApiProblem {
  return toProblem(0, { code: "offline", title: "No connection", detail: "The server did not answer. What you typed is still here; try again." });
}

/** Reads a refusal; a body that is no problem document (a proxy's HTML page) still becomes a sentence. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const body: unknown = isJson ? await response.json().catch(() => null) : null;
  const retryAfter = Number(response.headers.get("retry-after"));
  return toProblem(response.status, (body ?? {}) as Record<string, unknown>, Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null);
}

/** The message to show for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  if (!isApiProblem(error)) return "Something went wrong in this window. Reload the page and try again.";
  const [first] = error.errors;
  return error.code === "validation_failed" && first ? `Nothing was saved: ${nameOf(first.path)} ${first.message.replace(/\.$/, "")}.` : error.detail;
}

/** "base url (model)" for `body.model.baseUrl`, "sites" for `body.sites.1`, "to (office hours, periods 2)" for `body.officeHours.periods.1.to`. */
function nameOf(path: string): string {
  const parts = path
    .replace(/^body\./, "")
    .replace(/\.(\d+)/g, (_, place) => ` ${Number(place) + 1}`)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(".");
  const last = parts.pop()?.replace(/ \d+$/, "") ?? "";
  return parts.length > 0 ? `${last} (${parts.join(", ")})` : last;
}

/** The server's words about one field of the body, by its path (`model.baseUrl`, `sites.1`), or null. */
export function fieldError(error: unknown, path: string): string | null {
  if (!isApiProblem(error)) return null;
  const found = error.errors.find((entry) => isAtOrBelow(entry.path.replace(/^body\./, ""), path));
  return found ? `${found.message.charAt(0).toUpperCase()}${found.message.slice(1)}.`.replace(/([.!?])\.$/, "$1") : null;
}

function isAtOrBelow(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}

function toProblem(status: number, body: Record<string, unknown>, retryAfterSeconds: number | null = null): ApiProblem {
  const known = body as Partial<Problem>;
  const title = known.title ?? "The server could not answer";
  const detail = known.detail ?? `The server answered with ${status} and no explanation. Try again in a moment.`;
  return Object.assign(new Error(detail), {
    problem: true as const,
    status,
    code: known.code ?? "internal",
    title,
    detail,
    requestId: known.requestId ?? null,
    errors: known.errors ?? [],
    body,
    retryAfterSeconds,
  });
}
