import "server-only";
/**
 * Which sites may embed a channel, and whether it is open at all. The list of sites is a filter against foreign pages, not authentication: a
 * request without Origin is no browser's.
 */
import type { ChannelId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type ChannelDoor, findChannelDoor } from "@/lib/db/visitor";
import { now } from "@/lib/platform/clock";
import { publicUrl } from "@/lib/platform/env";
import { AppError, notFound } from "@/lib/platform/errors";
import { singleton } from "@/lib/platform/singleton";

type Known = { door: ChannelDoor; at: number };

/** What was changed acts within this time, in every process. */
const freshMs = 5_000;
const mostChannels = 10_000;

function cache(): Map<string, Known> {
  return singleton("channel-doors", () => new Map<string, Known>());
}

/**
 * Throws origin_refused unless the origin is on the channel's list or this installation's own, and not_found when the workspace waits for its
 * erasure or is gone.
 */
export async function requireChannelOrigin(workspaceId: WorkspaceId, channelId: ChannelId, origin: string | null): Promise<void> {
  const door = await doorOf(workspaceId, channelId);
  if (!door.isOpen) throw notFound();
  if (!isListed(door, origin))
    throw new AppError("origin_refused", "This site is not on the channel's list of allowed sites. Its owner can add it in the settings.");
}

/** True without an origin, for this installation's own, and for those on the channel's list. */
export async function isChannelOrigin(workspaceId: WorkspaceId, channelId: ChannelId, origin: string | null): Promise<boolean> {
  return isListed(await doorOf(workspaceId, channelId), origin);
}

function isListed(door: ChannelDoor, origin: string | null): boolean {
  return origin === null || origin === new URL(publicUrl()).origin || door.origins.includes(origin);
}

async function doorOf(workspaceId: WorkspaceId, channelId: ChannelId): Promise<ChannelDoor> {
  const known = cache();
  const entry = known.get(channelId);
  if (entry && now().getTime() - entry.at <= freshMs) return entry.door;
  const door = await findChannelDoor(workspaceId, channelId);
  known.delete(channelId);
  known.set(channelId, { door, at: now().getTime() });
  if (known.size > mostChannels) known.delete(known.keys().next().value as string);
  return door;
}
