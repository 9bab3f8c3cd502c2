import "server-only";
/** Puts a job into the transaction of the change that needs it. */
import type { JobName, JobPayload } from "@/lib/contracts/jobs/job-types";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "@/lib/db/tx";

/** A job with a key replaces a waiting one of the same key, so that many changes cause one run. */
export async function enqueue<N extends JobName>(tx: Tx, name: N, payload: JobPayload<N>, options: { runAt?: Date; key?: string } = {}): Promise<void> {
  await tx.query(`SELECT graphile_worker.enqueue_job($1, $2::json, $3::timestamptz, $4)::text`, [
    name,
    JSON.stringify(payload),
    options.runAt ?? tx.now,
    options.key ?? null,
  ]);
}

/** Takes a workspace's waiting jobs out of the queue. */
export async function forgetJobsOf(workspaceId: WorkspaceId): Promise<void> {
  await withoutTenant(`SELECT graphile_worker.forget_jobs_of($1)::text`, [workspaceId]);
}
