import "server-only";
/** From a request to the principal that an endpoint's declared kind of access asks for. */
import type { Auth } from "./auth-kind";
import type { AccountActor, MemberActor, VisitorActor } from "./actor";
import { bearerToken, requireApiKey } from "./api-key";
import { requireChannelOrigin } from "./channel-origin";
import { requireAccount, requireMember } from "./session";
import { requireVisitor } from "./visitor-token";

export type Identified = { actor: AccountActor | MemberActor | VisitorActor | null; principal: string };

/**
 * Throws unauthenticated, api_key_invalid, visitor_token_invalid, or not_found for a workspace that is missing or not the person's. Where a
 * request has a bearer token, the token alone counts: a wrong one is never covered by a cookie.
 */
export async function identify(auth: Auth, request: { header(name: string): string | null; remoteAddress: string }): Promise<Identified> {
  switch (auth) {
    case "public":
      return { actor: null, principal: request.remoteAddress };
    case "visitor": {
      const actor = requireVisitor(request.header("authorization"));
      await requireChannelOrigin(actor.workspaceId, actor.channelId, request.header("origin"));
      return { actor, principal: actor.id };
    }
    case "account": {
      const actor = await requireAccount(request.header("cookie"));
      return { actor, principal: actor.accountId };
    }
    case "member": {
      const token = bearerToken(request.header("authorization"));
      const workspace = request.header("handrail-workspace");
      const actor =
        token === null
          ? await requireMember(request.header("cookie"), workspace)
          : await requireApiKey(token, { workspace, member: request.header("handrail-member") });
      return { actor, principal: actor.id };
    }
  }
}
