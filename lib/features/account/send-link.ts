import "server-only";
/** Makes a single-use link and puts its mail into the queue, in the caller's transaction. */
import { accountLinkToken, linkTokenHash } from "@/lib/access/link-token";
import type { MailState } from "@/lib/contracts/api/account";
import type { AccountId } from "@/lib/core/kernel/ids";
import { createAccountToken, type LinkPurpose } from "@/lib/db/account";
import type { Tx } from "@/lib/db/tx";
import { isMailConfigured } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";

/** How long a link works. */
const linkLifeMs: Record<LinkPurpose, number> = { verify_email: 24 * 3_600_000, reset_password: 3_600_000 };

export function mailState(): MailState {
  return isMailConfigured() ? "queued" : "not_configured";
}

/** Does nothing without a mail server. The mail's id is the token's id. */
export async function sendAccountLink(tx: Tx, accountId: AccountId, purpose: LinkPurpose): Promise<void> {
  if (!isMailConfigured()) return;
  const id = newId<"account">() as string;
  await createAccountToken(tx, {
    id,
    accountId,
    purpose,
    tokenHash: linkTokenHash(accountLinkToken(id)),
    expiresAt: new Date(tx.now.getTime() + linkLifeMs[purpose]),
  });
  await enqueue(tx, "send_mail", { mailId: id, template: purpose, workspaceId: null, subjectId: accountId });
}
