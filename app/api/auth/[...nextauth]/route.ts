/**
 * Sign-in and sign-out by next-auth, under its own cross-site token. Its cookie holds the ids of a session row and an account and nothing
 * else; who that is, and whether the session still lives, is read from the database on every request (`lib/access/session.ts`).
 */
import NextAuth, { type NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { isSecureCookie, sessionSecret } from "@/lib/access/session";
import type { AccountId, SessionId } from "@/lib/core/kernel/ids";
import { signInWithIdentity } from "@/lib/features/identity/sign-in-with-identity";
import { signIn } from "@/lib/features/session/sign-in";
import { signOut } from "@/lib/features/session/sign-out";
import { clientAddress } from "@/lib/http/client-address";
import { sessionLifeSeconds } from "@/lib/moves/open-session";
import { isAppError } from "@/lib/platform/errors";
import { declareAddressToNextAuth, publicUrl } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { signOnProvider } from "./sign-on-provider";

export const dynamic = "force-dynamic";

type Claims = { sid: SessionId; aid: AccountId };
type Client = { remoteAddress: string; userAgent: string | null };

function claimsOf(token: JWT): Claims | null {
  const { sid, aid } = token as { sid?: unknown; aid?: unknown };
  return typeof sid === "string" && typeof aid === "string" ? { sid: sid as SessionId, aid: aid as AccountId } : null;
}

function clientOf(header: (name: string) => string | null): Client {
  const forwarded = header("x-forwarded-for");
  return { remoteAddress: clientAddress(forwarded, forwarded?.split(",").at(-1)?.trim() ?? "unknown"), userAgent: header("user-agent") };
}

function options(request: Request): NextAuthOptions {
  const signOn = signOnProvider();
  return {
    secret: sessionSecret(),
    useSecureCookies: isSecureCookie(),
    session: { strategy: "jwt", maxAge: sessionLifeSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {}, code: {} },
        authorize: async (credentials) => {
          const { email, password, code } = (credentials ?? {}) as { email?: unknown; password?: unknown; code?: unknown };
          if (typeof email !== "string" || typeof password !== "string" || email.length > 254 || password.length > 400) return null;
          if (code !== undefined && (typeof code !== "string" || code.length > 40)) return null;
          try {
            const session = await signIn({ email, password, code }, clientOf(headerOf(request)));
            return session && { id: session.accountId, sid: session.sessionId };
          } catch (error) {
            // The message becomes the `error` of the address that sign-in answers.
            throw new Error(isAppError(error) ? error.code : "internal");
          }
        },
      }),
      ...(signOn ? [signOn] : []),
    ],
    callbacks: {
      // The issuer's answer has been checked by then. What is put on the user here is what the claims below are made of.
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== signOn?.id) return true;
        const { iss, sub, email, email_verified: emailVerified, name } = (profile ?? {}) as Record<string, unknown>;
        if (typeof iss !== "string" || typeof sub !== "string") return "/sign-in?error=internal";
        try {
          const opened = await signInWithIdentity({ issuer: iss, subject: sub, email, emailVerified, name }, clientOf(headerOf(request)));
          if (typeof opened === "string") return `/sign-in?error=${opened}`;
          Object.assign(user, { id: opened.accountId, sid: opened.sessionId });
          return true;
        } catch (error) {
          return `/sign-in?error=${isAppError(error) ? error.code : "internal"}`;
        }
      },
      // Only signing in makes claims. A session update (a POST that anybody with a cookie can send) changes none of them.
      jwt: ({ token, user, trigger }) => {
        if (trigger === "signIn" && user) return { sid: (user as unknown as { sid: string }).sid, aid: user.id };
        const claims = claimsOf(token);
        return claims ? { ...claims } : {};
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => {
        const base = publicUrl();
        const target = URL.canParse(url, base) ? new URL(url, base) : null;
        return target && target.origin === new URL(base).origin ? target.toString() : base;
      },
    },
    events: {
      signOut: async ({ token }) => {
        const claims = token ? claimsOf(token) : null;
        if (claims) await signOut({ accountId: claims.aid, sessionId: claims.sid });
      },
    },
    logger: {
      error: (code) => log.warn("next-auth refused a request", { code }),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

function headerOf(request: Request): (name: string) => string | null {
  return (name) => request.headers.get(name);
}

async function handler(request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  declareAddressToNextAuth();
  return (await NextAuth(request as never, context as never, options(request))) as Response;
}

export { handler as GET, handler as POST };
