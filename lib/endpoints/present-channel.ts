import "server-only";
import type { Channel, ChannelList } from "@/lib/contracts/api/channel";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ChannelRow } from "@/lib/db/channel";
import { publicUrl } from "@/lib/platform/env";

export function presentChannel(channel: ChannelRow): Channel {
  const { id, kind, name, botId, publishableKey, greeting, awayMessage, look, sites, version, createdAt } = channel;
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
