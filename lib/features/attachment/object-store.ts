import "server-only";
/** The operator's bucket, and where in it a file lies. */
import type { FileId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { ObjectStore } from "@/lib/integrations/storage/port";
import { createS3Store } from "@/lib/integrations/storage/s3-store";
import { fileBucket } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";

export function objectKey(workspaceId: WorkspaceId, fileId: FileId): string {
  return `${workspaceId}/${fileId}`;
}

/** Throws unavailable when files lie in a bucket that is not configured any more. */
export function objectStore(): ObjectStore {
  const bucket = fileBucket();
  if (!bucket) throw storeUnavailable();
  return createS3Store(bucket);
}

export function storeUnavailable(): AppError {
  return new AppError("unavailable", "Files cannot be stored or fetched right now. Try again in a moment.", { retryAfterSeconds: 30 });
}
