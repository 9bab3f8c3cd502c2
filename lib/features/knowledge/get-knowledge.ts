import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import { findLiveVersion, findNewestVersion, type KnowledgeVersion, readKnowledgeCounts } from "@/lib/db/knowledge";
import { withWorkspaceSql } from "@/lib/db/tx";

export type KnowledgeState = {
  /** See `knowledgeSchema` for what each means. */
  state: "empty" | "current" | "building" | "failed";
  live: KnowledgeVersion | null;
  articles: { draft: number; published: number; archived: number };
};

/** What the bot answers from, and whether that is what is published now. */
export async function getKnowledge(actor: Actor): Promise<KnowledgeState> {
  requireScope(actor, "knowledge:read");
  return withWorkspaceSql(actor, async (tx) => {
    const { digest, ...articles } = await readKnowledgeCounts(tx);
    const live = await findLiveVersion(tx);
    return { state: await compare(), live, articles };

    async function compare(): Promise<KnowledgeState["state"]> {
      const isLive = live ? live.digest === digest : articles.published === 0;
      if (isLive) return articles.published === 0 ? "empty" : "current";
      const newest = await findNewestVersion(tx);
      return newest?.status === "failed" && newest.digest === digest ? "failed" : "building";
    }
  });
}
