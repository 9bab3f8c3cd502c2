import "server-only";
/**
 * Transactions. Every one belongs to one workspace: its first statement sets the tenant that row-level security compares with.
 * Callbacks can run again (serialization failures are retried three times), so they hold no effects but statements.
 */
import type { PoolClient, QueryResultRow } from "pg";
import { isUuid, type WorkspaceId } from "@/lib/core/kernel/ids";
import { now } from "@/lib/platform/clock";
import { singleton } from "@/lib/platform/singleton";
import type { PrismaClient } from "./generated/client";
import { isRetryable, mapDatabaseError } from "./map-error";
import { connectWaitMs, pool, poolSize } from "./pool";
import { prisma } from "./prisma";
import { createTurns } from "./take-turns";

/** What a fragment of a transaction needs: statements and the transaction's one reading of the clock. */
export type Tx = {
  readonly workspaceId: WorkspaceId;
  readonly now: Date;
  /** `prepared`: a name under which each connection parses and plans the statement once. For hot statements that find their rows by key. */
  query<Row extends QueryResultRow = QueryResultRow>(sql: string, parameters?: readonly unknown[], prepared?: string): Promise<Row[]>;
};

type PrismaTransaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
export type PrismaTx = Tx & { readonly prisma: PrismaTransaction };

type Owner = { readonly workspaceId: WorkspaceId };

/** Plain statements: one client of the pool, begin, set the tenant, run, commit. */
export async function withWorkspaceSql<T>(owner: Owner, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inTurn(owner.workspaceId, async () => {
    const client = await pool().connect();
    let broken: Error | undefined;
    try {
      await client.query(beginFor(owner.workspaceId));
      const result = await run(txOf(client, owner.workspaceId));
      await client.query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  });
}

/** Begins and sets the tenant in one round trip. The id stands in the text because the simple protocol takes no parameters. */
function beginFor(workspaceId: WorkspaceId): string {
  if (!isUuid(workspaceId)) throw new Error("a workspace id is not a uuid");
  return `BEGIN; SELECT set_config('app.workspace_id', '${workspaceId}', true)`;
}

/** Prisma's client in a transaction of the same kind. `query` runs on the same connection. */
export async function withWorkspace<T>(owner: Owner, run: (tx: PrismaTx) => Promise<T>): Promise<T> {
  return inTurn(owner.workspaceId, () =>
    prisma().$transaction(
      async (transaction) => {
        await transaction.$executeRaw`SELECT set_config('app.workspace_id', ${owner.workspaceId}, true)`;
        return run({
          workspaceId: owner.workspaceId,
          now: now(),
          prisma: transaction,
          query: (sql, parameters = []) => transaction.$queryRawUnsafe(sql, ...parameters),
        });
      },
      { maxWait: 10_000, timeout: 15_000 },
    ),
  );
}

/** A part of a transaction in another workspace, for what is told in each of a person's workspaces at once. Afterwards the tenant is as before. */
export async function inWorkspace<T>(tx: Tx, owner: Owner, run: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.query(`SELECT set_config('app.workspace_id', $1, true)`, [owner.workspaceId]);
  const result = await run({ workspaceId: owner.workspaceId, now: tx.now, query: tx.query });
  await tx.query(`SELECT set_config('app.workspace_id', $1, true)`, [tx.workspaceId]);
  return result;
}

/** One statement that sets its tenant itself (the functions of the hot path): one round trip, its own transaction. */
export async function callOnce<Row extends QueryResultRow>(owner: Owner, name: string, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  return inTurn(owner.workspaceId, async () => (await pool().query<Row>({ name, text: sql, values: parameters as unknown[] })).rows);
}

/** Statements outside any tenant: only the named functions of `lookup.ts` and `account.ts`. */
export async function withoutTenant<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = [], prepared?: string): Promise<Row[]> {
  return inTurn("", async () => (await pool().query<Row>({ name: prepared, text: sql, values: parameters as unknown[] })).rows);
}

function txOf(client: PoolClient, workspaceId: WorkspaceId): Tx {
  return {
    workspaceId,
    now: now(),
    query: async <Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = [], prepared?: string) =>
      (await client.query<Row>({ name: prepared, text: sql, values: parameters as unknown[] })).rows,
  };
}

/** Each run waits for its workspace's turn; what belongs to none has a queue, too. */
function inTurn<T>(owner: string, run: () => Promise<T>): Promise<T> {
  const turns = singleton("connection-turns", () => createTurns(poolSize, connectWaitMs));
  return retried(async () => {
    await turns.take(owner);
    try {
      return await run();
    } finally {
      turns.give();
    }
  });
}

async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt < 3 && isRetryable(error)) continue;
      throw mapDatabaseError(error);
    }
  }
}
