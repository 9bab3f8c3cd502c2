import "server-only";
/** Recorded turns as they are decided again: of the signals only what decides, of the grades whether one says that the answer was wrong. */
import { type PastTurn, signalsBesideShape } from "@/lib/core/escalation/past-turns";
import type { MoodLevel } from "@/lib/core/escalation/types";
import type { BotId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type PastTurnPlace = { at: Date; id: string };
export type PastTurnRow = Omit<PastTurn, "at" | "mood"> & { id: string; at: Date; level: MoodLevel | null; language: string | null };

/** Newest first, beyond a place. Results that came too late and were never applied are no turns of the bot's. `zone`: whose days. */
export async function listPastTurns(tx: Tx, botId: BotId, range: { from: Date; beyond: PastTurnPlace; zone: string }, limit: number): Promise<PastTurnRow[]> {
  return tx.query<PastTurnRow>(
    `SELECT d.id, d.conversation_id AS "conversationId", d.created_at AS at, (d.created_at AT TIME ZONE $6)::date - DATE '1970-01-01' AS day,
       (s.signals - $7::text[])::text AS known, s.signals#>>'{mood,level}' AS level, s.signals#>>'{mood,language}' AS language,
       (s.signals->>'confidence')::float8 AS confidence, (s.signals->>'scope')::float8 AS scope, (s.signals->>'turns')::float8 AS turns,
       (s.signals#>>'{repeat,similarity}')::float8 AS similarity, (s.signals#>>'{repeat,count}')::float8 AS count,
       (s.signals#>>'{mood,frustration}')::float8 AS frustration, (s.signals#>>'{mood,anger}')::float8 AS anger,
       (s.signals#>>'{external,confidence}')::float8 AS external, (s.signals->>'draw')::float8 AS draw,
       d.action = 'answer' AS sent,
       CASE WHEN d.action = 'answer' AND (s.signals->>'draw')::float8 < d.sampling_probability THEN d.sampling_probability ELSE 0 END AS sampling,
       CASE WHEN d.action = 'answer' THEN (SELECT bool_or(g.grade = 'wrong') FROM grade g WHERE g.workspace_id = $1 AND g.decision_id = d.id) END AS wrong
     FROM decision d JOIN bot_version v ON v.workspace_id = $1 AND v.id = d.bot_version_id AND v.bot_id = $2
     -- What retrieval measured is most of it, and is stored compressed: taken apart once, not once a column.
     CROSS JOIN LATERAL (SELECT d.signals - 'features' AS signals OFFSET 0) s
     WHERE d.workspace_id = $1 AND d.outcome = 'applied' AND d.created_at >= $3 AND (d.created_at, d.id) < ($4::timestamptz, $5::uuid)
     ORDER BY d.created_at DESC, d.id DESC LIMIT $8`,
    [tx.workspaceId, botId, range.from, range.beyond.at, range.beyond.id, range.zone, signalsBesideShape, limit],
  );
}
