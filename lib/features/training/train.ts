import "server-only";
/** Learns from what was graded, now, or from now on by itself after so many new grades. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { setRetrainAfter } from "@/lib/db/training";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { startTraining } from "@/lib/moves/start-training";
import { readTraining, type TrainingState } from "./get-training";

/** Asked twice it starts once. `started` is false, too, when nothing new was graded right or wrong. Throws forbidden. */
export async function train(actor: MemberActor): Promise<TrainingState & { started: boolean }> {
  requireScope(actor, "bot:write");
  return withWorkspaceSql(actor, async (tx) => {
    const started = await startTraining(tx, actor, "asked");
    return { started, ...(await readTraining(tx)) };
  });
}

/** `after`: null for never. Throws forbidden. */
export async function setTraining(actor: MemberActor, after: number | null): Promise<TrainingState> {
  requireScope(actor, "bot:write");
  return withWorkspaceSql(actor, async (tx) => {
    if (await setRetrainAfter(tx, after))
      await append(tx, actor, { type: "training.set", subjectType: "workspace", subjectId: tx.workspaceId, data: { retrainAfter: after } });
    return readTraining(tx);
  });
}
