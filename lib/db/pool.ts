import "server-only";
/** The process's one pg.Pool, as the application's role; Prisma and the plain statements share it. */
import pg from "pg";
import { env } from "@/lib/platform/env";
import { describeError, log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";

// bigint columns are counters below 2^53 (guarded), timestamps keep their milliseconds.
pg.types.setTypeParser(20, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("a bigint column is beyond 2^53");
  return value;
});

/** Connections of a process. */
export const poolSize = 16;
/** How long work waits for one. */
export const connectWaitMs = 10_000;

export function appDatabaseUrl(): string {
  const url = env().DATABASE_APP_URL;
  if (!url) throw new Error("DATABASE_APP_URL is not set; the start script derives it from DATABASE_URL.");
  return url;
}

export function pool(): pg.Pool {
  return singleton("pg-pool", () => {
    const made = new pg.Pool({
      connectionString: appDatabaseUrl(),
      max: poolSize,
      connectionTimeoutMillis: connectWaitMs,
      idleTimeoutMillis: 60_000,
      // The migrator gives the role the same (scripts/bootstrap/roles.mjs), for sessions behind a pooler that drops what a client asks for.
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 20_000,
      lock_timeout: 10_000,
      application_name: "handrail",
      // Prisma's adapter writes timestamps without a zone: the session's must be UTC, whatever the server's is. Every statement finds its
      // rows by key; a plan that was made while a table was small, and is kept, must not go through all of it once it has grown.
      options: "-c TimeZone=UTC -c enable_seqscan=off -c jit=off",
    });
    made.on("error", (error) => log.warn("an idle database connection was lost", { error: describeError(error) }));
    // A session that is cut while it is checked out reports here, too; the statement under way fails by itself.
    made.on("connect", (client) => client.on("error", () => undefined));
    return made;
  });
}
