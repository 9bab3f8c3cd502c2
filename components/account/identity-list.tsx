"use client";
/** The identities of the sign-on issuer that lead to this account. */
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { Security } from "@/lib/contracts/api/account-security";

export function IdentityList({ security }: { security: Security }) {
  return (
    <Card aria-label="Single sign-on">
      <CardHeader
        title="Single sign-on"
        description={
          security.hasPassword
            ? "These identities sign in to this account without its password; their issuer asks for its own factors."
            : "This account has no password. To make one, sign out and ask for a reset link."
        }
      />
      <ul className="border-t">
        {security.identities.map(({ id, issuer, createdAt, lastUsedAt }) => (
          <li key={id} className="grid gap-0.5 border-b px-4 py-2.5 last:border-b-0">
            <span className="font-mono text-xs break-all">{issuer}</span>
            <span className="text-xs text-ink-3">
              Linked <Time at={createdAt} format="day" /> · last used <Time at={lastUsedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
