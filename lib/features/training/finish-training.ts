import "server-only";
/**
 * A training is done once the index that was trained on it answers; then every bot gets a version that names it. The job builds the index before;
 * when that was not possible yet it comes back. Can run twice.
 */
import { asSystem } from "@/lib/access/actor";
import type { TrainingId, WorkspaceId } from "@/lib/core/kernel/ids";
import { listBots, lockBot } from "@/lib/db/bot";
import { findLiveVersion, readPublished } from "@/lib/db/knowledge";
import { findNewestTraining, setTrainingDone } from "@/lib/db/training";
import { withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { releaseBotVersion } from "@/lib/moves/release-bot-version";
import { enqueue } from "@/lib/queue/enqueue";

const retryMs = 1_000;

export async function finishTraining(workspaceId: WorkspaceId, trainingId: TrainingId): Promise<void> {
  const actor = asSystem(workspaceId, "training");
  await withWorkspace(actor, async (tx) => {
    const training = await findNewestTraining(tx);
    if (training?.id !== trainingId || training.status === "done") return;
    const published = await readPublished(tx);
    const live = await findLiveVersion(tx);
    if (published.articles.length > 0 && live?.digest !== published.digest) {
      await enqueue(tx, "train_models", { workspaceId, trainingId }, { key: `train:${workspaceId}`, runAt: new Date(tx.now.getTime() + retryMs) });
      return;
    }
    if (!(await setTrainingDone(tx, trainingId))) return;
    const { number, labelCount, digest, createdBy } = training;
    await append(tx, actor, { type: "training.done", subjectType: "training", subjectId: trainingId, data: { number, labels: labelCount, digest } });
    for (const { id } of await listBots(tx)) {
      await lockBot(tx, id);
      const bot = (await listBots(tx)).find((each) => each.id === id);
      if (bot) await releaseBotVersion(tx, actor, id, bot, createdBy);
    }
  });
}
