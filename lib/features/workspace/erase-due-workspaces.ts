import "server-only";
/** Erases workspaces whose days of grace are over: every row in every table, and what waits in the queue. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { listWorkspacesDueForDeletion } from "@/lib/db/lookup";
import { eraseWorkspaceRows } from "@/lib/db/workspace";
import { now } from "@/lib/platform/clock";
import { describeError, log } from "@/lib/platform/log";
import { forgetJobsOf } from "@/lib/queue/enqueue";

/** Clocks of several machines differ by less: whoever still keeps the workspace is never too late by another's clock. */
const marginMs = 60_000;
/** What one statement erases; with files and indexes a row can be a megabyte. */
const rowsAtOnce = 500;
/** What one run does before others have their turn; the next run goes on. */
const stepsARun = 400;

/**
 * How many workspaces are gone. Each step is a transaction of its own, so that a process that dies leaves a workspace that is erased further by
 * the next run, here or elsewhere. Something that is written meanwhile can refuse a step: it too is erased by the next run.
 */
export async function eraseDueWorkspaces(limit = 10): Promise<number> {
  let gone = 0;
  const due = new Date(now().getTime() - marginMs);
  for (const workspaceId of await listWorkspacesDueForDeletion(due, limit)) {
    try {
      if (await eraseWorkspace(workspaceId, due)) gone += 1;
    } catch (error) {
      log.warn("a workspace could not be erased further and is tried again", { workspaceId, error: describeError(error) });
    }
  }
  return gone;
}

async function eraseWorkspace(workspaceId: WorkspaceId, due: Date): Promise<boolean> {
  await forgetJobsOf(workspaceId);
  for (let step = 0; step < stepsARun; step += 1) {
    const { erased, done } = await eraseWorkspaceRows(workspaceId, due, rowsAtOnce);
    if (done) {
      await forgetJobsOf(workspaceId);
      log.info("a workspace was erased", { workspaceId });
      return true;
    }
    if (erased === 0) return false;
  }
  return false;
}
