import "server-only";
/** Turns that wait for the tenant's program, oldest first, each with what it needs for an answer. Can wait for the first one. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ExternalTurn } from "@/lib/contracts/api/external-bot";
import { onlineForMs } from "@/lib/core/handoff/timing";
import { listAwaitingTurns } from "@/lib/db/external-bot";
import { readTurnContext } from "@/lib/db/turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { now } from "@/lib/platform/clock";
import { listen } from "@/lib/realtime/bell";
import { externalTurn } from "./external-turn";

/** A look behind the bell, which may be lost. */
const lookMs = 2_000;

/** `waitMs`: how long to wait when there is none, 0 to 20,000. */
export async function listPendingTurns(actor: MemberActor, query: { waitMs: number; limit: number }): Promise<ExternalTurn[]> {
  requireScope(actor, "turn:answer");
  const until = performance.now() + query.waitMs;
  for (;;) {
    const rung = nextBell(actor.workspaceId, Math.min(lookMs, Math.max(0, until - performance.now())));
    const found = await readTurns(actor, query.limit);
    if (found.length > 0 || performance.now() >= until) {
      rung.cancel();
      return found;
    }
    await rung.promise;
  }
}

async function readTurns(actor: MemberActor, limit: number): Promise<ExternalTurn[]> {
  const ids = await withWorkspaceSql(actor, (tx) => listAwaitingTurns(tx, actor.workspaceId, limit));
  const turns: ExternalTurn[] = [];
  for (const id of ids) {
    const context = await readTurnContext(actor.workspaceId, id, new Date(now().getTime() - onlineForMs));
    if (context?.external?.mode === "api" && context.external.dueAt !== null && context.turn.status === "pending")
      turns.push(externalTurn(context, context.external, new Date(context.external.dueAt)));
  }
  return turns;
}

/** Resolves with the next bell of the workspace, or after the time. */
function nextBell(workspaceId: string, waitMs: number): { promise: Promise<void>; cancel(): void } {
  let cancel = () => {};
  const promise = new Promise<void>((resolve) => {
    const unlisten = listen(`workspace:${workspaceId}`, (bell) => bell.kind !== "typing" && cancel());
    const timer = setTimeout(() => cancel(), waitMs);
    cancel = () => {
      unlisten();
      clearTimeout(timer);
      resolve();
    };
  });
  return { promise, cancel };
}
