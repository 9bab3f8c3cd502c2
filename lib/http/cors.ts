import "server-only";
/**
 * The visitor API is called from other people's pages. A preflight cannot name its channel, so it echoes any origin; the real request
 * is refused unless its origin is on the channel's list (a filter, not authentication; the token authenticates).
 */
import type { HttpRequest } from "./endpoint";

const prefix = "/api/widget/";

/** The answer to a preflight under the visitor API; null for every other request. */
export function preflight(request: HttpRequest): Record<string, string> | null {
  if (request.method !== "OPTIONS" || !request.path.startsWith(prefix)) return null;
  return {
    ...corsHeaders(request),
    "access-control-allow-methods": "GET, POST, PATCH, DELETE",
    "access-control-allow-headers": "authorization, content-type, last-event-id, handrail-client-id, handrail-file-name",
    "access-control-max-age": "7200",
  };
}

export function corsHeaders(request: HttpRequest): Record<string, string> {
  if (!request.path.startsWith(prefix)) return {};
  const origin = request.header("origin");
  return origin === null
    ? {}
    : { "access-control-allow-origin": origin, "access-control-expose-headers": "ratelimit, ratelimit-policy, retry-after, x-request-id", vary: "Origin" };
}
