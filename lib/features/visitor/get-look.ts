import "server-only";
/** How a channel's widget looks, by the key of the embed tag: no secret, asked for by every page that carries the tag. Notes where that is. */
import { isChannelOrigin } from "@/lib/access/channel-origin";
import type { ChannelLook } from "@/lib/contracts/widget/look";
import { recordSeen } from "@/lib/db/channel-seen";
import { withWorkspaceSql } from "@/lib/db/tx";
import { findChannelByKey, getChannelFace } from "@/lib/db/visitor";
import { seenPage } from "./seen-page";

/**
 * Null for an unknown key: the widget then looks as it comes, and says what is wrong when it is opened. `pageUrl` is what the browser tells
 * of the page, mostly its origin alone.
 */
export async function getLook(input: { channelKey: string; origin: string | null; pageUrl: string | null }): Promise<ChannelLook | null> {
  const place = await findChannelByKey(input.channelKey);
  if (!place) return null;
  const { workspaceId, channelId } = place;
  const page = (await isChannelOrigin(workspaceId, channelId, input.origin)) ? seenPage(input.origin, input.pageUrl) : null;
  return withWorkspaceSql({ workspaceId }, async (tx) => {
    if (page) await recordSeen(tx, channelId, page.origin, page.path);
    return (await getChannelFace(tx, channelId, tx.now))?.look ?? null;
  });
}
