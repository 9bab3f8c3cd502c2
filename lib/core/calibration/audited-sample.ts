/**
 * What graded answers say about all answers. Only answers that chance has drawn count, each with the chance that it had; what people graded on
 * their own accord says nothing of the rest. A drawn answer that was passed over counts as wrong: otherwise leaving out the doubtful ones would
 * certify anything.
 */
import { type Certificate, type CertificateWanted, certifyThreshold, type GradedTurn } from "./certify-threshold";
import { type Judged, type ReliabilityBin, reliability, type RiskPoint, riskCoverage } from "./risk-coverage";

/**
 * An answer that was drawn: `draw` lay below `probability`, both 0..1. `right`: what the most severe of its graders said, where partly right is
 * not right; null while nobody has graded it. `causes`: of the grades that are not right, null where none was named. `at`: when it was given, in milliseconds.
 */
export type DrawnAnswer = {
  topic: string;
  score: number | null;
  draw: number | null;
  probability: number;
  right: boolean | null;
  causes: readonly (string | null)[];
  at: number;
};

/** `wrong` of `graded`; `waiting` are newer than whatever is graded, `passedOver` are not. */
export type SampleCount = { drawn: number; graded: number; wrong: number; waiting: number; passedOver: number };
export type Findings = SampleCount & { certificate: Certificate };
export type Calibration = { all: Findings; topics: ({ topic: string } & Findings)[]; reliability: ReliabilityBin[]; curve: RiskPoint[] };

/** Topics with most drawn answers first. The order of the answers is of no effect. */
export function calibrate(answers: readonly DrawnAnswer[], wanted: CertificateWanted): Calibration {
  const newestGraded = answers.reduce((newest, { right, at }) => (right === null ? newest : Math.max(newest, at)), Number.NEGATIVE_INFINITY);
  const byTopic = new Map<string, DrawnAnswer[]>();
  for (const answer of answers) {
    const some = byTopic.get(answer.topic);
    if (some) some.push(answer);
    else byTopic.set(answer.topic, [answer]);
  }
  const find = (some: readonly DrawnAnswer[]): Findings => ({
    ...count(some, newestGraded),
    certificate: certifyThreshold(countable(some, newestGraded), wanted),
  });
  const judged = evenly(answers).flatMap(({ score, right }): Judged[] => (right === null || score === null ? [] : [{ score, wrong: !right }]));
  return {
    all: find(answers),
    topics: [...byTopic]
      .map(([topic, some]) => ({ topic, ...find(some) }))
      .sort((left, right) => right.drawn - left.drawn || (left.topic < right.topic ? -1 : 1)),
    reliability: reliability(judged),
    curve: riskCoverage(judged),
  };
}

function count(answers: readonly DrawnAnswer[], newestGraded: number): SampleCount {
  const graded = answers.filter(({ right }) => right !== null);
  const passedOver = answers.filter(({ right, at }) => right === null && at < newestGraded).length;
  return {
    drawn: answers.length,
    graded: graded.length,
    wrong: graded.filter(({ right }) => right === false).length,
    waiting: answers.length - graded.length - passedOver,
    passedOver,
  };
}

function countable(answers: readonly DrawnAnswer[], newestGraded: number): GradedTurn[] {
  return evenly(answers).flatMap((answer) =>
    answer.right === null && answer.at >= newestGraded ? [] : [{ score: answer.score ?? Number.NaN, wrong: answer.right !== true, outside: isOutside(answer) }],
  );
}

/** Causes that leave open whether the knowledge answers the question. */
const open: readonly (string | null)[] = [null, "other", "not_in_knowledge"];

/** Outside is what nobody calls wrong for another cause than that the knowledge lacks it. Who named no cause, or disagrees, or passed it over, leaves it open. */
function isOutside({ right, causes }: DrawnAnswer): boolean | null {
  if (right === true) return false;
  if (causes.length > 0 && causes.every((cause) => cause === "not_in_knowledge")) return true;
  return causes.length === 0 || causes.some((cause) => open.includes(cause)) ? null : false;
}

/**
 * Answers of different chances are no sample of all answers. Those that the smallest of the chances would have drawn, too, are: their number was
 * drawn evenly below their own chance.
 */
function evenly(answers: readonly DrawnAnswer[]): DrawnAnswer[] {
  const smallest = answers.reduce((least, { probability }) => Math.min(least, probability), 1);
  return answers.filter(({ draw }) => draw !== null && draw < smallest);
}
