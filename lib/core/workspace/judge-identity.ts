/**
 * Whether an identity of the sign-on issuer may sign in to an account that it has not signed in to before. The address alone proves nothing:
 * the issuer must have checked it, and somebody must have meant this address to come in. Pure.
 */

export type IdentityCase = {
  /** What the issuer says about the address; only a plain `true` counts. */
  emailVerified: boolean;
  account: { emailVerified: boolean } | null;
  invitation: { isOpen: boolean; wasAccepted: boolean };
  signUp: "open" | "invite" | "closed";
  /** The installation has no account at all: the first one can always be made. */
  isFirst: boolean;
};

export type IdentityVerdict =
  | { kind: "link"; /** Whatever was set up before the address was proven goes. */ takeOver: boolean }
  | { kind: "create" }
  | { kind: "refuse"; why: "email_unverified" | "not_linked" | "sign_up_closed" };

export function judgeIdentity({ emailVerified, account, invitation, signUp, isFirst }: IdentityCase): IdentityVerdict {
  if (!emailVerified) return { kind: "refuse", why: "email_unverified" };
  if (account) {
    if (account.emailVerified) return { kind: "link", takeOver: false };
    return invitation.isOpen || invitation.wasAccepted ? { kind: "link", takeOver: true } : { kind: "refuse", why: "not_linked" };
  }
  if (isFirst || signUp === "open") return { kind: "create" };
  if (signUp === "invite" && invitation.isOpen) return { kind: "create" };
  return { kind: "refuse", why: "sign_up_closed" };
}
