import "server-only";
import type { Me } from "@/lib/contracts/api/account";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { MyAccount } from "@/lib/features/account/get-me";

export function presentMe({ account, mailConfigured, memberships }: MyAccount): Me {
  const { accountId, name, email, emailVerified, isOperator } = account;
  return {
    account: { id: toWireId("account", accountId), name, email, emailVerified, isOperator },
    mailConfigured,
    memberships: memberships.map(({ workspaceId, slug, workspaceName, memberId, role }) => ({
      workspace: { id: toWireId("workspace", workspaceId), slug, name: workspaceName },
      memberId: toWireId("member", memberId),
      role,
    })),
  };
}
