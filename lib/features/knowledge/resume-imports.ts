import "server-only";
/** Imports whose process took their job with it when it died go on. */
import { asSystem } from "@/lib/access/actor";
import { listImportsLeft } from "@/lib/db/import-work";
import { withWorkspaceSql } from "@/lib/db/tx";
import { now } from "@/lib/platform/clock";
import { enqueueImport } from "./enqueue-import";

/** Longer than any one document takes: fetching with its redirects, and reading. */
const silentMs = 180_000;

/** How many had not got on for three minutes. One that does run is not disturbed: it has the lock. */
export async function resumeImports(limit = 100): Promise<number> {
  const left = await listImportsLeft(new Date(now().getTime() - silentMs), limit);
  for (const { workspaceId, importId } of left) await withWorkspaceSql(asSystem(workspaceId, "resume import"), (tx) => enqueueImport(tx, importId));
  return left.length;
}
