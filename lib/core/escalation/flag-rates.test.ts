import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { flagRates } from "./flag-rates";

const rows = readFileSync("docs/evals.md", "utf8").split("\n");

/** As the table has it, by suite and metric. */
function measured(suite: string, metric: string): number {
  const rest = rows.slice(rows.indexOf(`## ${suite}`));
  const row = rest.find((line) => line.startsWith(`| ${metric} |`));
  return Number(row?.split("|")[3]);
}

test("the rates that screens show beside a flag are those of the evaluation [E8] [M1]", () => {
  const both = (metric: string) => [measured("grounding", `mtrag: ${metric}`), measured("grounding", `begin: ${metric}`)].sort((left, right) => left - right);
  expect(flagRates.ungrounded).toEqual({ found: both("answers not carried that are flagged"), falsely: both("carried answers flagged") });
  const toxic = [measured("toxicity", "toxic texts flagged with their words"), measured("toxicity", "harmless passages flagged")];
  expect(flagRates.toxicity).toEqual({ found: [toxic[0], toxic[0]], falsely: [toxic[1], toxic[1]] });
  const personal = [measured("pii", "structured found"), measured("pii", "clean messages flagged")];
  expect(flagRates.personal_data).toEqual({ found: [personal[0], personal[0]], falsely: [personal[1], personal[1]] });
});
