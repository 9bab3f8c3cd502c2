import type { VisitorMessage } from "@/lib/contracts/widget/conversation";
import type { Timeline } from "../timeline";

/** Puts older messages in front. Only those that join the run without a hole are taken. */
export function prepend(timeline: Timeline, older: readonly VisitorMessage[]): Timeline {
  const first = timeline.run[0];
  if (!first) return timeline;
  const bySeq = new Map(older.map((message) => [message.seq, message]));
  const run = [...timeline.run];
  for (let seq = first.seq - 1; bySeq.has(seq); seq -= 1) run.unshift(bySeq.get(seq)!);
  return { run, ahead: timeline.ahead };
}
