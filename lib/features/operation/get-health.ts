import "server-only";
/** Whether this process can do its work: the database answers and has the schema that this code was built for. */
import { countAppliedMigrations } from "@/lib/db/health";
import { type ListenerLag, readListenerLag } from "@/lib/db/listener-cursor";
import { now } from "@/lib/platform/clock";
import { singleton } from "@/lib/platform/singleton";
import { openStreamCount } from "@/lib/realtime/open-streams";

export type Health = {
  status: "ok" | "unavailable";
  migrations: number | null;
  /** Live event streams of this process. */
  openStreams: number;
  /** How far the listeners of the log are behind over all workspaces, ten seconds old at most; empty before the first event. */
  listeners: readonly ListenerLag[];
};

const lagKeptMs = 10_000;

export async function getHealth(): Promise<Health> {
  try {
    return { status: "ok", migrations: await countAppliedMigrations(), openStreams: openStreamCount(), listeners: await listenerLag() };
  } catch {
    return { status: "unavailable", migrations: null, openStreams: openStreamCount(), listeners: [] };
  }
}

async function listenerLag(): Promise<readonly ListenerLag[]> {
  const kept = singleton("listener-lag", () => ({ readAt: 0, lag: [] as readonly ListenerLag[] }));
  const at = now().getTime();
  if (Math.abs(at - kept.readAt) > lagKeptMs) {
    kept.readAt = at;
    kept.lag = await readListenerLag();
  }
  return kept.lag;
}
