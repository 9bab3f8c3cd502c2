import "server-only";
/** A mail to owners about the workspace itself, in the transaction of what it tells. */
import type { JobPayload } from "@/lib/contracts/jobs/job-types";
import type { MemberId } from "@/lib/core/kernel/ids";
import type { Tx } from "@/lib/db/tx";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";

export type WorkspaceMail = Extract<JobPayload<"send_mail">["template"], `workspace_${string}`>;

/** Does nothing without a mail server. `memberId`: whom it concerns, the one who acted or the one who gets it. */
export async function sendWorkspaceMail(tx: Tx, template: WorkspaceMail, memberId: MemberId): Promise<void> {
  if (env().SMTP_URL === undefined) return;
  await enqueue(tx, "send_mail", { mailId: newId(), template, workspaceId: tx.workspaceId, subjectId: memberId });
}
