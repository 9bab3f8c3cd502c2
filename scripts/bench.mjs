// npm run bench -- <name>: speed as ratios in one run, on a throw-away database server of its own. The entry finds in its
// environment BENCH_DATABASE_URL (the server's superuser) and starts what it measures by scripts/bootstrap/app.mjs.
import { runEntry } from "./bootstrap/run-command-entry.mjs";
import { startTestCluster } from "./bootstrap/test-cluster.mjs";

await runEntry(
  "bench",
  async (shutdown) => {
    const starting = startTestCluster({ durable: true });
    shutdown.add(async () => (await starting.catch(() => null))?.stop());
    const { url } = await starting;
    return { ...process.env, BENCH_DATABASE_URL: url, TEST_DATABASE_URL: url };
  },
  ["dist", "widget", "next"],
);
