import "server-only";
/**
 * A signed identity makes a visitor a contact. A contact is one visitor a channel, on however many devices: a second device gets that
 * visitor's session, and what it had said before becomes theirs. Somebody else's visitor is never taken over.
 */
import { asVisitor, type VisitorActor } from "@/lib/access/actor";
import { type IdentityClaims, verifyIdentityToken } from "@/lib/access/identity-token";
import type { ChannelId, VisitorId, WorkspaceId } from "@/lib/core/kernel/ids";
import { bindVisitor, findContactVisitor, findIdentitySecrets, findTokenVisitor, type KnownVisitor, moveConversations, upsertContact } from "@/lib/db/contact";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { insertVisitor, revokeVisitorTokens } from "@/lib/db/visitor";
import { append } from "@/lib/events/append";
import { channelSecretPurpose } from "@/lib/moves/channel-secret";
import { now } from "@/lib/platform/clock";
import { decryptSecret } from "@/lib/platform/crypto";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

/** Throws identity_invalid. */
export async function readIdentity(workspaceId: WorkspaceId, channelId: ChannelId, token: string): Promise<IdentityClaims> {
  const stored = await withWorkspaceSql({ workspaceId }, (tx) => findIdentitySecrets(tx, channelId));
  if (!stored) throw notFound();
  const at = now();
  const previous = stored.previous !== null && stored.previousUntil !== null && stored.previousUntil > at ? [stored.previous] : [];
  const secrets = [stored.current, ...previous].map((sealed) => decryptSecret(channelSecretPurpose, sealed));
  return verifyIdentityToken(token, { secrets, audience: stored.publishableKey, now: at });
}

export type Identified = { visitor: KnownVisitor; /** A visitor that is no more: their streams end. */ merged: VisitorId | null };

/** `known`: the visitor whose token this browser holds. */
export async function identifyVisitor(
  tx: Tx,
  channelId: ChannelId,
  claims: IdentityClaims,
  known: Pick<VisitorActor, "id" | "channelId" | "tokenEpoch"> | null,
  locale: string | null,
): Promise<Identified> {
  // The contact's lock comes first: sessions of one person take turns from here on.
  const contact = await upsertContact(tx, newId<"contact">(), claims);
  const present = known && (await findTokenVisitor(tx, known));
  const own = await findContactVisitor(tx, contact.id, channelId);
  const anonymous = present?.contactId === null ? present : null;
  const visitor = own ?? anonymous ?? { id: newId<"visitor">(), tokenEpoch: 1, contactId: null };
  if (!own && !anonymous) await insertVisitor(tx, { id: visitor.id, channelId, locale });
  const merged = own && anonymous ? anonymous.id : null;
  if (merged) {
    await moveConversations(tx, merged, visitor.id);
    await revokeVisitorTokens(tx, merged);
  }
  await bindVisitor(tx, visitor.id, contact);
  if (!own || merged) {
    const actor = asVisitor(tx.workspaceId, { id: visitor.id, channelId, tokenEpoch: visitor.tokenEpoch });
    await append(tx, actor, { type: "contact.identified", subjectType: "contact", subjectId: contact.id, data: { channelId, visitorId: visitor.id } });
  }
  return { visitor: { ...visitor, contactId: contact.id }, merged };
}
