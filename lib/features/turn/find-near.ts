import "server-only";
/** What is near a question by meaning. A visitor waits for it, so an endpoint that is slow or fails costs a moment and the words decide alone. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { nearestArticles, type Near } from "@/lib/core/retrieval/vector-search";
import { findEmbeddingSetting } from "@/lib/db/embedding";
import { withWorkspaceSql } from "@/lib/db/tx";
import { embedTexts } from "@/lib/integrations/embeddings/embed-texts";
import { embeddingEndpoint } from "@/lib/integrations/embeddings/endpoint";
import type { ServedIndex } from "@/lib/knowledge-index/load-index";
import { log } from "@/lib/platform/log";

const deadlineMs = 1_500;
const articlesWanted = 50;
/** Code points of a question that are embedded. */
const questionLimit = 2_000;

/** Empty without vectors, and when the endpoint did not answer in time. */
export async function findNear(workspaceId: WorkspaceId, { vectors }: ServedIndex, question: string): Promise<Near[]> {
  if (!vectors) return [];
  const setting = await withWorkspaceSql({ workspaceId }, findEmbeddingSetting);
  // Vectors of another space cannot be compared; the index of the new one is on its way.
  const endpoint = setting?.space === vectors.space ? embeddingEndpoint(setting) : null;
  if (!endpoint) return [];
  const result = await embedTexts(endpoint, [question.slice(0, questionLimit)], deadlineMs);
  if (result.kind === "failed") {
    log.warn("a question was searched by words alone", { workspaceId, code: `${result.failure}:${result.code}` });
    return [];
  }
  const [vector] = result.vectors;
  return vector ? nearestArticles(vectors, vector, articlesWanted) : [];
}
