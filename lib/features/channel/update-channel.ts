import "server-only";
/** A channel's words and the sites that may embed it. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { canonicalJson, type JsonValue } from "@/lib/core/audit-chain/canonical-json";
import type { ChannelId } from "@/lib/core/kernel/ids";
import { findBot } from "@/lib/db/bot";
import { type ChannelFields, type ChannelRow, findChannel, lockChannel, updateChannelRow } from "@/lib/db/channel";
import { withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";

export type ChannelChange = { version: number } & Partial<ChannelFields>;

const changeable = ["name", "botId", "greeting", "awayMessage", "look", "sites", "officeHours", "unavailableMode", "preChat", "attachmentKinds"] as const;

/** Throws not_found, and version_conflict with the present representation. What changes nothing is not written. */
export async function updateChannel(
  actor: MemberActor,
  channelId: ChannelId,
  input: ChannelChange,
  present: (channel: ChannelRow) => unknown,
): Promise<ChannelRow> {
  requireScope(actor, "channel:write");
  return withWorkspace(actor, async (tx) => {
    await lockChannel(tx, channelId);
    const before = await findChannel(tx, channelId);
    if (!before) throw notFound();
    const { version, ...wanted } = input;
    if (before.version !== version)
      throw new AppError("version_conflict", "Somebody changed the channel meanwhile. Look at it again, then save.", { extra: { current: present(before) } });
    const fields = changeable.filter((field) => wanted[field] !== undefined && differs(before[field], wanted[field]));
    if (fields.length === 0) return before;
    if (wanted.botId !== undefined && !(await findBot(tx, wanted.botId))) throw notFound();
    await updateChannelRow(tx, channelId, Object.fromEntries(fields.map((field) => [field, wanted[field]])));
    await append(tx, actor, { type: "channel.updated", subjectType: "channel", subjectId: channelId, data: { fields } });
    const after = await findChannel(tx, channelId);
    if (!after) throw notFound();
    return after;
  });
}

/** Sites and kinds are sets: their order says nothing. */
function differs(before: unknown, wanted: unknown): boolean {
  const comparable = (value: unknown) => canonicalJson((Array.isArray(value) ? [...(value as string[])].sort() : value) as JsonValue);
  return comparable(before) !== comparable(wanted);
}
