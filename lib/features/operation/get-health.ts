import "server-only";
/** Whether this process can do its work: the database answers and has the schema that this code was built for. */
import { openStreamCount } from "@/lib/realtime/open-streams";
import { countAppliedMigrations } from "@/lib/db/health";

export type Health = {
  status: "ok" | "unavailable";
  migrations: number | null;
  /** Live event streams of this process. */
  openStreams: number;
};

export async function getHealth(): Promise<Health> {
  try {
    return { status: "ok", migrations: await countAppliedMigrations(), openStreams: openStreamCount() };
  } catch {
    return { status: "unavailable", migrations: null, openStreams: openStreamCount() };
  }
}
