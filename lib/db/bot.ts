import "server-only";
/** Bots and their versions. The row holds the present settings; each change of them is a version of its own. */
import type { BotId, Id, MemberId } from "@/lib/core/kernel/ids";
import type { JsonValue } from "@/lib/core/audit-chain/canonical-json";
import type { PrismaTx, Tx } from "./tx";

export type Tone = "friendly" | "neutral" | "formal";

export type BotSettings = {
  name: string;
  tone: Tone;
  instructions: string;
  draftMode: boolean;
  answerThreshold: number;
  scopeThreshold: number;
  turnCap: number;
  modelEnabled: boolean;
  modelBaseUrl: string | null;
  modelName: string | null;
  modelKeyCiphertext: string | null;
};

export type LiveVersion = { id: Id<"botVersion">; number: number; digest: string; createdAt: Date };
export type BotRow = BotSettings & { id: BotId; version: number; createdAt: Date; liveVersion: LiveVersion };

export async function insertBot(tx: PrismaTx, id: BotId, settings: BotSettings): Promise<void> {
  await tx.prisma.bot.create({ data: { workspaceId: tx.workspaceId, id, ...settings, createdAt: tx.now } });
}

/** Oldest first. */
export async function listBots(tx: PrismaTx): Promise<BotRow[]> {
  const rows = await tx.prisma.bot.findMany({
    where: { workspaceId: tx.workspaceId },
    include: { botVersions: { where: { state: "live" } } },
    orderBy: { id: "asc" },
  });
  return rows.map(toRow);
}

export async function findBot(tx: PrismaTx, id: BotId): Promise<BotRow | null> {
  const row = await tx.prisma.bot.findUnique({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id } },
    include: { botVersions: { where: { state: "live" } } },
  });
  return row && toRow(row);
}

/** Locks the row, so that its settings and its versions are changed by one at a time. */
export async function lockBot(tx: Tx, id: BotId): Promise<void> {
  await tx.query(`SELECT id FROM bot WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE`, [tx.workspaceId, id]);
}

export async function updateBotRow(tx: PrismaTx, id: BotId, change: Partial<BotSettings>): Promise<void> {
  await tx.prisma.bot.update({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id } }, data: { ...change, version: { increment: 1 } } });
}

/** Retires the live version and makes this one live: its number. The caller holds the bot's lock. */
export async function insertLiveVersion(
  tx: PrismaTx,
  version: { id: Id<"botVersion">; botId: BotId; digest: string; config: JsonValue; createdBy: MemberId | null },
): Promise<number> {
  const { botId, config, ...row } = version;
  const newest = await tx.prisma.botVersion.aggregate({ where: { workspaceId: tx.workspaceId, botId }, _max: { number: true } });
  const number = (newest._max.number ?? 0) + 1;
  await tx.prisma.botVersion.updateMany({ where: { workspaceId: tx.workspaceId, botId, state: "live" }, data: { state: "retired" } });
  await tx.prisma.botVersion.create({
    data: { workspaceId: tx.workspaceId, botId, ...row, config: config as object, number, state: "live", createdAt: tx.now },
  });
  return number;
}

export type BotVersionRow = {
  id: Id<"botVersion">;
  number: number;
  state: string;
  digest: string;
  config: Record<string, JsonValue>;
  createdBy: MemberId | null;
  createdByName: string | null;
  createdAt: Date;
};

/** Newest first. `before`: numbers below this one. */
export async function listBotVersions(tx: Tx, botId: BotId, before: number | null, limit: number): Promise<BotVersionRow[]> {
  return tx.query<BotVersionRow>(
    `SELECT v.id, v.number, v.state, v.digest, v.config, v.created_by AS "createdBy", m.name AS "createdByName", v.created_at AS "createdAt"
     FROM bot_version v LEFT JOIN member m ON m.workspace_id = v.workspace_id AND m.id = v.created_by
     WHERE v.workspace_id = $1::uuid AND v.bot_id = $2::uuid AND ($3::integer IS NULL OR v.number < $3::integer) ORDER BY v.number DESC LIMIT $4::integer`,
    [tx.workspaceId, botId, before, limit],
  );
}

type Stored = Omit<BotSettings, "tone"> & {
  id: string;
  tone: string;
  version: number;
  createdAt: Date;
  botVersions: { id: string; number: number; digest: string; createdAt: Date }[];
};

function toRow(row: Stored): BotRow {
  const { botVersions, ...bot } = row;
  const [live] = botVersions;
  if (!live) throw new Error("a bot has no live version");
  const { id, number, digest, createdAt } = live;
  return { ...bot, id: row.id as BotId, tone: row.tone as Tone, liveVersion: { id: id as LiveVersion["id"], number, digest, createdAt } };
}
