import "server-only";
/** From a request to the principal that an endpoint's declared kind of access asks for. */
import type { Auth } from "./auth-kind";
import type { AccountActor, MemberActor, VisitorActor } from "./actor";
import { requireChannelOrigin } from "./channel-origin";
import { requireAccount, requireMember } from "./session";
import { requireVisitor } from "./visitor-token";

export type Identified = { actor: AccountActor | MemberActor | VisitorActor | null; principal: string };

/** Throws unauthenticated, visitor_token_invalid, or not_found for a workspace that is missing or not the person's. */
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
      const actor = await requireMember(request.header("cookie"), request.header("handrail-workspace"));
      return { actor, principal: actor.id };
    }
  }
}
