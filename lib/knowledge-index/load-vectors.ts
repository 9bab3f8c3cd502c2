import "server-only";
/** The vectors of a knowledge version, as one matrix; texts whose vector is not there yet are left out. */
import type { KnowledgeVersionId, WorkspaceId } from "@/lib/core/kernel/ids";
import { deserialiseVectorMap } from "@/lib/core/retrieval/vector-map";
import type { VectorIndex } from "@/lib/core/retrieval/vector-search";
import { readVectors, readVersionVectors } from "@/lib/db/embedding";
import { withWorkspaceSql } from "@/lib/db/tx";

const readPage = 2_000;

export type LoadedVectors = VectorIndex & { space: string };

/** Null when the version has none. */
export async function loadVectors(workspaceId: WorkspaceId, versionId: KnowledgeVersionId): Promise<LoadedVectors | null> {
  const stored = await withWorkspaceSql({ workspaceId }, (tx) => readVersionVectors(tx, versionId));
  if (!stored?.map || stored.space === null) return null;
  const { space } = stored;
  const entries = deserialiseVectorMap(stored.map);
  const vectors = new Map<string, Float32Array>();
  const digests = [...new Set(entries.map(({ sha256 }) => sha256))];
  for (let start = 0; start < digests.length; start += readPage) {
    const page = await withWorkspaceSql({ workspaceId }, (tx) => readVectors(tx, space, digests.slice(start, start + readPage)));
    for (const [sha256, vector] of page) vectors.set(sha256, vector);
  }
  const dimensions = vectors.values().next().value?.length ?? 0;
  const rows = entries.filter(({ sha256 }) => vectors.get(sha256)?.length === dimensions);
  if (dimensions === 0 || rows.length === 0) return null;
  const matrix = new Float32Array(rows.length * dimensions);
  rows.forEach(({ sha256 }, row) => matrix.set(vectors.get(sha256) ?? [], row * dimensions));
  return {
    space,
    dimensions,
    article: Uint32Array.from(rows, ({ article }) => article),
    start: Uint32Array.from(rows, ({ start }) => start),
    end: Uint32Array.from(rows, ({ end }) => end),
    matrix,
  };
}
