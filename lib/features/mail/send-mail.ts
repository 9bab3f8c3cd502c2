import "server-only";
/**
 * Writes and sends one mail of the queue. The job holds ids only: the address is read and the link is made here. It can run twice; the second
 * mail has the Message-ID of the first.
 */
import { asSystem } from "@/lib/access/actor";
import { accountLinkToken, conversationMailToken, invitationLinkToken } from "@/lib/access/link-token";
import type { JobPayload } from "@/lib/contracts/jobs/job-types";
import { assertNever } from "@/lib/core/kernel/assert-never";
import type { AccountId, ApprovalId, ConversationId, DraftId, InvitationId, MemberId, WebhookId, WorkspaceId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { roles, scopesOfRole } from "@/lib/core/rbac/scopes";
import { linkAddress, linkPaths } from "@/lib/core/workspace/link-paths";
import { findAccount, findTokenEmail } from "@/lib/db/account";
import { findInvitation } from "@/lib/db/invitation";
import { findMailWithMessages } from "@/lib/db/conversation-mail";
import { withWorkspace, withWorkspaceSql } from "@/lib/db/tx";
import { findUnacceptedHandoff } from "@/lib/db/unaccepted-handoff";
import { findWebhook, listWebhookKeepers } from "@/lib/db/webhook";
import { findWorkspace } from "@/lib/db/workspace";
import { smtpSender } from "@/lib/integrations/email/smtp";
import { accountNoticeLetter, type NoticeKind } from "@/lib/integrations/email/account-notices";
import {
  accountExistsLetter,
  conversationContinuedLetter,
  changeEmailLetter,
  handoffUnacceptedLetter,
  invitationLetter,
  resetPasswordLetter,
  verifyEmailLetter,
  webhookDisabledLetter,
} from "@/lib/integrations/email/templates";
import { now } from "@/lib/platform/clock";
import { isMailConfigured, publicUrl } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { type Addressed, addressConfirmed } from "./address-confirmed";
import { writeApprovalRequested, writeDraftAssigned } from "./write-decision-mail";
import { writeWorkspaceMail } from "./write-workspace-mail";

/** Rejects when the mail server refuses or cannot be reached: the queue tries again. What the mail was about being over, nothing is sent. */
export async function sendMail(payload: JobPayload<"send_mail">): Promise<void> {
  if (!isMailConfigured()) {
    log.warn("a mail was not sent: there is no mail server any more", { subjectId: payload.mailId });
    return;
  }
  const host = new URL(publicUrl()).hostname;
  for (const { to, letter, part } of await write(payload)) {
    await smtpSender().send({ messageId: `${payload.mailId}${part ? `.${part}` : ""}@${host}`, to, ...letter });
  }
}

async function write(payload: JobPayload<"send_mail">): Promise<Addressed[]> {
  const { template, mailId, subjectId, workspaceId } = payload;
  switch (template) {
    case "verify_email":
      return writeVerification(mailId, subjectId as AccountId);
    case "reset_password":
      return writeReset(mailId, subjectId as AccountId);
    case "change_email":
      return writeEmailChange(mailId);
    case "notice_password_changed":
    case "notice_email_change_requested":
    case "notice_second_factor_enabled":
    case "notice_second_factor_disabled":
    case "notice_recovery_code_used":
    case "notice_identity_linked":
      return writeNotice(template, subjectId as AccountId);
    case "workspace_received":
    case "workspace_handed_over":
    case "workspace_deletion_requested":
    case "workspace_deletion_cancelled":
    case "workspace_export_ready":
      return workspaceId === null ? [] : writeWorkspaceMail(template, workspaceId as WorkspaceId, subjectId as MemberId);
    case "invitation":
      return workspaceId === null ? [] : writeInvitation(workspaceId as WorkspaceId, subjectId as InvitationId);
    case "conversation_continued":
      return workspaceId === null ? [] : writeContinued(workspaceId as WorkspaceId, subjectId);
    case "handoff_unaccepted":
      return workspaceId === null ? [] : writeUnaccepted(workspaceId as WorkspaceId, subjectId as ConversationId);
    case "approval_requested":
      return workspaceId === null ? [] : writeApprovalRequested(workspaceId as WorkspaceId, subjectId as ApprovalId);
    case "draft_assigned":
      return workspaceId === null ? [] : writeDraftAssigned(workspaceId as WorkspaceId, subjectId as DraftId);
    case "webhook_disabled":
      return workspaceId === null ? [] : writeWebhookDisabled(workspaceId as WorkspaceId, subjectId as WebhookId);
    default:
      return assertNever(template);
  }
}

async function writeVerification(mailId: string, accountId: AccountId): Promise<Addressed[]> {
  const account = await findAccount(accountId);
  if (!account) return [];
  const letter = account.emailVerified
    ? accountExistsLetter({ signInLink: `${publicUrl()}/sign-in`, resetLink: `${publicUrl()}${linkPaths.resetPassword}` })
    : verifyEmailLetter({ link: linkAddress(publicUrl(), linkPaths.verifyEmail, accountLinkToken(mailId)) });
  return [{ to: account.email, letter }];
}

async function writeReset(mailId: string, accountId: AccountId): Promise<Addressed[]> {
  const account = await findAccount(accountId);
  return account
    ? [{ to: account.email, letter: resetPasswordLetter({ link: linkAddress(publicUrl(), linkPaths.resetPassword, accountLinkToken(mailId)) }) }]
    : [];
}

async function writeEmailChange(tokenId: string): Promise<Addressed[]> {
  const to = await findTokenEmail(tokenId, now());
  return to === null ? [] : [{ to, letter: changeEmailLetter({ link: linkAddress(publicUrl(), linkPaths.changeEmail, accountLinkToken(tokenId)) }) }];
}

/** Only confirmed addresses get mails that nobody at them asked for. */
async function writeNotice(template: NoticeKind, accountId: AccountId): Promise<Addressed[]> {
  const account = await findAccount(accountId);
  return account?.emailVerified ? [{ to: account.email, letter: accountNoticeLetter(template, { accountLink: `${publicUrl()}/account` }) }] : [];
}

async function writeInvitation(workspaceId: WorkspaceId, invitationId: InvitationId): Promise<Addressed[]> {
  return withWorkspace(asSystem(workspaceId, "invitation mail"), async (tx) => {
    const invitation = await findInvitation(tx, invitationId);
    const workspace = await findWorkspace(tx);
    if (!invitation || !workspace || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= tx.now) return [];
    const link = linkAddress(publicUrl(), linkPaths.acceptInvitation, invitationLinkToken(invitationId, "mailed"));
    return [
      { to: invitation.email, letter: invitationLetter({ link, workspaceName: workspace.name, inviterName: invitation.invitedByName, role: invitation.role }) },
    ];
  });
}

async function writeContinued(workspaceId: WorkspaceId, mailId: string): Promise<Addressed[]> {
  const read = await withWorkspaceSql(asSystem(workspaceId, "conversation mail"), (tx) => findMailWithMessages(tx, mailId));
  if (!read) return [];
  const link = linkAddress(publicUrl(), linkPaths.continueConversation, conversationMailToken(workspaceId, mailId));
  return [{ to: read.email, letter: conversationContinuedLetter({ link, channelName: read.channelName, messages: read.messages }) }];
}

async function writeUnaccepted(workspaceId: WorkspaceId, conversationId: ConversationId): Promise<Addressed[]> {
  const claimers = roles.filter((role) => scopesOfRole[role].includes("conversation:claim"));
  const read = await withWorkspace(asSystem(workspaceId, "handoff mail"), async (tx) => {
    const handoff = await findUnacceptedHandoff(tx, conversationId, claimers);
    const workspace = await findWorkspace(tx);
    return handoff && workspace ? { handoff, workspace, now: tx.now } : null;
  });
  if (!read) return [];
  const { handoff, workspace, now } = read;
  const link = `${publicUrl()}/w/${workspace.slug}/inbox/${toWireId("conversation", conversationId)}`;
  const letter = handoffUnacceptedLetter({ link, workspaceName: workspace.name, waitedMinutes: (now.getTime() - handoff.requestedAt.getTime()) / 60_000 });
  return addressConfirmed(handoff.recipients, letter);
}

async function writeWebhookDisabled(workspaceId: WorkspaceId, webhookId: WebhookId): Promise<Addressed[]> {
  const keepers = roles.filter((role) => scopesOfRole[role].includes("webhook:write"));
  const read = await withWorkspace(asSystem(workspaceId, "webhook mail"), async (tx) => {
    const webhook = await findWebhook(tx, webhookId);
    const workspace = await findWorkspace(tx);
    return webhook?.state === "disabled" && workspace ? { webhook, workspace, recipients: await listWebhookKeepers(tx, keepers) } : null;
  });
  if (!read) return [];
  const { webhook, workspace, recipients } = read;
  const letter = webhookDisabledLetter({
    link: `${publicUrl()}/w/${workspace.slug}/settings/webhooks/${toWireId("webhook", webhookId)}`,
    workspaceName: workspace.name,
    host: new URL(webhook.url).host,
    cause: webhook.disabledCause === "gone" ? "gone" : "failing",
  });
  return addressConfirmed(recipients, letter);
}
