import "server-only";
/** The cheapest question that shows that the database answers as the application's role. */
import { withoutTenant } from "./tx";

export async function countAppliedMigrations(): Promise<number> {
  const [row] = await withoutTenant<{ count: number }>(`SELECT count(*)::int AS count FROM _prisma_migrations WHERE finished_at IS NOT NULL`);
  return row?.count ?? 0;
}
