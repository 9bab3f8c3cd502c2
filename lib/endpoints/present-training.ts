import "server-only";
import type { BotVersionPage, Training } from "@/lib/contracts/api/bot-version";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ListedVersion } from "@/lib/features/bot/list-bot-versions";
import type { TrainingState } from "@/lib/features/training/get-training";

type Author = { createdBy: string | null; createdByName: string | null };

const presentAuthor = ({ createdBy, createdByName }: Author) => (createdBy === null ? null : { id: toWireId("member", createdBy), name: createdByName ?? "" });

export function presentTraining({ retrainAfter, newGrades, newest }: TrainingState): Training {
  return {
    retrainAfter,
    newGrades,
    newest: newest && {
      number: newest.number,
      cause: newest.cause,
      status: newest.status,
      labels: newest.labelCount,
      digest: newest.digest,
      author: presentAuthor(newest),
      createdAt: newest.createdAt.toISOString(),
      doneAt: newest.doneAt?.toISOString() ?? null,
    },
  };
}

export function presentBotVersions({ versions, nextBefore }: { versions: readonly ListedVersion[]; nextBefore: number | null }): BotVersionPage {
  return {
    data: versions.map((version) => ({
      id: toWireId("botVersion", version.id),
      number: version.number,
      state: version.state,
      digest: version.digest,
      author: presentAuthor(version),
      createdAt: version.createdAt.toISOString(),
      changed: version.changed,
    })),
    nextBefore,
  };
}
