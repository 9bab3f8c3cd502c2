/** Jobs: work that is neither a turn nor a listener of the log. Payloads are ids; every handler can run twice. */
import { z } from "zod";

export const jobSchemas = {
  build_knowledge_index: z.object({ workspaceId: z.uuid() }),
  embed_knowledge: z.object({ workspaceId: z.uuid() }),
  /** Finds what articles say twice or against each other. */
  find_duplicates: z.object({ workspaceId: z.uuid() }),
  /** Writes the next pieces of an export and queues itself until it is whole. */
  export_workspace: z.object({ workspaceId: z.uuid(), exportId: z.uuid() }),
  /** Builds the index with the labels of a training, then gives every bot its version. */
  train_models: z.object({ workspaceId: z.uuid(), trainingId: z.uuid() }),
  /** Does what follows from the decision on a tool's call: calls it once, or ends it. */
  carry_out_call: z.object({ workspaceId: z.uuid(), callId: z.uuid() }),
  /** Tells the visitor what came of their request, once it is known. */
  tell_request: z.object({ workspaceId: z.uuid(), requestId: z.uuid() }),
  run_import: z.object({ workspaceId: z.uuid(), importId: z.uuid() }),
  /** Takes the bytes of a file that is gone out of the operator's bucket. */
  remove_object: z.object({ workspaceId: z.uuid(), fileId: z.uuid() }),
  send_mail: z.object({
    /** Stable: becomes the Message-ID, so that a mail sent twice is known as one. */
    mailId: z.uuid(),
    template: z.enum([
      "verify_email",
      "reset_password",
      "change_email",
      "invitation",
      "handoff_unaccepted",
      "approval_requested",
      "draft_assigned",
      "conversation_continued",
      "webhook_disabled",
      "notice_password_changed",
      "notice_email_change_requested",
      "notice_second_factor_enabled",
      "notice_second_factor_disabled",
      "notice_recovery_code_used",
      "notice_identity_linked",
      "workspace_received",
      "workspace_handed_over",
      "workspace_deletion_requested",
      "workspace_deletion_cancelled",
      "workspace_export_ready",
    ]),
    workspaceId: z.uuid().nullable(),
    /** What the template is about: an account token, an invitation, a conversation, an approval, a draft, a webhook, a member. The address and the link are read or made from it when sending. */
    subjectId: z.uuid(),
  }),
  /** One page of a replay: it queues the next one itself. `afterAt` and `afterId` are the last event of the page before. */
  replay_webhook: z.object({
    workspaceId: z.uuid(),
    webhookId: z.uuid(),
    afterAt: z.iso.datetime(),
    afterId: z.uuid(),
    until: z.iso.datetime(),
    which: z.enum(["failed", "all"]),
  }),
} as const;

export type JobName = keyof typeof jobSchemas;
export type JobPayload<N extends JobName> = z.infer<(typeof jobSchemas)[N]>;
