import "server-only";
/** Who is asking. The first argument of every use-case; made only in this room. */
import type { AccountId, ApiKeyId, ChannelId, MemberId, SessionId, VisitorId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Role, type Scope } from "@/lib/core/rbac/scopes";
import { AppError } from "@/lib/platform/errors";

/** A person of a workspace, as far as what is written down needs them. */
export type ActingMember = { id: MemberId; accountId: AccountId; name: string; role: Role };

/** A signed-in member. */
export type PersonActor = ActingMember & { kind: "member"; workspaceId: WorkspaceId; scopes: readonly Scope[] };

/**
 * A program with a key of the workspace. `member` is the active member whom its request names in `handrail-member`: acts that a person is
 * written down for (claim, reply, approve, invite) are that member's, and the scopes are those that both have. The log names the key.
 */
export type ApiKeyActor = {
  kind: "api_key";
  workspaceId: WorkspaceId;
  id: ApiKeyId;
  name: string;
  scopes: readonly Scope[];
  expiresAt: Date | null;
  member: ActingMember | null;
};

/** Whoever acts for a workspace with its permissions. Where a person must be written down, use `memberOf`; where one may, `memberIdOf`. */
export type MemberActor = PersonActor | ApiKeyActor;

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
  /** How this session was signed in. */
  method: "password" | "oidc";
  hasSecondFactor: boolean;
};

/** The first line of a use-case and its authority: throws `forbidden` unless the actor holds the scope. The system may do what its reason says. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (actor.kind === "system") return;
  if ((actor.scopes as readonly Scope[]).includes(scope)) return;
  throw new AppError(
    "forbidden",
    actor.kind === "api_key"
      ? `This needs the permission ${scope}, which this API key${actor.member ? ", or the member for whom it acts," : ""} does not have.`
      : `This needs the permission ${scope}, which your role does not have. An owner or admin can change your role.`,
  );
}

/** The person who is written down for an act: the signed-in one, or the one for whom a key acts. Throws forbidden for a key that names nobody. */
export function memberOf(actor: MemberActor): ActingMember {
  if (actor.kind === "member") return actor;
  if (actor.member) return actor.member;
  throw new AppError("forbidden", "A person is written down for this act. Name the member for whom the API key acts in the header handrail-member.");
}

/** The same where nobody needs to be written down. */
export function memberIdOf(actor: Actor): MemberId | null {
  if (actor.kind === "member") return actor.id;
  return actor.kind === "api_key" ? (actor.member?.id ?? null) : null;
}

/** Work that no person asked for (sweeps, timers, seeds), always inside one workspace. */
export function asSystem(workspaceId: WorkspaceId, reason: string): SystemActor {
  return { kind: "system", workspaceId, id: null, reason, scopes: [] };
}

/** The visitor that a statement has just found or made. */
export function asVisitor(workspaceId: WorkspaceId, visitor: { id: VisitorId; channelId: ChannelId; tokenEpoch: number }): VisitorActor {
  return { kind: "visitor", workspaceId, ...visitor, scopes: [] };
}

export function asBot(workspaceId: WorkspaceId): BotActor {
  return { kind: "bot", workspaceId, id: null, scopes: [] };
}
