import "server-only";
/** A mail about something that changed who can sign in, so that a person whom it was not hears of it. In the transaction of the change. */
import type { JobPayload } from "@/lib/contracts/jobs/job-types";
import type { AccountId } from "@/lib/core/kernel/ids";
import type { Tx } from "@/lib/db/tx";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";

export type AccountNotice = Extract<JobPayload<"send_mail">["template"], `notice_${string}`>;

/** Does nothing without a mail server; what is sent goes to a confirmed address only. */
export async function sendAccountNotice(tx: Tx, accountId: AccountId, notice: AccountNotice): Promise<void> {
  if (env().SMTP_URL === undefined) return;
  await enqueue(tx, "send_mail", { mailId: newId(), template: notice, workspaceId: null, subjectId: accountId });
}
