import "server-only";
/** What was graded right becomes what the bot learns from. The models are trained by a job; the bot gets its new version when they answer. */
import { type Actor, memberIdOf } from "@/lib/access/actor";
import { countGradesSince, findNewestTraining, findRetrainAfter, insertTraining, listLabels, lockTrainings } from "@/lib/db/training";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import type { TrainingId } from "@/lib/core/kernel/ids";
import { sha256Hex } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";

/** More from one article drown what its author wrote. */
const labelsAnArticle = 100;

/** False when the grades say the same as at the last one, and while one is under way: its job is queued anew, should it have given up. */
export async function startTraining(tx: Tx, actor: Actor, cause: "asked" | "grades"): Promise<boolean> {
  await lockTrainings(tx);
  const newest = await findNewestTraining(tx);
  if (newest?.status === "running") {
    await enqueueTraining(tx, newest.id);
    return false;
  }
  const labels = await listLabels(tx, labelsAnArticle);
  const digest = sha256Hex(labels.map(({ articleId, decisionId }) => `${articleId} ${decisionId}\n`).join(""));
  if (newest ? newest.digest === digest : labels.length === 0) return false;
  const id = newId<"training">() as TrainingId;
  const number = (newest?.number ?? 0) + 1;
  await insertTraining(tx, { id, number, cause, digest, createdBy: memberIdOf(actor) }, labels);
  await append(tx, actor, { type: "training.started", subjectType: "training", subjectId: id, data: { number, cause, labels: labels.length, digest } });
  await enqueueTraining(tx, id);
  return true;
}

function enqueueTraining(tx: Tx, trainingId: TrainingId): Promise<void> {
  return enqueue(tx, "train_models", { workspaceId: tx.workspaceId, trainingId }, { key: `train:${tx.workspaceId}` });
}

/** When as many grades are new as the workspace has said. */
export async function startTrainingWhenDue(tx: Tx, actor: Actor): Promise<void> {
  const after = await findRetrainAfter(tx);
  if (after === null) return;
  const newest = await findNewestTraining(tx);
  if (newest?.status === "running") return;
  if ((await countGradesSince(tx, newest?.createdAt ?? new Date(0), after)) >= after) await startTraining(tx, actor, "grades");
}
