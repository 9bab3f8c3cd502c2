import "server-only";
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { countGradesSince, findNewestTraining, findRetrainAfter, type TrainingRow } from "@/lib/db/training";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";

/** More are "more than 500". */
const mostCounted = 501;

export type TrainingState = { retrainAfter: number | null; newGrades: number; newest: TrainingRow | null };

/** Throws forbidden. */
export async function getTraining(actor: MemberActor): Promise<TrainingState> {
  requireScope(actor, "bot:read");
  return withWorkspaceSql(actor, readTraining);
}

export async function readTraining(tx: Tx): Promise<TrainingState> {
  const newest = await findNewestTraining(tx);
  return { retrainAfter: await findRetrainAfter(tx), newest, newGrades: await countGradesSince(tx, newest?.createdAt ?? new Date(0), mostCounted) };
}
