import "server-only";
import type { AcceptInvitationResponse, CreateInvitationResponse, Invitation, InvitationPage, InvitationPreview } from "@/lib/contracts/api/invitation";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { InvitationRow } from "@/lib/db/invitation";
import type { Accepted } from "@/lib/features/invitation/accept-invitation";
import type { CreatedInvitation } from "@/lib/features/invitation/create-invitation";
import type { InvitationStatus } from "@/lib/features/invitation/invitation-status";
import type { InvitationPageRows } from "@/lib/features/invitation/list-invitations";
import type { PreviewedInvitation } from "@/lib/features/invitation/preview-invitation";

function presentInvitation(row: InvitationRow, status: InvitationStatus): Invitation {
  const { id, email, role, invitedById, invitedByName, createdAt, expiresAt } = row;
  return {
    id: toWireId("invitation", id),
    email,
    role,
    status,
    invitedBy: { id: toWireId("member", invitedById), name: invitedByName },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

export function presentInvitationPage({ invitations, nextCursor, streamCursor }: InvitationPageRows): InvitationPage {
  return { data: invitations.map((row) => presentInvitation(row, row.status)), nextCursor, streamCursor };
}

export function presentCreatedInvitation({ invitation, mail, link }: CreatedInvitation): CreateInvitationResponse {
  return { invitation: presentInvitation(invitation, "pending"), mail, link };
}

export function presentPreview({ workspace, invitation, next }: PreviewedInvitation): InvitationPreview {
  const { email, role, invitedByName, expiresAt } = invitation;
  return { workspaceName: workspace.name, email, role, invitedByName, next, expiresAt: expiresAt.toISOString() };
}

export function presentAccepted({ workspace, memberId }: Accepted): AcceptInvitationResponse {
  return { workspace: { id: toWireId("workspace", workspace.id), slug: workspace.slug, name: workspace.name }, memberId: toWireId("member", memberId) };
}
