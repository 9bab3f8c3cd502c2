import "server-only";
/**
 * Sends what is due. A process leases whole endpoints and works on each for a moment, a few requests at a time; an endpoint that was slow or
 * not reachable waits in a line of its own, so that no receiver delays another. What was sent and not recorded is sent again under the same id.
 */
import { setTimeout as pause } from "node:timers/promises";
import { leaseDueWebhooks, type Lease } from "@/lib/db/webhook-delivery";
import { now } from "@/lib/platform/clock";
import { describeError, log } from "@/lib/platform/log";
import { newId } from "@/lib/platform/ids";
import { serveEndpoint } from "./serve-endpoint";

/** Endpoints served at the same time by this process: those that answer, and those that were slow or silent. */
export const lanes = { healthy: 12, ailing: 4 } as const;
/** Longer than a turn and its last request can take. */
const leaseMs = 60_000;
const pauseAfterFailureMs = 2_000;

/** Serves endpoints as they become due until the signal aborts, then resolves; requests under way are ended and sent again later. */
export async function runWebhooks(options: { signal: AbortSignal; pollMs?: number }): Promise<void> {
  const { signal, pollMs = 500 } = options;
  await Promise.all([runLine(false, lanes.healthy, pollMs, signal), runLine(true, lanes.ailing, pollMs, signal)]);
}

async function runLine(ailing: boolean, width: number, pollMs: number, signal: AbortSignal): Promise<void> {
  const serving = new Set<Promise<void>>();
  while (!signal.aborted) {
    let waitMs = pollMs;
    try {
      const leases = await lease(ailing, width - serving.size);
      for (const taken of leases) {
        const turn = serve(taken, signal).finally(() => serving.delete(turn));
        serving.add(turn);
      }
    } catch (error) {
      log.warn("a look for due webhooks failed", { error: describeError(error) });
      waitMs = pauseAfterFailureMs;
    }
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
    // All lanes are taken: the next look is when one is free.
    if (serving.size === width) await Promise.race([...serving]);
  }
  await Promise.all(serving);
}

/** Serves everything that is due at this moment, once, and resolves when it is done: how many endpoints were served. */
export async function deliverDue(signal: AbortSignal = new AbortController().signal): Promise<number> {
  let served = 0;
  for (const ailing of [false, true]) {
    const leases = await lease(ailing, 100);
    served += leases.length;
    await Promise.all(leases.map((taken) => serve(taken, signal)));
  }
  return served;
}

async function lease(ailing: boolean, limit: number): Promise<Lease[]> {
  if (limit === 0) return [];
  const at = now();
  return leaseDueWebhooks(at, new Date(at.getTime() + leaseMs), newId(), ailing, limit);
}

async function serve(taken: Lease, signal: AbortSignal): Promise<void> {
  try {
    await serveEndpoint(taken, signal);
  } catch (error) {
    log.error("a webhook could not be served and is tried again when its lease is over", {
      workspaceId: taken.workspaceId,
      subjectId: taken.endpointId,
      error: describeError(error),
    });
  }
}
