/** Files in a conversation. They are uploaded first (`application/octet-stream`), then named by the message that sends them. */
import { z } from "zod";
import { attachmentsPerMessage } from "@/lib/core/file/file-limits";
import { wireId, wireIdInput } from "../wire-id";

export const attachmentSchema = z.object({
  id: wireId("file"),
  /** Cleaned: without a path, control or direction characters, with an ending that fits what the file is. */
  name: z.string(),
  contentType: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  /** Its bytes and its name are gone. */
  erased: z.boolean(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** Ids of files that were uploaded to the same conversation by the same sender and are not sent yet. */
export const attachmentIds = z
  .array(wireIdInput("file"))
  .max(attachmentsPerMessage, `at most ${attachmentsPerMessage} files`)
  .transform((ids) => [...new Set(ids)]);

/** Answer to an upload. Headers of the upload: `handrail-client-id` (a uuid: a retry gets the first answer) and `handrail-file-name` (percent-encoded). */
export const uploadResponseSchema = z.object({ attachment: attachmentSchema });
export type UploadResponse = z.infer<typeof uploadResponseSchema>;

/** An address that gives the file, always as a download, to whoever has it until it expires. */
export const attachmentAddressSchema = z.object({ url: z.string(), expiresAt: z.iso.datetime() });
export type AttachmentAddress = z.infer<typeof attachmentAddressSchema>;
