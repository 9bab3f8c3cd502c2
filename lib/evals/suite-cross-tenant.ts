/**
 * Tenants that have labelled nothing: the estimates and the limit are learned from the other tenants of the suite, and the one left out is judged
 * by them. The languages of one knowledge base are one tenant.
 */
import { certifyThreshold } from "@/lib/core/calibration/certify-threshold";
import { estimate } from "@/lib/core/retrieval/estimate-confidence";
import { type Case, searchCases } from "./confidence-cases";
import { collectionNames, findCollections } from "./find-collections";
import { fitCases, type FittedModels, type WeighedCase, weighCollection } from "./fit-confidence";
import type { Folders } from "./folders";
import { atThreshold, coverageAt } from "./measure";
import { measure, type Metric } from "./metric";
import { measureCases } from "./suite-retrieval";

const risk = 0.05;
const delta = 0.1;

/** All tenants whose files begin so; nothing where there are no others to learn from. */
export function runCrossTenant(suite: string, folders: Folders, beginning: string): Metric[] {
  const taught = collectionNames({ train: folders.train, data: null }, beginning);
  const lessons = new Map<string, WeighedCase[]>();
  const learn = (name: string): WeighedCase[] => {
    const known = lessons.get(name) ?? weighCollection(folders.train, name);
    lessons.set(name, known);
    return known;
  };
  return collectionNames(folders, beginning).flatMap((name) => {
    const others = othersOf(name, taught);
    const own = casesOf(folders, name);
    if (others.length === 0 || own.length === 0) return [];
    const models = fitCases(others.flatMap(learn));
    const seen = others.flatMap((other) => judgeBy(models, casesOf({ train: folders.train, data: null }, other)));
    return measureTenant(suite, name, judgeBy(models, own), seen);
  });
}

/** `wiki_en` and `wiki_de` are one tenant. */
export function othersOf(name: string, taught: readonly string[]): string[] {
  const tenantOf = (of: string): string => of.replace(/_[a-z]{2}$/u, "");
  return taught.filter((other) => tenantOf(other) !== tenantOf(name));
}

function casesOf(folders: Folders, name: string): Case[] {
  return (findCollections(folders, name) ?? []).flatMap((collection) => searchCases(collection));
}

function judgeBy({ plain, judged }: FittedModels, cases: readonly Case[]): Case[] {
  return cases.map((one) => {
    const pair = one.features["judged"] === 1 ? judged : plain;
    return { ...one, confidence: estimate(pair.confidence, one.features), scope: estimate(pair.scope, one.features) };
  });
}

function measureTenant(suite: string, name: string, own: readonly Case[], others: readonly Case[]): Metric[] {
  const named = (metric: string, better: Metric["better"], goal?: number) => ({ suite, metric: `${name} ${metric}`, better, goal });
  // what none of the others would let through lets nothing through here
  const limit = coverageAt(others, risk).threshold ?? Number.POSITIVE_INFINITY;
  const certificate = certifyThreshold([], { alpha: risk, delta, outsideShare: null });
  return [
    ...measureCases(suite, name, own),
    measure(named("coverage at 5 % error", "higher"), own, (items) => coverageAt(items, risk).coverage),
    measure(named("coverage at the others' limit", "higher"), own, (items) => atThreshold(items, limit).coverage),
    measure(named("error at the others' limit", "lower"), own, (items) => atThreshold(items, limit).error),
    measure(named("certified without labels", "lower", 0), [certificate], (items) => items.filter(({ kind }) => kind === "certified").length),
  ];
}
