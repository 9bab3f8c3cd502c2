import "server-only";
/** Switches search by meaning on or off, or moves it to another endpoint. What is published is indexed anew with or without vectors. */
import { type Actor, requireScope } from "@/lib/access/actor";
import { type EmbeddingSetting, findEmbeddingSetting, saveEmbeddingSetting } from "@/lib/db/embedding";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { isSamePlace, sealModelKey } from "@/lib/integrations/llm/model-key";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";
import { AppError } from "@/lib/platform/errors";
import { embeddingEndpoint, vectorSpace } from "@/lib/integrations/embeddings/endpoint";

export type EmbeddingChange = {
  version: number;
  enabled: boolean;
  baseUrl: string | null;
  model: string | null;
  /** undefined: as it is; null: removed. */ apiKey?: string | null;
};

/** Throws forbidden, validation_failed when it is on and nothing says where, version_conflict with the present representation. */
export async function updateEmbedding(actor: Actor, input: EmbeddingChange, present: (setting: EmbeddingSetting | null) => unknown): Promise<EmbeddingSetting> {
  requireScope(actor, "bot:write");
  return withWorkspaceSql(actor, async (tx) => {
    const before = await findEmbeddingSetting(tx);
    const wanted = { enabled: input.enabled, baseUrl: input.baseUrl, model: input.model, keyCiphertext: keyAfter(before, input) };
    const endpoint = embeddingEndpoint(wanted);
    if (input.enabled && !endpoint) {
      const errors = [
        ...(input.baseUrl === null ? [{ path: "body.baseUrl", message: "is needed while it is on" }] : []),
        ...(input.model === null ? [{ path: "body.model", message: "is needed while it is on" }] : []),
      ];
      throw new AppError("validation_failed", "Search by meaning needs an address and a model.", { errors });
    }
    const saved = await saveEmbeddingSetting(tx, input.version, { ...wanted, space: input.enabled && endpoint ? vectorSpace(endpoint) : null });
    if (!saved)
      throw new AppError("version_conflict", "Somebody changed this meanwhile. Look at it again, then save.", { extra: { current: present(before) } });
    await append(tx, actor, {
      type: "embedding.updated",
      subjectType: "workspace",
      subjectId: tx.workspaceId,
      data: { enabled: saved.enabled, keyChanged: input.apiKey !== undefined },
    });
    await markKnowledgeChanged(tx);
    return saved;
  });
}

function keyAfter(before: EmbeddingSetting | null, { apiKey, baseUrl }: EmbeddingChange): string | null {
  if (apiKey !== undefined) return apiKey === null ? null : sealModelKey(apiKey);
  return before && isSamePlace(before.baseUrl, baseUrl) ? before.keyCiphertext : null;
}
