import "server-only";
/**
 * Turns of the past that a policy is tried on, as this process holds them: read page by page, packed as they come, shared by all who ask, and dropped
 * by age and by number, the least recently used first.
 */
import { type PastTurns, packTurns } from "@/lib/core/escalation/past-turns";
import { type Decided, type Replay, replayTurns } from "@/lib/core/escalation/replay-turns";
import type { Policy } from "@/lib/core/escalation/policy-types";
import type { BotId, WorkspaceId } from "@/lib/core/kernel/ids";
import { addDays, daysBetween, localDateOf, startOfDay } from "@/lib/core/metrics/local-day";
import { listPastTurns, type PastTurnPlace } from "@/lib/db/past-turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { now } from "@/lib/platform/clock";
import { singleton } from "@/lib/platform/singleton";

/** `isBounded`: the range holds older turns that are left out. `through`: the last day, as days since 1970. */
export type LoadedTurns = { turns: PastTurns; decide: (policies: readonly Policy[]) => Promise<Decided[]>; asOf: Date; through: number; isBounded: boolean };

type Asked = { workspaceId: WorkspaceId; botId: BotId; days: number; timeZone: string };
type Held = { loaded: Promise<LoadedTurns>; since: number; count: number };

/** A page is read in one transaction and packed in one go: short enough that streams do not wait for it. */
type Bounds = { mostTurns: number; pageSize: number };
const bounds: Bounds = { mostTurns: 100_000, pageSize: 2_000 };
/** Turns of all bots that this process holds: some 150 bytes each. */
const mostHeld = 300_000;
/** A slider is moved for a while; what was asked and graded meanwhile is seen soon after. */
const freshMs = 120_000;

const held = (): Map<string, Held> => singleton("past-turns", () => new Map());

/** `within`: smaller bounds for tests. */
export async function loadPastTurns(asked: Asked, within = bounds): Promise<LoadedTurns> {
  const cache = held();
  const key = [asked.workspaceId, asked.botId, asked.days, asked.timeZone].join(" ");
  const found = cache.get(key);
  const at = now().getTime();
  cache.delete(key);
  if (found && at - found.since < freshMs) {
    cache.set(key, found);
    return found.loaded;
  }
  const entry: Held = { loaded: read(asked, within), since: at, count: within.mostTurns };
  cache.set(key, entry);
  try {
    const loaded = await entry.loaded;
    entry.count = loaded.turns.count;
    return loaded;
  } catch (error) {
    if (cache.get(key) === entry) cache.delete(key);
    throw error;
  } finally {
    evict(cache, key, at);
  }
}

function evict(cache: Map<string, Held>, kept: string, at: number): void {
  for (const [key, { since }] of cache) if (key !== kept && at - since >= freshMs) cache.delete(key);
  let count = [...cache.values()].reduce((sum, entry) => sum + entry.count, 0);
  for (const [key, entry] of cache) {
    if (count <= mostHeld) return;
    if (key === kept) continue;
    cache.delete(key);
    count -= entry.count;
  }
}

/** One request after the other, and between two slices of decisions whoever else waits for this process. */
function inTurn(replay: Replay): LoadedTurns["decide"] {
  let last: Promise<unknown> = Promise.resolve();
  return (policies) => {
    const next = last.then(async () => {
      const decided: Decided[] = [];
      for (const policy of policies) decided.push(await withBreaks(replay(policy)));
      return decided;
    });
    last = next.catch(() => undefined);
    return next;
  };
}

async function withBreaks(steps: ReturnType<Replay>): Promise<Decided> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const beyondAllIds = "ffffffff-ffff-ffff-ffff-ffffffffffff";

async function read({ workspaceId, botId, days, timeZone }: Asked, { mostTurns, pageSize }: Bounds): Promise<LoadedTurns> {
  const asOf = now();
  const today = localDateOf(asOf.getTime(), timeZone);
  const from = new Date(startOfDay(addDays(today, 1 - days), timeZone));
  const packer = packTurns();
  let beyond: PastTurnPlace = { at: asOf, id: beyondAllIds };
  let count = 0;
  for (;;) {
    const rows = await withWorkspaceSql({ workspaceId }, (tx) => listPastTurns(tx, botId, { from, beyond, zone: timeZone }, pageSize));
    for (const { level, language, ...row } of rows) {
      if (count >= mostTurns) break;
      packer.add({ ...row, at: row.at.getTime(), mood: level === null ? null : { level, language } });
      count += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageSize || count >= mostTurns) {
      const turns = packer.finish();
      const isBounded = count >= mostTurns && rows.length === pageSize;
      return { turns, decide: inTurn(replayTurns(turns)), asOf, through: daysBetween("1970-01-01", today), isBounded };
    }
    beyond = { at: last.at, id: last.id };
  }
}
