import "server-only";
/** An archived channel takes no new visitors; conversations that are open go on. It can be taken into use again. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ChannelId } from "@/lib/core/kernel/ids";
import { type ChannelRow, findChannel, lockChannel, setChannelArchived } from "@/lib/db/channel";
import { withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";

/** What is so already is not written. Throws forbidden, not_found. */
export async function archiveChannel(actor: MemberActor, channelId: ChannelId, archived: boolean): Promise<ChannelRow> {
  requireScope(actor, "channel:write");
  return withWorkspace(actor, async (tx) => {
    await lockChannel(tx, channelId);
    const before = await findChannel(tx, channelId);
    if (!before) throw notFound();
    if ((before.archivedAt !== null) === archived) return before;
    await setChannelArchived(tx, channelId, archived);
    await append(tx, actor, { type: archived ? "channel.archived" : "channel.restored", subjectType: "channel", subjectId: channelId, data: {} });
    const after = await findChannel(tx, channelId);
    if (!after) throw notFound();
    return after;
  });
}
