import { expect, test } from "vitest";
import { type IdentityCase, judgeIdentity } from "./judge-identity";

const truth = [true, false];
const all: IdentityCase[] = truth.flatMap((emailVerified) =>
  [null, { emailVerified: true }, { emailVerified: false }].flatMap((account) =>
    truth.flatMap((isOpen) =>
      truth.flatMap((wasAccepted) =>
        (["open", "invite", "closed"] as const).flatMap((signUp) =>
          truth.map((isFirst) => ({ emailVerified, account, invitation: { isOpen, wasAccepted }, signUp, isFirst })),
        ),
      ),
    ),
  ),
);

test("an address that the issuer has not verified never signs in, links or makes an account, whatever else holds [S2]", () => {
  for (const each of all.filter(({ emailVerified }) => !emailVerified)) expect(judgeIdentity(each)).toEqual({ kind: "refuse", why: "email_unverified" });
});

test("an account is linked only when its own sign-up confirmed the address or an invitation names it, and an unconfirmed one is emptied first [S2]", () => {
  for (const each of all.filter(({ emailVerified, account }) => emailVerified && account !== null)) {
    const verdict = judgeIdentity(each);
    const invited = each.invitation.isOpen || each.invitation.wasAccepted;
    if (each.account?.emailVerified) expect(verdict).toEqual({ kind: "link", takeOver: false });
    else expect(verdict).toEqual(invited ? { kind: "link", takeOver: true } : { kind: "refuse", why: "not_linked" });
  }
});

test("new accounts follow SIGNUP: open lets in, invite asks for an open invitation, closed refuses, and the very first comes in [S1] [S2]", () => {
  for (const each of all.filter(({ emailVerified, account }) => emailVerified && account === null)) {
    const mayIn = each.isFirst || each.signUp === "open" || (each.signUp === "invite" && each.invitation.isOpen);
    expect(judgeIdentity(each)).toEqual(mayIn ? { kind: "create" } : { kind: "refuse", why: "sign_up_closed" });
  }
});
