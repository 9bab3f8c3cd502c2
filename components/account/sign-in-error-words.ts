/** Why the way through the sign-on issuer ended here, from the code in the address. Pure. */

const refusals: Record<string, (issuer: string) => string> = {
  email_unverified: (issuer) =>
    `${issuer} does not say that your e-mail address is verified, so it cannot sign you in here. Have it verified there, then try again.`,
  not_linked: (issuer) =>
    `An account with your address exists, but nobody has confirmed that the address is its owner's. Sign in with its password and confirm the address; after that ${issuer} works, too.`,
  sign_up_closed: () => "New accounts need an invitation on this installation. Ask somebody in a workspace, or its operator.",
  rate_limited: () => "Too many attempts. Wait a few minutes, then try again.",
  Callback: (issuer) => `${issuer} did not confirm who you are. Try again.`,
  OAuthCallback: (issuer) => `${issuer} did not confirm who you are. Try again.`,
  OAuthSignin: (issuer) => `${issuer} could not be reached. Try again in a moment.`,
  AccessDenied: (issuer) => `${issuer} did not let you in.`,
};

/** Null without a code; an unknown one becomes a general sentence. */
export function signInErrorWords(code: string | null, issuerName: string | null): string | null {
  if (code === null || code === "") return null;
  const issuer = issuerName === null ? "The sign-on" : issuerName.charAt(0).toUpperCase() + issuerName.slice(1);
  return Object.hasOwn(refusals, code) ? (refusals[code]?.(issuer) ?? null) : "Signing in did not work. Try again.";
}
