import "server-only";
/** Trainings: which graded questions teach which article. They are added, never changed; the newest one is in force. */
import type { ArticleId, DecisionId, MemberId, TrainingId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type TrainingRow = {
  id: TrainingId;
  number: number;
  cause: "asked" | "grades";
  status: "running" | "done";
  labelCount: number;
  /** SHA-256 of its labels. */
  digest: string;
  createdBy: MemberId | null;
  createdByName: string | null;
  createdAt: Date;
  doneAt: Date | null;
};

const columns = `t.id, t.number, t.cause, t.status, t.label_count AS "labelCount", t.digest, t.created_by AS "createdBy", m.name AS "createdByName",
  t.created_at AS "createdAt", t.done_at AS "doneAt"`;
const source = `training t LEFT JOIN member m ON m.workspace_id = t.workspace_id AND m.id = t.created_by`;

/** One at a time: held until the transaction ends. */
export async function lockTrainings(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`training:${tx.workspaceId}`]);
}

export async function findNewestTraining(tx: Tx): Promise<TrainingRow | null> {
  const [row] = await tx.query<TrainingRow>(`SELECT ${columns} FROM ${source} WHERE t.workspace_id = $1::uuid ORDER BY t.number DESC LIMIT 1`, [
    tx.workspaceId,
  ]);
  return row ?? null;
}

/** The one that a new version of a bot names: the newest that is done. */
export async function findDoneTraining(tx: Tx): Promise<TrainingRow | null> {
  const [row] = await tx.query<TrainingRow>(
    `SELECT ${columns} FROM ${source} WHERE t.workspace_id = $1::uuid AND t.status = 'done' ORDER BY t.number DESC LIMIT 1`,
    [tx.workspaceId],
  );
  return row ?? null;
}

export type Label = { articleId: ArticleId; decisionId: DecisionId };

/** Questions whose answer every grader found right, with the article that it came from; for each article the newest `most`. */
export async function listLabels(tx: Tx, most: number): Promise<Label[]> {
  return tx.query<Label>(
    `SELECT l."articleId", l."decisionId" FROM (
       SELECT r.id AS "articleId", d.id AS "decisionId", row_number() OVER (PARTITION BY r.id ORDER BY d.id DESC) AS place
       FROM (SELECT g.decision_id FROM grade g WHERE g.workspace_id = $1 GROUP BY g.decision_id HAVING bool_and(g.grade = 'correct')) g
       JOIN decision d ON d.workspace_id = $1 AND d.id = g.decision_id
       JOIN message q ON q.workspace_id = $1 AND q.id = d.message_id AND q.text IS NOT NULL
       JOIN message a ON a.workspace_id = $1 AND a.conversation_id = d.conversation_id AND (a.id = d.reply_message_id OR a.draft_id = d.draft_id)
       JOIN article r ON r.workspace_id = $1 AND r.id = (a.sources->0->>'articleId')::uuid AND r.status <> 'archived'
     ) l WHERE l.place <= $2 ORDER BY l."articleId", l."decisionId"`,
    [tx.workspaceId, most],
  );
}

export async function insertTraining(
  tx: Tx,
  training: Pick<TrainingRow, "id" | "number" | "cause" | "digest" | "createdBy">,
  labels: readonly Label[],
): Promise<void> {
  await tx.query(
    `INSERT INTO training (workspace_id, id, number, cause, status, label_count, digest, created_by, created_at) VALUES ($1, $2, $3, $4, 'running', $5, $6, $7, $8)`,
    [tx.workspaceId, training.id, training.number, training.cause, labels.length, training.digest, training.createdBy, tx.now],
  );
  await tx.query(
    `INSERT INTO training_label (workspace_id, training_id, article_id, decision_id) SELECT $1, $2, l.article, l.decision FROM unnest($3::uuid[], $4::uuid[]) AS l (article, decision)`,
    [tx.workspaceId, training.id, labels.map(({ articleId }) => articleId), labels.map(({ decisionId }) => decisionId)],
  );
}

/** False when it is done already. */
export async function setTrainingDone(tx: Tx, id: TrainingId): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE training SET status = 'done', done_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'running' RETURNING id`,
    [tx.workspaceId, id, tx.now],
  );
  return rows.length === 1;
}

/** Grades that were given since, counted to `most`. */
export async function countGradesSince(tx: Tx, since: Date, most: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (SELECT 1 FROM grade g WHERE g.workspace_id = $1 AND g.created_at > $2 LIMIT $3) new`,
    [tx.workspaceId, since, most],
  );
  return row?.count ?? 0;
}

export async function findRetrainAfter(tx: Tx): Promise<number | null> {
  const [row] = await tx.query<{ after: number | null }>(`SELECT retrain_after AS after FROM workspace WHERE id = $1`, [tx.workspaceId]);
  return row?.after ?? null;
}

/** False when it was that already. */
export async function setRetrainAfter(tx: Tx, after: number | null): Promise<boolean> {
  const rows = await tx.query(`UPDATE workspace SET retrain_after = $2 WHERE id = $1 AND retrain_after IS DISTINCT FROM $2 RETURNING id`, [
    tx.workspaceId,
    after,
  ]);
  return rows.length === 1;
}

/** The questions of a training that teach these articles, as they were asked; erased ones are left out. */
export async function readLabelTexts(tx: Tx, trainingId: TrainingId, articleIds: readonly ArticleId[]): Promise<{ articleId: ArticleId; text: string }[]> {
  return tx.query<{ articleId: ArticleId; text: string }>(
    `SELECT l.article_id AS "articleId", q.text
     FROM training_label l
     JOIN decision d ON d.workspace_id = $1 AND d.id = l.decision_id
     JOIN message q ON q.workspace_id = $1 AND q.id = d.message_id AND q.text IS NOT NULL
     WHERE l.workspace_id = $1 AND l.training_id = $2 AND l.article_id = ANY($3::uuid[]) ORDER BY l.article_id, l.decision_id`,
    [tx.workspaceId, trainingId, articleIds],
  );
}
