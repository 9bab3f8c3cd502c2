/** Runs the mails of the queue as the worker would, and leaves the queue empty. */
import type pg from "pg";
import type { JobPayload } from "@/lib/contracts/jobs/job-types";
import { jobSchemas } from "@/lib/contracts/jobs/job-types";
import { sendMail } from "@/lib/features/mail/send-mail";

export async function takeQueuedMails(owner: pg.Pool): Promise<JobPayload<"send_mail">[]> {
  const { rows } = await owner.query<{ payload: unknown }>(
    `WITH taken AS (
       DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
       WHERE t.id = j.task_id AND t.identifier = 'send_mail' RETURNING j.id, j.payload
     ) SELECT payload FROM taken ORDER BY id`,
  );
  return rows.map(({ payload }) => jobSchemas.send_mail.parse(payload));
}

export async function sendQueuedMails(owner: pg.Pool): Promise<void> {
  for (const payload of await takeQueuedMails(owner)) await sendMail(payload);
}
