import "server-only";
/**
 * Asks for the vectors that published texts lack, a batch at a time, each kept as soon as it is there: a crash or a failure costs one batch.
 * Safe to run twice and in several processes at once. A failure is noted for the settings page and tried again by the queue.
 */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { textsToEmbed } from "@/lib/core/retrieval/vector-map";
import { deleteUnusedVectors, type EmbeddingSetting, findEmbeddingSetting, insertVectors, noteEmbeddingOutcome, touchVectors } from "@/lib/db/embedding";
import { readPublished } from "@/lib/db/knowledge";
import { withWorkspaceSql } from "@/lib/db/tx";
import { embeddingBatch, embedTexts } from "@/lib/integrations/embeddings/embed-texts";
import { readSourceArticles } from "@/lib/knowledge-index/read-source-articles";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";
import { sha256Hex } from "@/lib/platform/crypto";
import { embeddingEndpoint } from "@/lib/integrations/embeddings/endpoint";

const batchDeadlineMs = 60_000;
/** Vectors that no build has used for this long belong to texts that are gone. */
const unusedForMs = 30 * 24 * 60 * 60_000;

type Wanted = { sha256: string; text: string };

/** How many vectors were made. Throws when the endpoint failed, so that the queue tries again. */
export async function embedKnowledge(workspaceId: WorkspaceId): Promise<number> {
  const actor = { workspaceId };
  const { setting, articles } = await withWorkspaceSql(actor, async (tx) => ({
    setting: await findEmbeddingSetting(tx),
    articles: (await readPublished(tx)).articles,
  }));
  const space = setting?.space ?? null;
  const endpoint = setting && space !== null ? embeddingEndpoint(setting) : null;
  if (space === null || !endpoint) return 0;
  const missing = await findMissing(workspaceId, space, textsToEmbed(await readSourceArticles(workspaceId, articles)));
  for (let start = 0; start < missing.length; start += embeddingBatch) {
    const batch = missing.slice(start, start + embeddingBatch);
    const result = await embedTexts(
      endpoint,
      batch.map(({ text }) => text),
      batchDeadlineMs,
    );
    if (result.kind === "failed") {
      await withWorkspaceSql(actor, (tx) => noteEmbeddingOutcome(tx, space, `${result.failure}:${result.status ?? result.code}`));
      throw new Error(`texts could not be embedded: ${result.failure} ${result.code}`);
    }
    const vectors = batch.flatMap(({ sha256 }, place) => {
      const vector = result.vectors[place];
      return vector ? [{ sha256, vector }] : [];
    });
    if (!(await keep(workspaceId, space, vectors))) return start;
  }
  await withWorkspaceSql(actor, async (tx) => {
    await noteEmbeddingOutcome(tx, space, null);
    await deleteUnusedVectors(tx, space, new Date(tx.now.getTime() - unusedForMs));
    await markKnowledgeChanged(tx);
  });
  return missing.length;
}

async function findMissing(workspaceId: WorkspaceId, space: string, texts: readonly { text: string }[]): Promise<Wanted[]> {
  const wanted = new Map(texts.map(({ text }) => [sha256Hex(text), text]));
  const present = await withWorkspaceSql({ workspaceId }, (tx) => touchVectors(tx, space, [...wanted.keys()]));
  return [...wanted].flatMap(([sha256, text]) => (present.has(sha256) ? [] : [{ sha256, text }]));
}

/** False when the workspace has moved to another space meanwhile: these vectors are nobody's then. */
async function keep(workspaceId: WorkspaceId, space: string, vectors: { sha256: string; vector: Float32Array }[]): Promise<boolean> {
  return withWorkspaceSql({ workspaceId }, async (tx) => {
    const setting: EmbeddingSetting | null = await findEmbeddingSetting(tx);
    if (setting?.space !== space) return false;
    await insertVectors(tx, space, vectors);
    return true;
  });
}
