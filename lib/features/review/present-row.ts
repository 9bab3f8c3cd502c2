import "server-only";
/** A draft of the queue as the API shows it. */
import type { ReviewRow } from "@/lib/contracts/api/review";
import { cutGraphemes } from "@/lib/core/kernel/cut-graphemes";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { QueueRow } from "@/lib/db/review-queue";
import { presentApprovals, presentReasons, wireTopic } from "@/lib/moves/present-decision";

/** A lease that has ended is none. */
export function presentRow(row: QueueRow, now: Date): ReviewRow {
  const [reason] = presentReasons([row.heldFor]);
  const isLeased = row.leaseBy !== null && row.leaseUntil !== null && row.leaseUntil.getTime() > now.getTime();
  return {
    id: toWireId("draft", row.id),
    conversationId: toWireId("conversation", row.conversationId),
    version: row.version,
    risk: 3 - row.rank,
    topic: wireTopic(row.topic),
    reason: reason ?? { code: "draft_mode" },
    visitor: { id: toWireId("visitor", row.visitorId), name: row.visitorName, email: row.visitorEmail },
    question: row.question === null ? null : cutGraphemes(row.question, 160),
    channelName: row.channelName,
    assignee: row.assigneeId === null ? null : { id: toWireId("member", row.assigneeId), name: row.assigneeName ?? "" },
    owner: row.ownerId === null ? null : { id: toWireId("member", row.ownerId), name: row.ownerName ?? "" },
    lease:
      isLeased && row.leaseBy !== null && row.leaseUntil !== null
        ? { by: { id: toWireId("member", row.leaseBy), name: row.leaseByName ?? "" }, until: row.leaseUntil.toISOString() }
        : null,
    dueAt: row.dueAt?.toISOString() ?? null,
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    approvals: presentApprovals(row),
    createdAt: row.createdAt.toISOString(),
  };
}
