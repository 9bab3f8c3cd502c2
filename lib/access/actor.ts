import "server-only";
/** Who is asking. The first argument of every use-case; made only in this room. */
import type { AccountId, ChannelId, MemberId, SessionId, VisitorId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Role, type Scope } from "@/lib/core/rbac/scopes";
import { AppError } from "@/lib/platform/errors";

export type MemberActor = {
  kind: "member";
  workspaceId: WorkspaceId;
  id: MemberId;
  accountId: AccountId;
  name: string;
  role: Role;
  scopes: readonly Scope[];
};
export type VisitorActor = { kind: "visitor"; workspaceId: WorkspaceId; id: VisitorId; channelId: ChannelId; tokenEpoch: number; scopes: readonly [] };
export type SystemActor = { kind: "system"; workspaceId: WorkspaceId; id: null; reason: string; scopes: readonly [] };
/** The bot acts only through a turn's decision. */
export type BotActor = { kind: "bot"; workspaceId: WorkspaceId; id: null; scopes: readonly [] };

export type Actor = MemberActor | VisitorActor | SystemActor | BotActor;

/** A signed-in person outside any workspace. */
export type AccountActor = {
  kind: "account";
  accountId: AccountId;
  sessionId: SessionId;
  email: string;
  name: string;
  emailVerified: boolean;
  isOperator: boolean;
};

/** The first line of a use-case and its authority: throws `forbidden` unless the actor holds the scope. The system may do what its reason says. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (actor.kind === "system") return;
  if (!(actor.scopes as readonly Scope[]).includes(scope)) {
    throw new AppError("forbidden", `This needs the permission ${scope}, which your role does not have. An owner or admin can change your role.`);
  }
}

/** Work that no person asked for (sweeps, timers, seeds), always inside one workspace. */
export function asSystem(workspaceId: WorkspaceId, reason: string): SystemActor {
  return { kind: "system", workspaceId, id: null, reason, scopes: [] };
}

export function asBot(workspaceId: WorkspaceId): BotActor {
  return { kind: "bot", workspaceId, id: null, scopes: [] };
}
