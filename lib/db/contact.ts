import "server-only";
/** Contacts: people whom a tenant's own system knows by an id, and the visitors that they are. */
import type { ChannelId, ContactId, VisitorId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type SignedClaims = {
  externalId: string;
  name: string | null;
  email: string | null;
  attributes: Record<string, string | number | boolean>;
};

/** Makes the contact or brings it up to date, and locks it: two devices of one person take turns. A claim that is not signed again stays. */
export async function upsertContact(tx: Tx, id: ContactId, claims: SignedClaims): Promise<{ id: ContactId; name: string | null; email: string | null }> {
  const [row] = await tx.query<{ id: ContactId; name: string | null; email: string | null }>(
    `INSERT INTO contact (workspace_id, id, external_id, name, email, attributes, verified_at, verified_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'jwt', $7)
     ON CONFLICT (workspace_id, external_id) DO UPDATE SET name = coalesce($4, contact.name), email = coalesce($5, contact.email), attributes = $6, verified_at = $7
     RETURNING id, name, email`,
    [tx.workspaceId, id, claims.externalId, claims.name, claims.email, JSON.stringify(claims.attributes), tx.now],
  );
  if (!row) throw new Error("an upsert gave no row");
  return row;
}

export type KnownVisitor = { id: VisitorId; tokenEpoch: number; contactId: ContactId | null };

/** The one visitor that a contact is in a channel. */
export async function findContactVisitor(tx: Tx, contactId: ContactId, channelId: ChannelId): Promise<KnownVisitor | null> {
  const [row] = await tx.query<KnownVisitor>(
    `SELECT id, token_epoch AS "tokenEpoch", contact_id AS "contactId" FROM visitor WHERE workspace_id = $1 AND contact_id = $2 AND channel_id = $3`,
    [tx.workspaceId, contactId, channelId],
  );
  return row ?? null;
}

/** The visitor of a token, touched; null when the token was revoked or the visitor came through another channel. */
export async function findTokenVisitor(tx: Tx, visitor: { id: VisitorId; channelId: ChannelId; tokenEpoch: number }): Promise<KnownVisitor | null> {
  const [row] = await tx.query<KnownVisitor>(
    `UPDATE visitor SET last_seen_at = $5 WHERE workspace_id = $1 AND id = $2 AND channel_id = $3 AND token_epoch = $4
     RETURNING id, token_epoch AS "tokenEpoch", contact_id AS "contactId"`,
    [tx.workspaceId, visitor.id, visitor.channelId, visitor.tokenEpoch, tx.now],
  );
  return row ?? null;
}

/** The visitor is this contact from now on, and goes by the signed name and address where there are some. */
export async function bindVisitor(tx: Tx, visitorId: VisitorId, contact: { id: ContactId; name: string | null; email: string | null }): Promise<void> {
  await tx.query(
    `UPDATE visitor SET contact_id = $3, name = coalesce($4, name), email = coalesce($5, email), last_seen_at = $6 WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, visitorId, contact.id, contact.name, contact.email, tx.now],
  );
}

/** What one visitor has said becomes another's: they turned out to be the same person. */
export async function moveConversations(tx: Tx, from: VisitorId, to: VisitorId): Promise<void> {
  await tx.query(`UPDATE conversation SET visitor_id = $3, version = version + 1 WHERE workspace_id = $1 AND visitor_id = $2`, [tx.workspaceId, from, to]);
}

export async function findVisitorFace(tx: Tx, visitorId: VisitorId): Promise<{ verified: boolean; name: string | null; email: string | null }> {
  const [row] = await tx.query<{ verified: boolean; name: string | null; email: string | null }>(
    `SELECT contact_id IS NOT NULL AS verified, name, email FROM visitor WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, visitorId],
  );
  return row ?? { verified: false, name: null, email: null };
}

export type IdentitySecrets = { publishableKey: string; current: string; previous: string | null; previousUntil: Date | null };

/** Sealed; the application opens them. */
export async function findIdentitySecrets(tx: Tx, channelId: ChannelId): Promise<IdentitySecrets | null> {
  const [row] = await tx.query<IdentitySecrets>(
    `SELECT publishable_key AS "publishableKey", secret_ciphertext AS current, previous_secret_ciphertext AS previous, previous_secret_until AS "previousUntil"
     FROM channel WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, channelId],
  );
  return row ?? null;
}
