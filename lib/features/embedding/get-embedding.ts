import "server-only";
/** The setting, and how far the published texts have vectors. */
import { type Actor, requireScope } from "@/lib/access/actor";
import { type EmbeddingSetting, findEmbeddingSetting, readVersionVectors, type VersionVectors } from "@/lib/db/embedding";
import { findLiveVersion } from "@/lib/db/knowledge";
import { withWorkspaceSql } from "@/lib/db/tx";

export type EmbeddingState = { setting: EmbeddingSetting | null; live: VersionVectors | null };

export async function getEmbedding(actor: Actor): Promise<EmbeddingState> {
  requireScope(actor, "bot:read");
  return withWorkspaceSql(actor, async (tx) => {
    const version = await findLiveVersion(tx);
    return { setting: await findEmbeddingSetting(tx), live: version ? await readVersionVectors(tx, version.id) : null };
  });
}
