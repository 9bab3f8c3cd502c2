/**
 * How much can be answered at which error, and whether a certificate of it holds: thresholds are certified on one half of the questions and
 * judged on the other, many times over.
 */
import { type Certificate, certifyThreshold, type GradedTurn } from "@/lib/core/calibration/certify-threshold";
import { areaUnderRiskCoverage } from "@/lib/core/calibration/risk-coverage";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import { searchCases } from "./confidence-cases";
import { collectionNames, findCollections } from "./find-collections";
import type { Folders } from "./folders";
import { atThreshold, coverageAt, mean } from "./measure";
import { measure, type Metric } from "./metric";
import { seededRandom } from "./random";

const splits = 200;
const delta = 0.1;
/** Fewer questions than this show nothing when they are halved. */
const leastQuestions = 400;
const coverageAims: Readonly<Record<string, { goal: number; baseline?: number }>> = {
  scope_clinc: { goal: 0.75, baseline: 0.74 },
  scope_banking77: { goal: 0.57, baseline: 0.57 },
  helpcentre_xquad_en: { goal: 0.7 },
};
/** A naive threshold (the largest share at the error, chosen on one half) breaks it in about so many re-splits. */
const naiveBreaks = 0.44;

export function runSelective(folders: Folders): Metric[] {
  return ["scope_", "helpcentre_"].flatMap((beginning) =>
    collectionNames(folders, beginning).flatMap((name) => {
      const cases = (findCollections(folders, name) ?? []).flatMap((collection) => searchCases(collection));
      const turns = cases.map(({ confidence, right, inScope }) => ({ score: confidence, wrong: !right, outside: inScope === false }));
      const gates = cases.map(({ scope, confidence, right }) => ({ confidence: scope < defaultPolicy.scopeThreshold ? 0 : confidence, right }));
      return [...measureCurve(name, turns, gates), ...(turns.length < leastQuestions ? [] : measureGuarantee(name, turns))];
    }),
  );
}

const asAnswer = ({ score, wrong }: GradedTurn) => ({ confidence: score, right: !wrong });

function measureCurve(file: string, turns: readonly GradedTurn[], gates: readonly { confidence: number; right: boolean }[]): Metric[] {
  const named = (metric: string, better: Metric["better"]) => ({ suite: "selective", metric: `${file} ${metric}`, better });
  const threshold = defaultPolicy.confidenceThreshold;
  return [
    measure({ ...named("coverage at 5 % error", "higher"), ...coverageAims[file] }, turns, (items) => coverageAt(items.map(asAnswer), 0.05).coverage),
    measure(named("AURC", "lower"), turns, areaUnderRiskCoverage),
    measure(named(`coverage at the default ${threshold}`, "higher"), gates, (items) => atThreshold(items, threshold).coverage),
    measure(named(`error at the default ${threshold}`, "lower"), gates, (items) => atThreshold(items, threshold).error),
  ];
}

/** What came of one certificate on the half that it has not seen. */
type Outcome = { broken: boolean; certified: boolean; coverage: number };

function measureGuarantee(file: string, turns: readonly GradedTurn[]): Metric[] {
  const named = (metric: string, better: Metric["better"], goal?: number) => ({ suite: "selective", metric: `${file} ${metric}`, better, goal });
  const broken = (items: readonly Outcome[]) => mean(items.map((item) => Number(item.broken)));
  const coverage = (items: readonly Outcome[]) => mean(items.map((item) => item.coverage));
  const metrics = [0.05, 0.1].flatMap((alpha) => {
    const percent = `${Math.round(alpha * 100)} %`;
    const outcomes = resplit(turns, (learned, held) => outcomeOf(certifyThreshold(learned, { alpha, delta, outsideShare: null }), held, alpha));
    const naive = resplit(turns, (learned, held) => outcomeAt(coverageAt(learned.map(asAnswer), alpha).threshold, held, alpha));
    return [
      measure({ ...named(`guarantee of ${percent} broken`, "lower", delta), baseline: naiveBreaks }, outcomes, broken),
      measure(named(`guarantee of ${percent} coverage`, "higher"), outcomes, coverage),
      measure(named(`naive threshold of ${percent} broken`, "lower"), naive, broken),
    ];
  });
  const few = resplit(turns, (learned, held) => outcomeOf(certifyThreshold(learned.slice(0, 150), { alpha: 0.1, delta, outsideShare: null }), held, 0.1));
  const none = outcomeOf(certifyThreshold([], { alpha: 0.1, delta, outsideShare: null }), turns, 0.1);
  return [
    ...metrics,
    measure(named("coverage certified at 10 % by 150 labels", "higher", file === "scope_clinc" ? 0.75 : undefined), few, coverage),
    measure(named("answers certified without labels", "lower", 0), [none], (items) => mean(items.map(({ certified }) => Number(certified)))),
    ...measureShift(file, turns, named, broken, coverage),
  ];
}

/** Graded when a third as much was asked that nothing answers as later; the certificate is stated for the later share. */
function measureShift(
  file: string,
  turns: readonly GradedTurn[],
  named: (metric: string, better: Metric["better"], goal?: number) => Parameters<typeof measure>[0],
  broken: (items: readonly Outcome[]) => number,
  coverage: (items: readonly Outcome[]) => number,
): Metric[] {
  const share = mean(turns.map(({ outside }) => Number(outside)));
  if (share < 0.03 || share > 0.5) return [];
  const alpha = 0.1;
  const outcomes = resplit(turns, (learned, held) => {
    let seen = 0;
    const before = learned.filter(({ outside }) => !outside || seen++ % 3 === 0);
    return outcomeOf(certifyThreshold(before, { alpha, delta, outsideShare: share }), held, alpha);
  });
  return [
    measure(named("tripled out-of-scope share, 10 % broken", "lower", delta), outcomes, broken),
    measure(named("tripled out-of-scope share, coverage", "higher", file === "scope_clinc" ? 0.7 : undefined), outcomes, coverage),
  ];
}

/** Halves the turns anew each time, by a fixed seed. */
function resplit(turns: readonly GradedTurn[], judge: (learned: GradedTurn[], held: GradedTurn[]) => Outcome): Outcome[] {
  const random = seededRandom(7);
  return Array.from({ length: splits }, () => {
    const order = [...turns];
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    const half = Math.floor(order.length / 2);
    return judge(order.slice(0, half), order.slice(half));
  });
}

const outcomeOf = (certificate: Certificate, held: readonly GradedTurn[], alpha: number): Outcome =>
  outcomeAt(certificate.kind === "certified" ? certificate.threshold : null, held, alpha);

function outcomeAt(threshold: number | null, held: readonly GradedTurn[], alpha: number): Outcome {
  if (threshold === null) return { broken: false, certified: false, coverage: 0 };
  const { coverage, error } = atThreshold(held.map(asAnswer), threshold);
  return { broken: error > alpha, certified: true, coverage };
}
