import "server-only";
/** A new secret for identity tokens. It is answered once; the one before stays good for the overlap, so that servers can be changed in between. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ChannelId } from "@/lib/core/kernel/ids";
import { type ChannelRow, findChannel, lockChannel, rotateSecretRow } from "@/lib/db/channel";
import { withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { makeChannelSecret } from "@/lib/moves/channel-secret";
import { notFound } from "@/lib/platform/errors";

/** The first one that is asked for has none before it that anybody knows. Throws forbidden, not_found. */
export async function rotateSecret(actor: MemberActor, channelId: ChannelId, overlapHours: number): Promise<{ secret: string; channel: ChannelRow }> {
  requireScope(actor, "channel:write");
  return withWorkspace(actor, async (tx) => {
    await lockChannel(tx, channelId);
    const before = await findChannel(tx, channelId);
    if (!before) throw notFound();
    const { secret, sealed, hint } = makeChannelSecret();
    const overlap = before.secretHint === null ? 0 : overlapHours;
    await rotateSecretRow(tx, channelId, { sealed, hint, previousUntil: overlap === 0 ? null : new Date(tx.now.getTime() + overlap * 3_600_000) });
    await append(tx, actor, { type: "channel.secret_rotated", subjectType: "channel", subjectId: channelId, data: { overlapHours: overlap } });
    const channel = await findChannel(tx, channelId);
    if (!channel) throw notFound();
    return { secret, channel };
  });
}
