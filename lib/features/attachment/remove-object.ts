import "server-only";
/** Removes from the bucket what has no file any more: after an erasure, a sweep, or an upload that came to nothing. */
import type { FileId, WorkspaceId } from "@/lib/core/kernel/ids";
import { findFile } from "@/lib/db/file";
import { withWorkspaceSql } from "@/lib/db/tx";
import { isStoreFailure } from "@/lib/integrations/storage/port";
import { objectKey, objectStore } from "./object-store";
import { fileBucket } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { enqueue } from "@/lib/queue/enqueue";

/** A store that does not answer is asked again this often, until the object is gone. */
const againMs = 15 * 60_000;

/** Safe to run twice, and at the same time. */
export async function removeObject(workspaceId: WorkspaceId, fileId: FileId): Promise<void> {
  const owner = { workspaceId };
  const file = await withWorkspaceSql(owner, (tx) => findFile(tx, fileId));
  if (file && file.erasedAt === null) return;
  const failure = fileBucket()
    ? await objectStore().remove(objectKey(workspaceId, fileId))
    : { failed: true as const, reason: "not_configured", missing: false };
  if (!isStoreFailure(failure)) return;
  log.error("a file could not be removed from the bucket", { workspaceId, subjectId: fileId, code: failure.reason });
  await withWorkspaceSql(owner, (tx) =>
    enqueue(tx, "remove_object", { workspaceId, fileId }, { runAt: new Date(tx.now.getTime() + againMs), key: `object.${fileId}` }),
  );
}
