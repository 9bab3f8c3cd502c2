import "server-only";
/** Takes turns that no process has decided in time: the one that accepted them died, or was too slow. */
import { leaseDueTurns } from "@/lib/db/turn";
import { now } from "@/lib/platform/clock";
import { describeError, log } from "@/lib/platform/log";
import { decideTurn } from "./decide-turn";

const sweepLeaseMs = 30_000;

/** How many turns were taken. One failing turn does not hold up the others; it is due again after its lease. */
export async function sweepTurns(limit = 20): Promise<number> {
  const at = now();
  const due = await leaseDueTurns(at, new Date(at.getTime() + sweepLeaseMs), limit);
  await Promise.all(
    due.map(async ({ workspaceId, turnId }) => {
      try {
        await decideTurn(workspaceId, turnId);
      } catch (error) {
        log.error("a turn could not be decided", { workspaceId, turnId, error: describeError(error) });
      }
    }),
  );
  return due.length;
}
