import "server-only";
/** What the widget shows before anybody acts. Makes no visitor; notes where the embed tag runs. */
import { requireChannelOrigin } from "@/lib/access/channel-origin";
import { onlineForMs } from "@/lib/core/handoff/timing";
import { recordSeen } from "@/lib/db/channel-seen";
import { type ChannelFaceRow, findChannelByKey, getChannelFace } from "@/lib/db/visitor";
import { withWorkspaceSql } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";
import { seenPage } from "./seen-page";

/** Throws not_found for an unknown channel key and origin_refused for a site that is not on the channel's list. */
export async function getConfig(input: { channelKey: string; origin: string | null; pageUrl: string | null }): Promise<ChannelFaceRow> {
  const channel = await findChannelByKey(input.channelKey);
  if (!channel) throw notFound();
  await requireChannelOrigin(channel.workspaceId, channel.channelId, input.origin);
  return withWorkspaceSql({ workspaceId: channel.workspaceId }, async (tx) => {
    const face = await getChannelFace(tx, channel.channelId, new Date(tx.now.getTime() - onlineForMs));
    if (!face) throw notFound();
    const page = seenPage(input.origin, input.pageUrl);
    if (page) await recordSeen(tx, channel.channelId, page.origin, page.path);
    return face;
  });
}
