import "server-only";
/** Mails about changes of how somebody signs in. They hold no link that acts and nothing that was typed. */
import { type Letter, letter } from "./templates";

const notices = {
  notice_password_changed: {
    subject: "Your password was changed",
    line: "The password of your Handrail account was changed, and your other sessions have ended.",
  },
  notice_email_change_requested: {
    subject: "Your e-mail address is about to change",
    line: "Somebody, probably you, asked to use another address for your Handrail account. It counts as soon as the link mailed to that address is used.",
  },
  notice_second_factor_enabled: {
    subject: "A second factor was set up",
    line: "Signing in to your Handrail account with the password now also asks for a code of an authenticator app.",
  },
  notice_second_factor_disabled: {
    subject: "The second factor was removed",
    line: "Signing in to your Handrail account needs nothing but the password again: the second factor was removed.",
  },
  notice_recovery_code_used: {
    subject: "A recovery code was used",
    line: "Somebody, probably you, signed in to your Handrail account with one of its recovery codes. That code is used up.",
  },
  notice_identity_linked: {
    subject: "Single sign-on was linked to your account",
    line: "Your Handrail account can now also be signed in to through your organisation's sign-on.",
  },
} as const;

export type NoticeKind = keyof typeof notices;

export function accountNoticeLetter(kind: NoticeKind, input: { accountLink: string }): Letter {
  const { subject, line } = notices[kind];
  return letter({
    subject,
    lines: [line],
    button: { label: "Look at your account", link: input.accountLink },
    after: ["If it was not you, choose a new password at once and end the sessions that you do not know."],
  });
}
