import "server-only";
/** The console's event stream. */
import { followWorkspace } from "@/lib/features/audit/follow-workspace";
import { type Endpoint, endpoint } from "@/lib/http/endpoint";

export const streamEndpoints: Endpoint[] = [
  endpoint({
    name: "followWorkspace",
    method: "GET",
    path: "/api/v1/stream",
    summary: "Server-sent events of the workspace: sealed facts by number from Last-Event-ID on, hints and typing.",
    auth: "member",
    scope: "conversation:read",
    response: null,
    status: 200,
    contentType: "text/event-stream",
    perMinute: 120,
    handle: async ({ actor, request }) => {
      const last = request.header("last-event-id");
      const seq = last === null || !/^\d{1,15}$/.test(last) ? null : Number(last);
      return { kind: "stream", open: await followWorkspace(actor, seq) };
    },
  }),
];
