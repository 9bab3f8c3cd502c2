import "server-only";
/** One process at a time at a piece of work that is longer than a transaction. */
import { pool } from "./pool";

/**
 * Runs while no other process holds the lock of this name; null, without running, when one does. The lock lives on a connection, so it is free as soon
 * as its process is gone, however that ended. Throws what `run` throws; the lock is free then, too.
 */
export async function withSessionLock<T>(name: string, run: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect();
  let broken = true;
  try {
    const { rows } = await client.query<{ taken: boolean }>(`SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken`, [name]);
    if (!rows[0]?.taken) {
      broken = false;
      return null;
    }
    try {
      return await run();
    } finally {
      // After a failure, too: a connection that is only closed keeps its locks until the server has noticed.
      broken = await client.query(`SELECT pg_advisory_unlock(hashtextextended($1, 0))`, [name]).then(
        () => false,
        () => true,
      );
    }
  } finally {
    client.release(broken);
  }
}
