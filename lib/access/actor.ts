import "server-only";
/** Who is asking. The first argument of every use-case; made only in this room. */
import type { AccountId, ApiKeyId, ChannelId, MemberId, SessionId, VisitorId, WorkspaceId } from "@/lib/core/kernel/ids";
import { isOpenWhileClosing, type Role, type Scope } from "@/lib/core/rbac/scopes";
import { AppError } from "@/lib/platform/errors";

/** A person of a workspace, as far as what is written down needs them. */
export type ActingMember = { id: MemberId; accountId: AccountId; name: string; role: Role };

/** Of an actor whose workspace waits for its erasure: the scopes that would change something are none of theirs. */
type MaybeClosing = { isClosing?: boolean };

/** A signed-in member. */
export type PersonActor = ActingMember & MaybeClosing & { kind: "member"; workspaceId: WorkspaceId; scopes: readonly Scope[] };

/**
 * A program with a key of the workspace. `member` is the active member whom its request names in `handrail-member`: acts that a person is
 * written down for (claim, reply, approve, invite) are that member's, and the scopes are those that both have. The log names the key.
 */
export type ApiKeyActor = MaybeClosing & {
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

/** The first line of a use-case and its authority: throws `forbidden` unless the actor holds the scope, and `workspace_closing` for what ends with the workspace. The system may do what its reason says. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (actor.kind === "system") return;
  if ((actor.scopes as readonly Scope[]).includes(scope)) return;
  if ((actor.kind === "member" || actor.kind === "api_key") && actor.isClosing && !isOpenWhileClosing(scope)) {
    throw new AppError("workspace_closing", "This workspace is about to be deleted: it can be read, and nothing in it is changed. An owner can still keep it.");
  }
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
