/**
 * Whether the right article is found, and whether it is known that none is.
 */
import { type Case, searchCases } from "./confidence-cases";
import { collectionNames, findCollections } from "./find-collections";
import type { Folders } from "./folders";
import { auroc, falsePositiveRateAt, mean } from "./measure";
import { measure, type Metric } from "./metric";

type Aim = { goal?: number; baseline?: number };
/** What is aimed at on held-out records, and what words alone (BM25) or the reference model reach. */
type Aims = { first?: Aim; three?: Aim; scope?: Aim; false95?: Aim };

const xquad = (goal: number, baseline: number): Aims => ({ first: { goal, baseline } });
const aims: Readonly<Record<string, Aims>> = {
  scope_clinc: { first: { goal: 0.93, baseline: 0.863 }, scope: { goal: 0.965, baseline: 0.926 }, false95: { goal: 0.18, baseline: 0.204 } },
  scope_banking77: { first: { goal: 0.93, baseline: 0.842 }, scope: { goal: 0.925 }, false95: { goal: 0.45 } },
  scope_hint3_curekart: { first: { goal: 0.87, baseline: 0.72 }, scope: { goal: 0.91, baseline: 0.862 } },
  scope_hint3_powerplay11: { first: { goal: 0.66, baseline: 0.57 }, scope: { goal: 0.8, baseline: 0.768 } },
  scope_hint3_sofmattress: { first: { goal: 0.77, baseline: 0.63 }, scope: { goal: 0.9, baseline: 0.862 } },
  helpcentre_covid: { three: { goal: 0.8 }, scope: { goal: 0.75 } },
  helpcentre_mtragun: { three: { goal: 0.95 }, scope: { goal: 0.8 } },
  helpcentre_xquad_en: xquad(0.95, 0.934),
  helpcentre_xquad_de: xquad(0.92, 0.894),
  helpcentre_xquad_es: xquad(0.93, 0.909),
  helpcentre_xquad_zh: xquad(0.94, 0.925),
  helpcentre_xquad_ru: xquad(0.86, 0.815),
  helpcentre_xquad_tr: xquad(0.86, 0.815),
  helpcentre_xquad_ar: xquad(0.86, 0.815),
};

/** All collections of the folder whose name begins so. */
export function runRetrieval(suite: string, folders: Folders, beginning: string): Metric[] {
  return collectionNames(folders, beginning).flatMap((name) => {
    const cases = (findCollections(folders, name) ?? []).flatMap((collection) => searchCases(collection));
    return cases.length > 0 ? measureCases(suite, name, cases) : [];
  });
}

export function measureCases(suite: string, file: string, cases: readonly Case[]): Metric[] {
  const answerable = cases.filter(({ answers }) => answers > 0);
  const scored = cases.filter(({ inScope }) => inScope !== null).map(({ scope, inScope }) => ({ score: scope, positive: inScope === true }));
  const { first, three, scope, false95 } = aims[file] ?? {};
  const named = (metric: string, better: Metric["better"], aim: Aim = {}) => ({ suite, metric: `${file} ${metric}`, better, ...aim });
  return [
    measure(named("acc@1", "higher", first), answerable, (items) => mean(items.map(({ rank }) => Number(rank === 0)))),
    measure(named("acc@3", "higher", three), answerable, (items) => mean(items.map(({ rank }) => Number(rank >= 0 && rank < 3)))),
    measure(named("out-of-scope AUROC", "higher", scope), scored, auroc),
    measure(named("out-of-scope FPR at 95 % TPR", "lower", false95), scored, (items) => falsePositiveRateAt(items, 0.95)),
    measure(named("confidence AUROC", "higher"), cases, (items) => auroc(items.map(({ confidence, right }) => ({ score: confidence, positive: right })))),
  ];
}
