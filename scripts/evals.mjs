// Decision quality on a folder of data, as figures.
import { answerHelp } from "./bootstrap/read-arguments.mjs";
import { runEntry } from "./bootstrap/run-command-entry.mjs";

answerHelp(`
npm run evals -- --train <folder> [options]: decision quality on records of the evaluation format.

  --train <folder>   knowledge bases, and the records that models are trained and thresholds chosen on
  --data <folder>    held-out records of the same names; without it what is trained is cross-validated on --train
  --suite <names>    only these, with commas between: cost, scope, helpcentre, selective, human_request, sensitive, repeat,
                     amounts, pii, sentiment, grounding, toxicity
  --suite <fit>      prints a file of weights that is shipped: fit, fit-mood, fit-topics, fit-toxicity or
                     fit-grounding
  --cross-tenant     tenants without labels: each is judged by what the other tenants of its suite taught (scope, helpcentre,
                     sensitive, sentiment, grounding)
  --markdown <file>  writes both, and what was tried where a goal is missed, such as into docs/evals.md
  --json             the figures as one object`);

await runEntry("evals");
