import "server-only";
/** How often answers are wrong, by what was drawn and graded: a certificate a topic or what it lacks, and how far the confidence can be believed. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { CalibrationQuery, CalibrationReport } from "@/lib/contracts/api/grading";
import { calibrate } from "@/lib/core/calibration/audited-sample";
import type { CertificateWanted } from "@/lib/core/calibration/certify-threshold";
import { listCollections } from "@/lib/db/article";
import { listSample } from "@/lib/db/audited-sample";
import { withWorkspaceSql } from "@/lib/db/tx";
import { wireTopic } from "@/lib/moves/present-decision";
import { sampleSince } from "./sample-since";

/** The newest ones; a workspace with more has a sharper answer from its last weeks than it needs. */
const mostAnswers = 20_000;
const mostPoints = 100;
const mostCollections = 1_000;

/** Throws forbidden. */
export async function getCalibration(actor: MemberActor, { alpha, delta, outsideShare }: CalibrationQuery): Promise<CalibrationReport> {
  requireScope(actor, "conversation:read");
  const wanted: CertificateWanted = { alpha, delta, outsideShare: outsideShare === "observed" ? null : outsideShare };
  const { rows, collections, since } = await withWorkspaceSql(actor, async (tx) => {
    const from = sampleSince(tx.now);
    return { since: from, rows: await listSample(tx, from, mostAnswers), collections: await listCollections(tx, mostCollections) };
  });
  const names = new Map<string, string>(collections.map(({ id, name }) => [id, name]));
  const { all, topics, reliability, curve } = calibrate(
    rows.map((row) => ({ ...row, at: row.at.getTime() })),
    wanted,
  );
  return {
    ...wanted,
    since: since.toISOString(),
    all,
    topics: topics.map(({ topic, ...found }) => ({ topic: wireTopic(topic), name: names.get(topic) ?? null, ...found })),
    reliability,
    curve: thin(curve),
  };
}

/** Evenly, with the first and the last. */
function thin<Point>(points: readonly Point[]): Point[] {
  if (points.length <= mostPoints) return [...points];
  return Array.from({ length: mostPoints }, (_, place) => points[Math.round((place * (points.length - 1)) / (mostPoints - 1))] as Point);
}
