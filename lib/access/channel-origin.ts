import "server-only";
/** Which sites may embed a channel. A filter against foreign pages, not authentication: a request without Origin is no browser's. */
import type { ChannelId, WorkspaceId } from "@/lib/core/kernel/ids";
import { channelOrigins } from "@/lib/db/visitor";
import { now } from "@/lib/platform/clock";
import { publicUrl } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { singleton } from "@/lib/platform/singleton";

type Known = { origins: ReadonlySet<string>; at: number };

/** A changed list acts within this time, in every process. */
const freshMs = 5_000;
const mostChannels = 10_000;

function cache(): Map<string, Known> {
  return singleton("channel-origins", () => new Map<string, Known>());
}

/** Throws origin_refused unless the origin is on the channel's list or this installation's own. */
export async function requireChannelOrigin(workspaceId: WorkspaceId, channelId: ChannelId, origin: string | null): Promise<void> {
  if (!(await isChannelOrigin(workspaceId, channelId, origin)))
    throw new AppError("origin_refused", "This site is not on the channel's list of allowed sites. Its owner can add it in the settings.");
}

/** True without an origin, for this installation's own, and for those on the channel's list. */
export async function isChannelOrigin(workspaceId: WorkspaceId, channelId: ChannelId, origin: string | null): Promise<boolean> {
  if (origin === null || origin === new URL(publicUrl()).origin) return true;
  const known = cache();
  let entry = known.get(channelId);
  if (!entry || now().getTime() - entry.at > freshMs) {
    entry = { origins: new Set(await channelOrigins(workspaceId, channelId)), at: now().getTime() };
    known.delete(channelId);
    known.set(channelId, entry);
    if (known.size > mostChannels) known.delete(known.keys().next().value as string);
  }
  return entry.origins.has(origin);
}
