import { expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { poolSize } from "./pool";
import { withWorkspaceSql } from "./tx";

await testDatabase();

test("a workspace that has hundreds of transactions waiting does not hold up another one's: it is served as soon as a connection is free [S4]", async () => {
  const [loud, quiet] = [{ workspaceId: newId<"workspace">() }, { workspaceId: newId<"workspace">() }];
  let loudDone = 0;
  const flood = Array.from({ length: 400 }, () => withWorkspaceSql(loud, (tx) => tx.query("SELECT 1")).then(() => void (loudDone += 1)));
  const before: number[] = [];
  for (let request = 0; request < 5; request += 1) {
    const at = loudDone;
    await withWorkspaceSql(quiet, (tx) => tx.query("SELECT 1"));
    before.push(loudDone - at);
  }
  const stillWaiting = loudDone < 400;
  await Promise.all(flood);
  expect(stillWaiting).toBe(true);
  // One round of those that have a connection, and those who got one meanwhile; never the queue behind them.
  for (const count of before) expect(count).toBeLessThanOrEqual(3 * poolSize);
});
