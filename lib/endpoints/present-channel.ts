import "server-only";
import type { Channel, ChannelList } from "@/lib/contracts/api/channel";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ChannelRow } from "@/lib/db/channel";
import { findAvailability } from "@/lib/core/office-hours/find-availability";
import { now } from "@/lib/platform/clock";
import { isMailConfigured, publicUrl } from "@/lib/platform/env";

export function presentChannel(channel: ChannelRow): Channel {
  const { id, kind, name, botId, publishableKey, greeting, awayMessage, look, sites, version, createdAt } = channel;
  const { open, nextOpenAt } = findAvailability(channel.officeHours, true, now());
  const own = new URL(publicUrl()).origin;
  return {
    id: toWireId("channel", id),
    kind,
    name,
    botId: toWireId("bot", botId),
    publishableKey,
    greeting,
    awayMessage,
    look,
    sites,
    embedSnippet: embedSnippet(publishableKey),
    officeHours: channel.officeHours && {
      timeZone: channel.officeHours.timeZone,
      weekly: [...channel.officeHours.weekly],
      holidays: [...channel.officeHours.holidays],
    },
    hoursNow: { open, nextOpenAt: nextOpenAt?.toISOString() ?? null },
    unavailableMode: channel.unavailableMode,
    preChat: channel.preChat,
    attachmentKinds: channel.attachmentKinds,
    identity: {
      secretHint: channel.secretHint,
      secretCreatedAt: channel.secretCreatedAt?.toISOString() ?? null,
      previousSecretUntil: channel.previousSecretUntil && channel.previousSecretUntil > now() ? channel.previousSecretUntil.toISOString() : null,
    },
    seen: channel.seen.map(({ origin, pagePath, firstSeenAt, lastSeenAt }) => ({
      origin,
      pagePath,
      firstSeenAt: firstSeenAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isOwn: origin === own,
    })),
    mailConfigured: isMailConfigured(),
    archivedAt: channel.archivedAt?.toISOString() ?? null,
    version,
    createdAt: createdAt.toISOString(),
  };
}

export function presentChannelList({ channels, streamCursor }: { channels: readonly ChannelRow[]; streamCursor: number }): ChannelList {
  return { data: channels.map(presentChannel), nextCursor: null, streamCursor };
}

function embedSnippet(publishableKey: string): string {
  return `<script async src="${publicUrl()}/widget/v1.js" data-channel="${publishableKey}"></script>`;
}
