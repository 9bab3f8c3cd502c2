// Speed as ratios in one run, on a throw-away database server of its own. The entry finds in its environment BENCH_DATABASE_URL
// (the server's superuser) and starts what it measures by scripts/bootstrap/app.mjs.
import { readArguments, refuseArguments } from "./bootstrap/read-arguments.mjs";
import { runEntry } from "./bootstrap/run-command-entry.mjs";
import { startTestCluster } from "./bootstrap/test-cluster.mjs";

const usage = `
npm run bench -- <name> [options]: speed, as ratios to a reference of the same run. No goal fails the command.

  turns     durable turns a second, against a bare loop of the same statements
  streams   memory and delay of open event streams, against a bare server
  metrics   reports and the lists behind their figures, against a hundredth of the conversations
  pages     the script that a browser fetches for each page
  what-if   a limit that moves over 100,000 turns, against one plain pass; and over as many stored ones, by the API
  training  15,000 exemplars learned while streams are open
  review    the queue, and an approval to the visitor, while 100 and while 100,000 drafts wait
  knowledge 10,000 articles from import to searchable, a decision where 2,000 are known, one article changed
  start     npm start on a data folder of its own, a first and a second time, and the first answer after it

  --seconds <n>   how long turns are taken (8)
  --count <n>     how many streams are opened (2000)
  --events <n>    how many events the log of the metrics stands for (10000000)
  --json          the figures as one object`;
const names = ["turns", "streams", "metrics", "pages", "what-if", "training", "review", "knowledge", "start"];

const { positionals } = readArguments(usage, {
  options: { json: { type: "boolean" }, seconds: { type: "string" }, count: { type: "string" }, events: { type: "string" } },
  words: 1,
});
const [name] = positionals;
if (name === undefined) refuseArguments("Which one?", usage);
if (!names.includes(name)) refuseArguments(`There is no bench "${name}".`, usage);

await runEntry(
  "bench",
  async (shutdown) => {
    // It starts a database itself, and nothing else should run beside it.
    if (name === "start") return { ...process.env, BENCH_DATABASE_URL: "none" };
    const starting = startTestCluster({ durable: true });
    shutdown.add(async () => (await starting.catch(() => null))?.stop());
    const { url } = await starting;
    return { ...process.env, BENCH_DATABASE_URL: url, TEST_DATABASE_URL: url };
  },
  ["dist", "widget", "next"],
);
