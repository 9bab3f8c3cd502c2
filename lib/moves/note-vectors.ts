import "server-only";
/**
 * A knowledge version that goes live notes which texts are to have vectors. It never waits for them: what has one already is found by meaning
 * at once, the rest is asked for by a job, whose end makes the next version.
 */
import type { KnowledgeVersionId } from "@/lib/core/kernel/ids";
import type { SourceArticle } from "@/lib/core/retrieval/types";
import { serialiseVectorMap, textsToEmbed } from "@/lib/core/retrieval/vector-map";
import { findEmbeddingSetting, setVersionVectors, touchVectors } from "@/lib/db/embedding";
import type { Tx } from "@/lib/db/tx";
import { sha256Hex } from "@/lib/platform/crypto";
import { enqueue } from "@/lib/queue/enqueue";

export async function noteVectors(tx: Tx, versionId: KnowledgeVersionId, sources: readonly SourceArticle[]): Promise<void> {
  const space = (await findEmbeddingSetting(tx))?.space ?? null;
  if (space === null) return;
  const entries = textsToEmbed(sources).map(({ text, ...place }) => ({ ...place, sha256: sha256Hex(text) }));
  const digests = [...new Set(entries.map(({ sha256 }) => sha256))];
  const present = await touchVectors(tx, space, digests);
  const isComplete = present.size === digests.length;
  await setVersionVectors(tx, versionId, { state: isComplete ? "complete" : "partial", space, map: serialiseVectorMap(entries) });
  if (!isComplete) await enqueue(tx, "embed_knowledge", { workspaceId: tx.workspaceId }, { key: `embed:${tx.workspaceId}` });
}
