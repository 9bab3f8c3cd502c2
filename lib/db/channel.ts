import "server-only";
/** Channels and the origins that may embed them. */
import type { BotId, ChannelId } from "@/lib/core/kernel/ids";
import { type ChannelLook, defaultLook } from "@/lib/contracts/widget/look";
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
  version: number;
  createdAt: Date;
};

export async function insertChannel(tx: PrismaTx, channel: Omit<ChannelRow, "look" | "version" | "createdAt"> & { secretCiphertext: string }): Promise<void> {
  const { sites, ...row } = channel;
  await tx.prisma.channel.create({ data: { workspaceId: tx.workspaceId, ...row, createdAt: tx.now } });
  await insertSites(tx, channel.id, sites);
}

/** Oldest first. */
export async function listChannels(tx: PrismaTx): Promise<ChannelRow[]> {
  const rows = await tx.prisma.channel.findMany({
    where: { workspaceId: tx.workspaceId },
    include: { channelSites: { orderBy: { origin: "asc" } } },
    orderBy: { id: "asc" },
  });
  return rows.map(toRow);
}

export async function findChannel(tx: PrismaTx, id: ChannelId): Promise<ChannelRow | null> {
  const row = await tx.prisma.channel.findUnique({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id } },
    include: { channelSites: { orderBy: { origin: "asc" } } },
  });
  return row && toRow(row);
}

/** Locks the row, so that its version and its sites are changed by one at a time. */
export async function lockChannel(tx: Tx, id: ChannelId): Promise<void> {
  await tx.query(`SELECT id FROM channel WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE`, [tx.workspaceId, id]);
}

export async function updateChannelRow(
  tx: PrismaTx,
  id: ChannelId,
  change: Partial<Pick<ChannelRow, "name" | "greeting" | "awayMessage" | "look" | "sites">>,
): Promise<void> {
  const { sites, ...fields } = change;
  await tx.prisma.channel.update({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id } }, data: { ...fields, version: { increment: 1 } } });
  if (!sites) return;
  await tx.prisma.channelSite.deleteMany({ where: { workspaceId: tx.workspaceId, channelId: id } });
  await insertSites(tx, id, sites);
}

async function insertSites(tx: PrismaTx, channelId: ChannelId, sites: readonly string[]): Promise<void> {
  await tx.prisma.channelSite.createMany({ data: sites.map((origin) => ({ workspaceId: tx.workspaceId, channelId, origin })) });
}

type Stored = Omit<ChannelRow, "id" | "kind" | "botId" | "look" | "sites"> & { id: string; kind: string; botId: string; look: unknown; channelSites: { origin: string }[] };

function toRow(row: Stored): ChannelRow {
  const { id, name, publishableKey, greeting, awayMessage, version, createdAt } = row;
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
    version,
    createdAt,
  };
}

/** A stored look may be older than the newest field, which then has its default. */
export function storedLook(stored: unknown): ChannelLook {
  return { ...defaultLook, words: {}, ...(stored as Partial<ChannelLook> | null) };
}
