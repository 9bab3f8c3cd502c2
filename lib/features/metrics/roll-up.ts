import "server-only";
/**
 * The listener that makes the metrics: folds sealed events into facts of their conversations and moves the counts by the difference. It runs in
 * the transaction that moves its cursor, so an event counts once whatever dies, and a step costs what is new.
 */
import type { SealedEvent } from "@/lib/core/audit-chain/seal-event";
import { addCells, cellsOf, correctedOf, decidedOf } from "@/lib/core/metrics/cells";
import { type ConversationFact, startFact } from "@/lib/core/metrics/conversation-fact";
import { durationsOf } from "@/lib/core/metrics/durations";
import { foldFact } from "@/lib/core/metrics/fold-fact";
import { bucketStart, grains } from "@/lib/core/metrics/grains";
import { outcomeOf } from "@/lib/core/metrics/outcome";
import { type Bucket, type BucketKey, readBots, readBuckets, readFacts, writeBuckets, writeFacts } from "@/lib/db/metric";
import type { Tx } from "@/lib/db/tx";
import type { Listener } from "@/lib/events/follow";

/** The name of the cursor in the log. */
export const metricsListener = "metrics";

export const rollUp: Listener = {
  name: metricsListener,
  handle: async (tx, facts) => {
    const told = facts.filter(({ event }) => event.conversationId !== null);
    const ids = [...new Set(told.map(({ event }) => event.conversationId as string))];
    if (ids.length === 0) return;
    const known = await readFacts(tx, ids);
    const started = told.filter(({ event }) => event.type === "conversation.started").map(({ event }) => event.conversationId as string);
    const bots = started.length === 0 ? new Map<string, string>() : await readBots(tx, started);
    const after = new Map(known);
    for (const { event } of told) {
      const next = step(after.get(event.conversationId as string), event, bots);
      if (next !== null) after.set(next.conversationId, next);
    }
    const changed = [...after.values()].filter((fact) => known.get(fact.conversationId) !== fact);
    if (changed.length === 0) return;
    await writeFacts(
      tx,
      changed.map((fact) => ({ ...fact, ...durationsOf(fact), outcome: outcomeOf(fact), reviewed: decidedOf(fact) > 0, corrected: correctedOf(fact) > 0 })),
    );
    await moveCounts(tx, changed, known);
  },
};

function step(fact: ConversationFact | undefined, event: SealedEvent["event"], bots: ReadonlyMap<string, string>): ConversationFact | null {
  const at = Date.parse(event.occurredAt);
  if (fact) return foldFact(fact, { type: event.type, at, data: event.data });
  const conversationId = event.conversationId as string;
  const botId = bots.get(conversationId);
  // Every conversation's first event is its start; without one there is nothing to count.
  if (event.type !== "conversation.started" || botId === undefined) return null;
  return startFact({ conversationId, channelId: String(event.data.channelId), botId, openedAt: at });
}

/** Takes away what the conversations counted as before, and adds what they count as now, in each bucket that they began in. */
async function moveCounts(tx: Tx, changed: readonly ConversationFact[], before: ReadonlyMap<string, ConversationFact>): Promise<void> {
  const moves = new Map<string, BucketKey & { cells: Map<string, number> }>();
  for (const fact of changed) {
    const difference = new Map(cellsOf(fact));
    const old = before.get(fact.conversationId);
    if (old) addCells(difference, cellsOf(old), -1);
    if (difference.size === 0) continue;
    for (const subjectId of [tx.workspaceId, fact.channelId, fact.botId])
      for (const grain of grains) {
        const startsAt = bucketStart(fact.openedAt, grain);
        const name = `${subjectId} ${grain} ${startsAt}`;
        const move = moves.get(name) ?? { subjectId, grain, startsAt, cells: new Map<string, number>() };
        addCells(move.cells, difference, 1);
        moves.set(name, move);
      }
  }
  const moved = [...moves.values()].filter(({ cells }) => cells.size > 0);
  if (moved.length === 0) return;
  const stored = new Map((await readBuckets(tx, moved)).map((bucket) => [`${bucket.subjectId} ${bucket.grain} ${bucket.startsAt}`, bucket.cells]));
  await writeBuckets(
    tx,
    moved.map(({ subjectId, grain, startsAt, cells }): Bucket => {
      const sum = new Map(stored.get(`${subjectId} ${grain} ${startsAt}`));
      addCells(sum, cells, 1);
      return { subjectId, grain, startsAt, cells: sum };
    }),
  );
}
