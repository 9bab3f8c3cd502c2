import "server-only";
/** Another channel of the workspace, with a key of its own; nobody can embed it until sites are named. */
import { randomBytes } from "node:crypto";
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { BotId, ChannelId } from "@/lib/core/kernel/ids";
import { findBot, listBots } from "@/lib/db/bot";
import { type ChannelRow, findChannel, insertChannel, listChannels } from "@/lib/db/channel";
import { withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { makeChannelSecret } from "@/lib/moves/channel-secret";
import { publicUrl } from "@/lib/platform/env";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

const mostChannels = 50;

/** Throws forbidden, not_found for a bot of another workspace, state_conflict when there are 50. */
export async function createChannel(actor: MemberActor, input: { name: string; botId?: BotId | undefined }): Promise<ChannelRow> {
  requireScope(actor, "channel:write");
  return withWorkspace(actor, async (tx) => {
    const known = await listChannels(tx);
    if (known.length >= mostChannels) throw new AppError("state_conflict", `A workspace has at most ${mostChannels} channels.`);
    const bot = input.botId ? await findBot(tx, input.botId) : (await listBots(tx))[0];
    if (!bot) throw notFound();
    const id: ChannelId = newId<"channel">();
    await insertChannel(tx, {
      id,
      kind: "widget",
      botId: bot.id,
      name: input.name,
      publishableKey: `pk_${randomBytes(18).toString("base64url")}`,
      secretCiphertext: makeChannelSecret().sealed,
      greeting: known[0]?.greeting ?? "",
      awayMessage: known[0]?.awayMessage ?? "",
      sites: [new URL(publicUrl()).origin],
    });
    await append(tx, actor, { type: "channel.created", subjectType: "channel", subjectId: id, data: {} });
    const channel = await findChannel(tx, id);
    if (!channel) throw notFound();
    return channel;
  });
}
