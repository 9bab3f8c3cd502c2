/** Figures as ratios to a reference of the same run. scripts/bench.mjs has checked the arguments. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { printRows, type Row } from "./figures";
import { benchKnowledge } from "./knowledge";
import { benchMetrics } from "./metrics";
import { benchPages } from "./pages";
import { benchStreams } from "./streams";
import { benchReview } from "./review";
import { benchStart } from "./start";
import { benchStoredWhatIf } from "./stored-what-if";
import { benchTraining } from "./training";
import { benchTurns } from "./turns";
import { benchWhatIf } from "./what-if";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    seconds: { type: "string", default: "8" },
    count: { type: "string", default: "2000" },
    events: { type: "string", default: "10000000" },
  },
});

const server = process.env.BENCH_DATABASE_URL;
if (!server) {
  console.error("BENCH_DATABASE_URL is not set: run it by npm run bench.");
  process.exit(2);
}
// The metrics are measured in this process, which has no secret of an installation.
process.env.HANDRAIL_SECRET ??= "a secret for a bench, and for nothing else";
const [name] = positionals;
const result =
  name === "turns"
    ? await benchTurns({ server, seconds: Number(values.seconds) })
    : name === "streams"
      ? await benchStreams({ server, count: Number(values.count) })
      : name === "metrics"
        ? await benchMetrics({ server, events: Number(values.events) })
        : name === "pages"
          ? await benchPages(builtNext())
          : name === "what-if"
            ? both(benchWhatIf(), await benchStoredWhatIf(server))
            : name === "training"
              ? await benchTraining(server)
              : name === "review"
                ? await benchReview({ server })
                : name === "knowledge"
                  ? await benchKnowledge(server)
                  : name === "start"
                    ? await benchStart(process.env)
                    : null;
if (!result) {
  console.error(`There is no bench "${name ?? ""}".`);
  process.exit(2);
}
if (values.json) console.log(JSON.stringify({ bench: name, ...result.data }));
else printRows(result.rows);
process.exit(0);

type Measured = { rows: Row[]; data: object };

function both(one: Measured, other: Measured): Measured {
  return { rows: [...one.rows, ...other.rows], data: { ...one.data, ...other.data } };
}

/** The application that is built last: the folder that the build's pointer names. */
function builtNext(): string {
  const builds = join(process.cwd(), ".handrail", "build");
  return join(builds, readFileSync(join(builds, "current"), "utf8").trim(), ".next");
}
