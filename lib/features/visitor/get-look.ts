import "server-only";
/** How a channel's widget looks, by the key of the embed tag: no secret, asked for by every page that carries the tag. */
import type { ChannelLook } from "@/lib/contracts/widget/look";
import { findChannel } from "@/lib/db/channel";
import { withWorkspace } from "@/lib/db/tx";
import { findChannelByKey } from "@/lib/db/visitor";

/** Null for an unknown key: the widget then looks as it comes, and says what is wrong when it is opened. */
export async function getLook(channelKey: string): Promise<ChannelLook | null> {
  const place = await findChannelByKey(channelKey);
  if (!place) return null;
  return withWorkspace({ workspaceId: place.workspaceId }, async (tx) => (await findChannel(tx, place.channelId))?.look ?? null);
}
