/**
 * Measures the decision core on files of the evaluation format, through the functions that the product calls.
 * Knowledge that is missing in the folder of held-out records is taken from the other. What fits weights needs --train only.
 */
import { parseArgs } from "node:util";
import { fitConfidence, printWeights } from "./fit-confidence";
import { fits } from "./fit-judges";
import type { Folders } from "./folders";
import { metricsAsJson, type Metric } from "./metric";
import { printTable } from "./print-table";
import { runAmounts } from "./suite-amounts";
import { runCost } from "./suite-cost";
import { runGrounding } from "./suite-grounding";
import { runHumanRequest } from "./suite-human-request";
import { runPii } from "./suite-pii";
import { runRepeat } from "./suite-repeat";
import { runRetrieval } from "./suite-retrieval";
import { runSelective } from "./suite-selective";
import { runSensitive } from "./suite-sensitive";
import { runSentiment } from "./suite-sentiment";
import { runToxicity } from "./suite-toxicity";

const suites: Readonly<Record<string, (folders: Folders) => Metric[]>> = {
  scope: (folders) => runRetrieval("scope", folders, "scope_"),
  helpcentre: (folders) => runRetrieval("helpcentre", folders, "helpcentre_"),
  selective: runSelective,
  cost: runCost,
  human_request: runHumanRequest,
  sensitive: runSensitive,
  repeat: runRepeat,
  amounts: runAmounts,
  pii: runPii,
  sentiment: runSentiment,
  grounding: runGrounding,
  toxicity: runToxicity,
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
  const chosen = values.suite === undefined ? Object.keys(suites) : values.suite.split(",");
  const unknown = chosen.filter((name) => suites[name] === undefined);
  if (unknown.length > 0) {
    process.stderr.write(`evals: no suite ${unknown.join(", ")}; there are ${Object.keys(suites).join(", ")} and fit\n`);
    return 2;
  }
  const folders = { train: values.train, data: values.data ?? null };
  const metrics = chosen.flatMap((name) => suites[name]?.(folders) ?? []);
  process.stdout.write(values.json ? `${JSON.stringify(metricsAsJson(metrics), null, 2)}\n` : printTable(metrics));
  return 0;
}

/** Null, after a sentence, when the command line names what is not there. */
function readOptions() {
  try {
    return parseArgs({
      options: { train: { type: "string" }, data: { type: "string" }, suite: { type: "string" }, json: { type: "boolean", default: false } },
    }).values;
  } catch (error) {
    process.stderr.write(`evals: ${(error as Error).message}\n`);
    return null;
  }
}

process.exitCode = main();
