/** What a workspace has used and may use. Months and days are those of UTC. */
import { z } from "zod";

const count = z.number().int().nonnegative();
/** Null: the installation sets no limit. */
const allowed = count.nullable();

export const usageMonthSchema = z.object({
  /** The first day, `2026-11-01`. */
  from: z.string().meta({ format: "date" }),
  conversations: count,
  visitorMessages: count,
  botAnswers: count,
  personMessages: count,
  inputTokens: count,
  outputTokens: count,
  apiRequests: count,
});
export type UsageMonth = z.infer<typeof usageMonthSchema>;

export const usageSchema = z.object({
  /** This month, and the five before it. */
  months: z.array(usageMonthSchema),
  today: z.object({ visitorMessages: count, limit: allowed, resetsAt: z.iso.datetime() }),
  held: z.object({
    articles: z.object({ count, limit: allowed }),
    members: z.object({ count, limit: allowed }),
    webhooks: z.object({ count, limit: allowed }),
  }),
  /** Bytes. Only files in conversations have a limit. */
  stored: z.object({ files: z.object({ bytes: count, limit: allowed }), imports: count, articles: count, indexes: count }),
  /** What is limited without being counted here. */
  rates: z.object({ requestsPerMinute: allowed, visitorRequestsPerMinute: allowed, conversationsPerVisitorPerDay: allowed }),
});
export type Usage = z.infer<typeof usageSchema>;
