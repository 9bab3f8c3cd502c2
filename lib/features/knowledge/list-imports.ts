import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ImportId } from "@/lib/core/kernel/ids";
import { type ImportRow, listImports as readImports } from "@/lib/db/import";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";

export type ImportPageRows = { imports: ImportRow[]; nextCursor: string | null };

/** The newest first, `limit` (1 to 100) at a time. Throws bad_request for the cursor of another list. */
export async function listImports(actor: Actor, { cursor, limit }: { cursor?: string; limit: number }): Promise<ImportPageRows> {
  requireScope(actor, "knowledge:read");
  const list = `imports ${actor.workspaceId}`;
  const [createdAt, id] = cursor === undefined ? [] : openCursor(list, cursor);
  const after = typeof createdAt === "string" && typeof id === "string" ? { createdAt: new Date(createdAt), id: id as ImportId } : null;
  const rows = await withWorkspaceSql(actor, (tx) => readImports(tx, after, limit + 1));
  const imports = rows.slice(0, limit);
  const last = rows.length > limit ? imports.at(-1) : undefined;
  return { imports, nextCursor: last ? sealCursor(list, [last.createdAt.toISOString(), last.id]) : null };
}
