/** The installation's OpenID Connect issuer as a provider of next-auth: discovery, PKCE, state and nonce; the ID token's signature is checked by openid-client. */
import type { OAuthConfig } from "next-auth/providers/oauth";
import { signOn } from "@/lib/platform/env";

type Profile = Record<string, unknown> & { sub: string };

/** Null when the operator has set no issuer. */
export function signOnProvider(): OAuthConfig<Profile> | null {
  const issuer = signOn();
  if (!issuer) return null;
  return {
    id: "oidc",
    name: issuer.name,
    type: "oauth",
    wellKnown: `${issuer.issuer}/.well-known/openid-configuration`,
    clientId: issuer.clientId,
    clientSecret: issuer.clientSecret ?? undefined,
    client: issuer.clientSecret === null ? { token_endpoint_auth_method: "none" } : {},
    authorization: { params: { scope: issuer.scope } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions: { timeout: 10_000 },
    // Many issuers keep the address out of the ID token. What the token says wins; the subject of both is compared by openid-client.
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims = (tokens as unknown as { claims(): Profile }).claims();
        const isComplete = claims.email !== undefined && claims.email_verified !== undefined;
        if (isComplete || client.issuer.metadata.userinfo_endpoint === undefined) return claims;
        return { ...(await client.userinfo(tokens as never)), ...claims };
      },
    },
    // The account is found in the signIn callback; nothing of this reaches the cookie.
    profile: ({ sub }) => ({ id: sub }),
  };
}
