/**
 * Measures the decision core on files of the evaluation format, through the functions that the product calls.
 * Knowledge that is missing in the folder of held-out records is taken from the other. What fits weights needs --train only.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fitConfidence, printWeights } from "./fit-confidence";
import { fits } from "./fit-judges";
import type { Folders } from "./folders";
import { metricsAsJson, type Metric } from "./metric";
import { printMarkdown } from "./print-markdown";
import { printTable } from "./print-table";
import { runAmounts } from "./suite-amounts";
import { runCost } from "./suite-cost";
import { runCrossTenant } from "./suite-cross-tenant";
import { runGrounding, runGroundingLeftOut } from "./suite-grounding";
import { runHumanRequest } from "./suite-human-request";
import { runPii } from "./suite-pii";
import { runRepeat } from "./suite-repeat";
import { runRetrieval } from "./suite-retrieval";
import { runSelective } from "./suite-selective";
import { runSensitive, runSensitiveLeftOut } from "./suite-sensitive";
import { runSentiment, runSentimentLeftOut } from "./suite-sentiment";
import { runToxicity } from "./suite-toxicity";

type Suites = Readonly<Record<string, (folders: Folders) => Metric[]>>;

const suites: Suites = {
  // First: a process that has read all the others' records is busy clearing its memory, which a deciding one is not.
  cost: runCost,
  scope: (folders) => runRetrieval("scope", folders, "scope_"),
  helpcentre: (folders) => runRetrieval("helpcentre", folders, "helpcentre_"),
  selective: runSelective,
  human_request: runHumanRequest,
  sensitive: runSensitive,
  repeat: runRepeat,
  amounts: runAmounts,
  pii: runPii,
  sentiment: runSentiment,
  grounding: runGrounding,
  toxicity: runToxicity,
};

/** Those that know several tenants or sources: each is judged by what the others taught. */
const crossTenantSuites: Suites = {
  scope: (folders) => runCrossTenant("scope", folders, "scope_"),
  helpcentre: (folders) => runCrossTenant("helpcentre", folders, "helpcentre_"),
  sensitive: runSensitiveLeftOut,
  sentiment: runSentimentLeftOut,
  grounding: runGroundingLeftOut,
};

function main(): number {
  const values = readOptions();
  if (values === null) return 2;
  if (values.train === undefined) {
    process.stderr.write("evals: name the data with --train <folder> (and --data <folder> for held-out files)\n");
    return 2;
  }
  if (values.suite === "fit") {
    process.stdout.write(printWeights(fitConfidence(values.train)));
    return 0;
  }
  const fit = fits[values.suite ?? ""];
  if (fit !== undefined) {
    process.stdout.write(fit(values.train));
    return 0;
  }
  const known = values["cross-tenant"] ? crossTenantSuites : suites;
  const chosen = values.suite === undefined ? Object.keys(known) : values.suite.split(",");
  const unknown = chosen.filter((name) => known[name] === undefined);
  if (unknown.length > 0) {
    process.stderr.write(
      `evals: no suite ${unknown.join(", ")}; there are ${Object.keys(known).join(", ")}${values["cross-tenant"] ? " across tenants" : " and fit"}\n`,
    );
    return 2;
  }
  const folders = { train: values.train, data: values.data ?? null };
  const run = (of: Suites): Metric[] => chosen.flatMap((name) => of[name]?.(folders) ?? []);
  const metrics = run(known);
  if (values.markdown !== undefined) {
    writeFileSync(values.markdown, printMarkdown(metrics, run(crossTenantSuites), "npm run evals -- --train <folder> --markdown docs/evals.md"));
    return 0;
  }
  process.stdout.write(values.json ? `${JSON.stringify(metricsAsJson(metrics), null, 2)}\n` : printTable(metrics));
  return 0;
}

/** Null, after a sentence, when the command line names what is not there. */
function readOptions() {
  try {
    return parseArgs({
      options: {
        train: { type: "string" },
        data: { type: "string" },
        suite: { type: "string" },
        "cross-tenant": { type: "boolean", default: false },
        markdown: { type: "string" },
        json: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`evals: ${(error as Error).message}\n`);
    return null;
  }
}

process.exitCode = main();
