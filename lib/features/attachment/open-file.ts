import "server-only";
/** The file behind a signed address. */
import { readFileToken } from "@/lib/access/file-token";
import { findFile } from "@/lib/db/file";
import { withWorkspaceSql } from "@/lib/db/tx";
import { readFile } from "./read-file";
import { now } from "@/lib/platform/clock";
import { notFound } from "@/lib/platform/errors";

export type OpenedFile = { name: string; contentType: string; sizeBytes: number; pieces: AsyncIterable<Uint8Array> };

/** Throws link_invalid, not_found for what was erased meanwhile, unavailable when the bucket does not give it. */
export async function openFile(token: string): Promise<OpenedFile> {
  const { workspaceId, fileId } = readFileToken(token, now());
  const file = await withWorkspaceSql({ workspaceId }, (tx) => findFile(tx, fileId));
  if (!file || file.erasedAt !== null) throw notFound();
  return { name: file.name, contentType: file.contentType, sizeBytes: file.sizeBytes, pieces: await readFile({ workspaceId }, file) };
}
