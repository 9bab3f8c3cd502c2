import "server-only";
/** A conversation as a text file, for both sides. */
import { conversationParamsSchema } from "@/lib/contracts/api/conversation";
import { getTranscript } from "@/lib/features/conversation/get-transcript";
import { type Endpoint, endpoint, type Reply } from "@/lib/http/endpoint";

function download({ text, startedAt }: { text: string; startedAt: Date }): Reply {
  const name = `conversation-${startedAt.toISOString().slice(0, 10)}.txt`;
  const headers = { "content-disposition": `attachment; filename="${name}"`, "content-security-policy": "sandbox; default-src 'none'" };
  return { kind: "text", status: 200, body: text, contentType: "text/plain; charset=utf-8", headers };
}

export const transcriptEndpoints: readonly Endpoint[] = [
  endpoint({
    name: "getVisitorTranscript",
    method: "GET",
    path: "/api/widget/v1/conversations/{conversationId}/transcript",
    summary: "The conversation as plain text to keep.",
    auth: "visitor",
    scope: "public",
    params: conversationParamsSchema,
    response: null,
    contentType: "text/plain",
    status: 200,
    perMinute: 10,
    handle: async ({ actor, params }) => download(await getTranscript(actor, params.conversationId)),
  }),
  endpoint({
    name: "getTranscript",
    method: "GET",
    path: "/api/v1/conversations/{conversationId}/transcript",
    summary: "The conversation as its visitor saw it, as plain text: without private notes.",
    auth: "member",
    scope: "conversation:read",
    params: conversationParamsSchema,
    response: null,
    contentType: "text/plain",
    status: 200,
    perMinute: 60,
    handle: async ({ actor, params }) => download(await getTranscript(actor, params.conversationId)),
  }),
];
