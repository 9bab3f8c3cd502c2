import "server-only";
/** Everything that is looked for again and again, in one list. Each is safe in any number of processes at once. */
import { expireApprovals } from "@/lib/features/approval/expire-approvals";
import { sweepUnusedFiles } from "@/lib/features/attachment/sweep-unused-files";
import { forgetOldStreams, mailVisitors } from "@/lib/features/conversation/mail-visitors";
import { closeIdle } from "@/lib/features/conversation/close-idle";
import { sendDueNotices } from "@/lib/features/handoff/send-due-notices";
import { crawlDueSources } from "@/lib/features/knowledge/crawl-due-sources";
import { resumeBuilds } from "@/lib/features/knowledge/resume-builds";
import { resumeImports } from "@/lib/features/knowledge/resume-imports";
import { endDueDrafts } from "@/lib/features/review/end-due-drafts";
import { retryRejected } from "@/lib/features/turn/retry-turn";
import { sweepTurns } from "@/lib/features/turn/sweep-turns";
import { forgetDeliveries } from "@/lib/features/webhook/forget-deliveries";
import { eraseDueWorkspaces } from "@/lib/features/workspace/erase-due-workspaces";
import { sweepExports } from "@/lib/features/workspace/sweep-exports";
import type { RunningQueue } from "@/lib/queue/run-queue";

export type Periodic = { name: string; everyMs: number; run: () => Promise<unknown> };

export function schedule(queue: RunningQueue): Periodic[] {
  return [
    { name: "sweep_turns", everyMs: 1_000, run: () => sweepTurns() },
    { name: "handoff_notices", everyMs: 1_000, run: () => sendDueNotices() },
    { name: "expire_approvals", everyMs: 1_000, run: () => expireApprovals() },
    { name: "end_due_drafts", everyMs: 5_000, run: () => endDueDrafts() },
    { name: "retry_rejected", everyMs: 1_000, run: () => retryRejected() },
    { name: "close_idle_conversations", everyMs: 60_000, run: () => closeIdle() },
    { name: "sweep_unused_files", everyMs: 600_000, run: () => sweepUnusedFiles() },
    { name: "mail_visitors", everyMs: 10_000, run: () => mailVisitors() },
    { name: "forget_old_visitor_streams", everyMs: 60_000, run: () => forgetOldStreams() },
    { name: "resume_index_builds", everyMs: 15_000, run: () => resumeBuilds() },
    { name: "forget_webhook_deliveries", everyMs: 60_000, run: () => forgetDeliveries() },
    { name: "resume_imports", everyMs: 30_000, run: () => resumeImports() },
    { name: "crawl_due_sources", everyMs: 60_000, run: () => crawlDueSources() },
    { name: "sweep_exports", everyMs: 600_000, run: () => sweepExports() },
    { name: "erase_due_workspaces", everyMs: 60_000, run: () => eraseDueWorkspaces() },
    { name: "release_dead_runners", everyMs: 5_000, run: () => queue.releaseDeadRunners() },
    { name: "complete_unknown_jobs", everyMs: 60_000, run: () => queue.completeUnknownJobs() },
  ];
}
