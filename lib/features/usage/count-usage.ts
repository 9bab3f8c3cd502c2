import "server-only";
/** The listener that counts what a workspace uses, day by day: each event once, in the transaction that moves its cursor. Writers do nothing for it. */
import { countOf, dayStart } from "@/lib/core/usage/count-usage";
import { addUsage, readTokens, type UsageNumbers } from "@/lib/db/usage";
import type { Listener } from "@/lib/events/follow";

/** The name of the cursor in the log. */
export const usageListener = "usage";

type Fact = Parameters<Listener["handle"]>[1][number]["event"];
const isDecision = ({ type }: Fact): boolean => type === "decision.made";
/** Its first words were the decision's. */
const isSecondTry = ({ type, data }: Fact): boolean => type === "draft.created" && data.retryOf !== undefined;

export const countUsage: Listener = {
  name: usageListener,
  handle: async (tx, facts) => {
    const subjects = (spends: (event: Fact) => boolean) => facts.flatMap(({ event }) => (spends(event) && event.subjectId !== null ? [event.subjectId] : []));
    const [decisions, retries] = [subjects(isDecision), subjects(isSecondTry)];
    const tokens = decisions.length + retries.length === 0 ? new Map<string, never>() : await readTokens(tx, decisions, retries);
    const days = new Map<number, Partial<UsageNumbers>>();
    for (const { event } of facts) {
      const day = dayStart(Date.parse(event.occurredAt));
      const sum = days.get(day) ?? {};
      const count = countOf(event);
      const spent = isDecision(event) || isSecondTry(event) ? tokens.get(event.subjectId ?? "") : undefined;
      if (count === null && spent === undefined) continue;
      if (count !== null) sum[count] = (sum[count] ?? 0) + 1;
      if (spent !== undefined) {
        sum.inputTokens = (sum.inputTokens ?? 0) + spent.input;
        sum.outputTokens = (sum.outputTokens ?? 0) + spent.output;
      }
      days.set(day, sum);
    }
    // In the order of time, so that two who write the same days wait for each other and do not lock each other out.
    const sorted = [...days].sort(([a], [b]) => a - b);
    await addUsage(
      tx,
      sorted.map(([day, add]) => ({ startsAt: new Date(day), add })),
    );
  },
};
