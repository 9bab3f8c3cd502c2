/** Where the links in mails lead: pages that show what the link is for; only a button on them, a POST, does it, so that scanners decide nothing. */
export const linkPaths = {
  verifyEmail: "/verify-email",
  resetPassword: "/reset",
  changeEmail: "/confirm-email",
  acceptInvitation: "/accept-invite",
  continueConversation: "/continue",
} as const;

/** The address of a link, its token in the query. `base` is the installation's address without a slash at the end. */
export function linkAddress(base: string, path: (typeof linkPaths)[keyof typeof linkPaths], token: string): string {
  return `${base}${path}?token=${encodeURIComponent(token)}`;
}
