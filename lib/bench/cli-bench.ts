/** npm run bench -- turns | streams [--seconds N] [--count N] [--json]: figures as ratios to a reference of the same run. No goal fails the command. */
import { parseArgs } from "node:util";
import { printRows } from "./figures";
import { benchStreams } from "./streams";
import { benchTurns } from "./turns";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, seconds: { type: "string", default: "8" }, count: { type: "string", default: "2000" } },
});

const server = process.env.BENCH_DATABASE_URL;
if (!server) {
  console.error("BENCH_DATABASE_URL is not set: run it by npm run bench.");
  process.exit(2);
}
const [name] = positionals;
const result =
  name === "turns"
    ? await benchTurns({ server, seconds: Number(values.seconds) })
    : name === "streams"
      ? await benchStreams({ server, count: Number(values.count) })
      : null;
if (!result) {
  console.error("Which one? npm run bench -- turns, or: npm run bench -- streams");
  process.exit(2);
}
if (values.json) console.log(JSON.stringify({ bench: name, ...result.data }));
else printRows(result.rows);
process.exit(0);
