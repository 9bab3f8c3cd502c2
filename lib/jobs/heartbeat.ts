import "server-only";
/** Says that this process lives, learns how many web processes share the rate limits, and writes down what it has counted. */
import { setProcessCount } from "@/lib/access/rate-limit";
import { beatHeart, type ProcessKind, stopHeart } from "@/lib/db/process-heartbeat";
import { requireWeakRole } from "@/lib/db/require-weak-role";
import { storeApiUse } from "@/lib/features/usage/store-api-use";
import { now } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { every } from "./every";

const beatMs = 10_000;
/** A process that was not seen for this long counts as gone. */
const liveForMs = 30_000;

/** Beats every ten seconds until stopped; the first beat is under way when this resolves. Refuses a database role that is too strong, before any work. */
export async function startHeartbeat(kind: ProcessKind): Promise<{ stop(): Promise<void> }> {
  await requireWeakRole();
  const id = newId();
  const stopping = new AbortController();
  const beat = async () => {
    const at = now();
    setProcessCount(await beatHeart({ id, kind }, at, new Date(at.getTime() - liveForMs)));
    await storeApiUse();
  };
  const beating = every(beatMs, "heartbeat", beat, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await beating;
      await storeApiUse().catch(() => undefined);
      await stopHeart(id).catch(() => undefined);
    },
  };
}
