import "server-only";
/** What a report is about: the workspace, one of its channels or one of its bots. */
import type { MetricsQuery } from "@/lib/contracts/api/metrics";
import { listMetricSubjects } from "@/lib/db/metric-report";
import type { Tx } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

export type Subject = { readonly id: string; readonly channelId: string | null; readonly botId: string | null };

/** Throws not_found for a channel or bot that is not this workspace's. */
export async function readSubject(
  tx: Tx,
  query: Pick<MetricsQuery, "channelId" | "botId">,
): Promise<{ subject: Subject; subjects: Awaited<ReturnType<typeof listMetricSubjects>> }> {
  const subjects = await listMetricSubjects(tx);
  const id = query.channelId ?? query.botId;
  if (id !== undefined && !subjects.some((each) => each.id === id && each.kind === (query.channelId === undefined ? "bot" : "channel"))) throw notFound();
  return { subject: { id: id ?? tx.workspaceId, channelId: query.channelId ?? null, botId: query.botId ?? null }, subjects };
}
