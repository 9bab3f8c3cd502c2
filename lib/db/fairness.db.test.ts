import { expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { withWorkspaceSql } from "./tx";

await testDatabase();

test("a workspace that has hundreds of transactions waiting does not hold up another one's: it is served as soon as a connection is free [S4]", async () => {
  const [loud, quiet] = [{ workspaceId: newId<"workspace">() }, { workspaceId: newId<"workspace">() }];
  const crowd = 2_000;
  let loudDone = 0;
  const flood = Array.from({ length: crowd }, () => withWorkspaceSql(loud, (tx) => tx.query("SELECT 1")).then(() => void (loudDone += 1)));
  const before: number[] = [];
  for (let request = 0; request < 5; request += 1) {
    const at = loudDone;
    await withWorkspaceSql(quiet, (tx) => tx.query("SELECT 1"));
    before.push(loudDone - at);
  }
  const stillWaiting = loudDone < crowd;
  await Promise.all(flood);
  expect(stillWaiting).toBe(true);
  // Those that have a connection, and those who get one while it is served, on a busy machine several rounds of them; never the queue behind them.
  for (const count of before) expect(count).toBeLessThanOrEqual(crowd / 8);
});
