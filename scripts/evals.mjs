// npm run evals: decision quality on a folder of data, as figures.
import { runEntry } from "./bootstrap/run-command-entry.mjs";

await runEntry("evals");
