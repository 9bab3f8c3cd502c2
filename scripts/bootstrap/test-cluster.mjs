// Throw-away Postgres clusters for test runs and measurements.
import { chmodSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres, stopPostgresOf } from "./postgres.mjs";
import { identify, isAlive } from "./process-identity.mjs";

const testPrefix = "handrail-test-";

/**
 * A cluster for one test run: in a temporary folder, without fsync, gone after stop. Clusters that killed runs left
 * behind are stopped and removed first.
 * @param {{ say?: (line: string) => void, durable?: boolean }} [options] durable: with fsync, as in earnest, for measurements and for tests of crashes
 * @returns {Promise<import("./postgres.mjs").EmbeddedPostgres>}
 */
export async function startTestCluster({ say, durable = false } = {}) {
  await removeAbandonedTestClusters();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), testPrefix));
  // mkdtemp makes it private; the user that runs Postgres for root must pass through.
  chmodSync(folder, 0o711);
  const self = identify(process.pid);
  writeFileSync(join(folder, "owner.json"), JSON.stringify(self));
  const server = await startPostgres({ folder, throwaway: !durable, say });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      rmSync(join(server.cluster, ".."), { recursive: true, force: true });
    },
  };
}

async function removeAbandonedTestClusters() {
  const folder = realpathSync(tmpdir());
  for (const name of readdirSync(folder).filter((each) => each.startsWith(testPrefix))) {
    const path = join(folder, name);
    try {
      const owner = JSON.parse(readFileSync(join(path, "owner.json"), "utf8"));
      if (isAlive(owner)) continue;
      await stopPostgresOf(path);
      rmSync(path, { recursive: true, force: true });
    } catch {
      // Not ours to remove: another user's, or being made at this moment.
    }
  }
}
