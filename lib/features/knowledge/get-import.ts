import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ImportId } from "@/lib/core/kernel/ids";
import { findImport, type ImportRow } from "@/lib/db/import";
import { withWorkspaceSql } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

/** Throws not_found. */
export async function getImport(actor: Actor, importId: ImportId): Promise<ImportRow> {
  requireScope(actor, "knowledge:read");
  const found = await withWorkspaceSql(actor, (tx) => findImport(tx, importId));
  if (!found) throw notFound();
  return found;
}
