import "server-only";
import type { AccountActor } from "@/lib/access/actor";
import type { Security, SessionList } from "@/lib/contracts/api/account-security";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { SessionRow } from "@/lib/db/account-session";
import type { Security as SecurityRow } from "@/lib/features/account/get-security";

export function presentSecurity(actor: AccountActor, { hasPassword, secondFactorSince, recoveryCodesLeft, identities }: SecurityRow): Security {
  return {
    hasPassword,
    secondFactor: secondFactorSince && { since: secondFactorSince.toISOString(), recoveryCodesLeft },
    method: actor.method,
    identities: identities.map(({ id, issuer, createdAt, lastUsedAt }) => ({
      id: toWireId("identity", id),
      issuer,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  };
}

export function presentSessions(sessions: readonly (SessionRow & { isCurrent: boolean })[]): SessionList {
  return {
    data: sessions.map(({ id, userAgent, method, createdAt, lastSeenAt, isCurrent }) => ({
      id: toWireId("session", id),
      userAgent,
      method,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isCurrent,
    })),
  };
}
