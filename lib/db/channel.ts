import "server-only";
/** Channels and the origins that may embed them. */
import type { BotId, ChannelId } from "@/lib/core/kernel/ids";
import { type ChannelLook, defaultLook } from "@/lib/contracts/widget/look";
import type { AttachmentKind, PreChatForm, UnavailableMode } from "@/lib/contracts/widget/channel";
import type { OfficeHours } from "@/lib/core/office-hours/types";
import { Prisma } from "./generated/client";
import type { PrismaTx, Tx } from "./tx";

export type ChannelRow = {
  id: ChannelId;
  kind: "widget";
  botId: BotId;
  name: string;
  publishableKey: string;
  greeting: string;
  awayMessage: string;
  look: ChannelLook;
  sites: string[];
  officeHours: OfficeHours | null;
  unavailableMode: UnavailableMode;
  preChat: PreChatForm | null;
  attachmentKinds: AttachmentKind[];
  secretHint: string | null;
  secretCreatedAt: Date | null;
  previousSecretUntil: Date | null;
  seen: { origin: string; pagePath: string; firstSeenAt: Date; lastSeenAt: Date }[];
  archivedAt: Date | null;
  version: number;
  createdAt: Date;
};

/** What may be changed by the settings' form. */
export type ChannelFields = Pick<
  ChannelRow,
  "name" | "botId" | "greeting" | "awayMessage" | "look" | "sites" | "officeHours" | "unavailableMode" | "preChat" | "attachmentKinds"
>;

const parts = { channelSites: { orderBy: { origin: "asc" } }, channelSeen: { orderBy: { lastSeenAt: "desc" }, take: 50 } } as const;

type NewChannel = Pick<ChannelRow, "id" | "kind" | "botId" | "name" | "publishableKey" | "greeting" | "awayMessage" | "sites"> & { secretCiphertext: string };

export async function insertChannel(tx: PrismaTx, channel: NewChannel): Promise<void> {
  const { sites, ...row } = channel;
  await tx.prisma.channel.create({ data: { workspaceId: tx.workspaceId, ...row, createdAt: tx.now } });
  await insertSites(tx, channel.id, sites);
}

/** Oldest first. */
export async function listChannels(tx: PrismaTx): Promise<ChannelRow[]> {
  const rows = await tx.prisma.channel.findMany({
    where: { workspaceId: tx.workspaceId },
    include: parts,
    orderBy: { id: "asc" },
  });
  return rows.map(toRow);
}

export async function findChannel(tx: PrismaTx, id: ChannelId): Promise<ChannelRow | null> {
  const row = await tx.prisma.channel.findUnique({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id } },
    include: parts,
  });
  return row && toRow(row);
}

/** Locks the row, so that its version and its sites are changed by one at a time. */
export async function lockChannel(tx: Tx, id: ChannelId): Promise<void> {
  await tx.query(`SELECT id FROM channel WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE`, [tx.workspaceId, id]);
}

export async function updateChannelRow(tx: PrismaTx, id: ChannelId, change: Partial<ChannelFields>): Promise<void> {
  const { sites, officeHours, preChat, ...fields } = change;
  // Prisma tells a JSON null from none: these columns hold SQL's NULL.
  const json = (value: unknown) => (value === undefined ? undefined : value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue));
  await tx.prisma.channel.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id } },
    data: { ...fields, officeHours: json(officeHours), preChat: json(preChat), version: { increment: 1 } },
  });
  if (!sites) return;
  await tx.prisma.channelSite.deleteMany({ where: { workspaceId: tx.workspaceId, channelId: id } });
  await insertSites(tx, id, sites);
}

async function insertSites(tx: PrismaTx, channelId: ChannelId, sites: readonly string[]): Promise<void> {
  await tx.prisma.channelSite.createMany({ data: sites.map((origin) => ({ workspaceId: tx.workspaceId, channelId, origin })) });
}

type Stored = Prisma.ChannelGetPayload<{ include: { channelSites: true; channelSeen: true } }>;

function toRow(row: Stored): ChannelRow {
  const { id, name, publishableKey, greeting, awayMessage, secretHint, secretCreatedAt, previousSecretUntil, archivedAt, version, createdAt } = row;
  return {
    id: id as ChannelId,
    kind: row.kind as ChannelRow["kind"],
    botId: row.botId as BotId,
    name,
    publishableKey,
    greeting,
    awayMessage,
    look: storedLook(row.look),
    sites: row.channelSites.map((site) => site.origin),
    officeHours: row.officeHours as OfficeHours | null,
    unavailableMode: row.unavailableMode as UnavailableMode,
    preChat: row.preChat as PreChatForm | null,
    attachmentKinds: row.attachmentKinds as AttachmentKind[],
    secretHint,
    secretCreatedAt,
    previousSecretUntil,
    seen: row.channelSeen.map(({ origin, pagePath, firstSeenAt, lastSeenAt }) => ({ origin, pagePath, firstSeenAt, lastSeenAt })),
    archivedAt,
    version,
    createdAt,
  };
}

/** A stored look may be older than the newest field, which then has its default. */
export function storedLook(stored: unknown): ChannelLook {
  return { ...defaultLook, words: {}, ...(stored as Partial<ChannelLook> | null) };
}

export async function setChannelArchived(tx: Tx, id: ChannelId, archived: boolean): Promise<void> {
  await tx.query(`UPDATE channel SET archived_at = $3::timestamptz, version = version + 1 WHERE workspace_id = $1::uuid AND id = $2::uuid`, [
    tx.workspaceId,
    id,
    archived ? tx.now : null,
  ]);
}

/** The present secret becomes the one before; with `previousUntil` null it is forgotten. */
export async function rotateSecretRow(tx: Tx, id: ChannelId, secret: { sealed: string; hint: string; previousUntil: Date | null }): Promise<void> {
  await tx.query(
    `UPDATE channel SET previous_secret_ciphertext = CASE WHEN $5::timestamptz IS NULL THEN NULL ELSE secret_ciphertext END, previous_secret_until = $5::timestamptz,
       secret_ciphertext = $3, secret_hint = $4, secret_created_at = $6::timestamptz, version = version + 1 WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [tx.workspaceId, id, secret.sealed, secret.hint, secret.previousUntil, tx.now],
  );
}
