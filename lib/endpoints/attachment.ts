import "server-only";
/** Files in conversations: uploads of both sides, addresses, and the files themselves, which are only ever downloads. */
import { z } from "zod";
import type { MemberActor, VisitorActor } from "@/lib/access/actor";
import { attachmentParamsSchema, conversationParamsSchema } from "@/lib/contracts/api/conversation";
import { attachmentAddressSchema, uploadResponseSchema } from "@/lib/contracts/widget/attachment";
import { attachmentLimitBytes } from "@/lib/core/file/file-limits";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { getAttachmentAddress } from "@/lib/features/attachment/get-attachment-address";
import { type OpenedFile, openFile } from "@/lib/features/attachment/open-file";
import { readAttachment } from "@/lib/features/attachment/read-attachment";
import { requireUploadPlace, uploadAttachment } from "@/lib/features/attachment/upload-attachment";
import { type Endpoint, endpoint, type HttpRequest, json, type Reply } from "@/lib/http/endpoint";
import { presentFiles } from "@/lib/moves/present-decision";
import { AppError } from "@/lib/platform/errors";

const uploadErrors = [
  "bad_request",
  "client_id_reused",
  "file_refused",
  "file_limit_reached",
  "limit_full",
  "payload_too_large",
  "unsupported_media_type",
  "not_found",
] as const;

async function takeUpload(actor: VisitorActor | MemberActor, conversationId: ConversationId, request: HttpRequest) {
  // Before anything is read: nobody sends ten megabytes to what is not theirs.
  await requireUploadPlace(actor, conversationId);
  const type = (request.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/octet-stream") throw new AppError("unsupported_media_type", "Send a file as application/octet-stream.");
  const clientId = z.uuid().safeParse(request.header("handrail-client-id"));
  if (!clientId.success) throw new AppError("bad_request", "Name the upload by a uuid in the header handrail-client-id.");
  const bytes = await request.readBody(attachmentLimitBytes);
  const { id, name, contentType, sizeBytes, erased } = await uploadAttachment(actor, conversationId, {
    clientId: clientId.data.toLowerCase(),
    name: fileName(request),
    bytes,
  });
  return json(201, { attachment: presentFiles([{ id, name, contentType, sizeBytes, erased }])[0] });
}

/** Percent-encoded, because headers hold no other letters. */
function fileName(request: HttpRequest): string {
  const given = (request.header("handrail-file-name") ?? "").slice(0, 1500);
  try {
    return decodeURIComponent(given);
  } catch {
    throw new AppError("bad_request", "The header handrail-file-name is not percent-encoded.");
  }
}

/** RFC 6266: an ASCII name for old programs, the real one beside it. */
function disposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** `readers`: who may read it in a browser. Pages of other sites read what the visitor's token asked for. */
function download({ name, contentType, sizeBytes, pieces }: OpenedFile, readers: "same-origin" | "cross-origin"): Reply {
  return {
    kind: "bytes",
    status: 200,
    pieces,
    sizeBytes,
    contentType,
    headers: {
      "content-disposition": disposition(name),
      // Whatever a browser takes it for, nothing in it runs.
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": readers,
      "referrer-policy": "no-referrer",
    },
  };
}

const visitorBase = "/api/widget/v1/conversations/{conversationId}/attachments";
const memberBase = "/api/v1/conversations/{conversationId}/attachments";

export const attachmentEndpoints: readonly Endpoint[] = [
  endpoint({
    name: "uploadVisitorAttachment",
    method: "POST",
    path: visitorBase,
    summary: "Upload a file (application/octet-stream, 10 MB at most); a message takes it along.",
    auth: "visitor",
    scope: "public",
    params: conversationParamsSchema,
    upload: "named by headers",
    bodyLimitBytes: attachmentLimitBytes,
    idempotent: false,
    response: uploadResponseSchema,
    status: 201,
    errors: uploadErrors,
    perMinute: 30,
    handle: ({ actor, params, request }) => takeUpload(actor, params.conversationId, request),
  }),
  endpoint({
    name: "getVisitorAttachmentAddress",
    method: "GET",
    path: `${visitorBase}/{attachmentId}/address`,
    summary: "An address that gives the file for ten minutes.",
    auth: "visitor",
    scope: "public",
    params: attachmentParamsSchema,
    response: attachmentAddressSchema,
    status: 200,
    perMinute: 120,
    handle: async ({ actor, params }) => json(200, await getAttachmentAddress(actor, params.conversationId, params.attachmentId)),
  }),
  endpoint({
    name: "getVisitorAttachment",
    method: "GET",
    path: `${visitorBase}/{attachmentId}`,
    summary: "The file itself, always as a download. For the widget, which links to no file.",
    auth: "visitor",
    scope: "public",
    params: attachmentParamsSchema,
    response: null,
    status: 200,
    perMinute: 240,
    handle: async ({ actor, params }) => download(await readAttachment(actor, params.conversationId, params.attachmentId), "cross-origin"),
  }),
  endpoint({
    name: "uploadAttachment",
    method: "POST",
    path: memberBase,
    summary: "Upload a file (application/octet-stream, 10 MB at most); a reply takes it along.",
    auth: "member",
    scope: "conversation:reply",
    params: conversationParamsSchema,
    upload: "named by headers",
    bodyLimitBytes: attachmentLimitBytes,
    idempotent: false,
    response: uploadResponseSchema,
    status: 201,
    errors: uploadErrors,
    perMinute: 120,
    handle: ({ actor, params, request }) => takeUpload(actor, params.conversationId, request),
  }),
  endpoint({
    name: "getAttachmentAddress",
    method: "GET",
    path: `${memberBase}/{attachmentId}/address`,
    summary: "An address that gives the file for ten minutes.",
    auth: "member",
    scope: "conversation:read",
    params: attachmentParamsSchema,
    response: attachmentAddressSchema,
    status: 200,
    handle: async ({ actor, params }) => json(200, await getAttachmentAddress(actor, params.conversationId, params.attachmentId)),
  }),
  endpoint({
    name: "getFile",
    method: "GET",
    path: "/api/v1/files/{fileToken}",
    summary: "The file of a signed address, always as a download.",
    auth: "public",
    scope: "public",
    params: z.object({ fileToken: z.string().max(400) }),
    response: null,
    contentType: "application/octet-stream",
    status: 200,
    errors: ["link_invalid"],
    perMinute: 300,
    handle: async ({ params }) => download(await openFile(params.fileToken), "same-origin"),
  }),
];
