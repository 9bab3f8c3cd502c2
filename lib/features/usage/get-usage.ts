import "server-only";
/** What the workspace has used, month by month, what it holds, and what it may. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { limits } from "@/lib/access/limits";
import type { Usage } from "@/lib/contracts/api/usage";
import { dayEnd, dayStart, monthStart } from "@/lib/core/usage/count-usage";
import { webhookLimit } from "@/lib/core/webhook/webhook-limit";
import { readDay, readHoldings, sumUsage } from "@/lib/db/usage";
import { withWorkspaceSql } from "@/lib/db/tx";

/** This month and those before it. */
const shownMonths = 6;

export async function getUsage(actor: MemberActor): Promise<Usage> {
  requireScope(actor, "workspace:read");
  return withWorkspaceSql(actor, async (tx) => {
    const at = tx.now.getTime();
    const allowed = limits();
    const months: Usage["months"] = [];
    for (let back = 0; back < shownMonths; back += 1) {
      const from = new Date(monthStart(at, back));
      months.push({ from: from.toISOString().slice(0, 10), ...(await sumUsage(tx, from, new Date(monthStart(at, back - 1)))) });
    }
    const held = await readHoldings(tx);
    return {
      months,
      today: {
        visitorMessages: await readDay(tx, new Date(dayStart(at)), "visitorMessages"),
        limit: allowed.messagesPerDay,
        resetsAt: new Date(dayEnd(at)).toISOString(),
      },
      held: {
        articles: { count: held.articles, limit: allowed.articles },
        members: { count: held.members, limit: allowed.members },
        webhooks: { count: held.webhooks, limit: webhookLimit },
      },
      stored: {
        files: { bytes: held.attachmentBytes, limit: allowed.fileBytes },
        imports: held.importBytes,
        articles: held.articleBytes,
        indexes: held.indexBytes,
      },
      rates: {
        requestsPerMinute: allowed.requestsPerMinute,
        visitorRequestsPerMinute: allowed.visitorRequestsPerMinute,
        conversationsPerVisitorPerDay: allowed.conversationsPerVisitorPerDay,
      },
    };
  });
}
