import "server-only";
import { limitFull, limits } from "@/lib/access/limits";
import type { Tx } from "@/lib/db/tx";
import { countArticles } from "@/lib/db/usage";

/** Throws limit_full when so many new articles do not fit. Two requests at once can each find the last room. */
export async function requireArticleRoom(tx: Tx, added: number): Promise<void> {
  const limit = limits().articles;
  if (limit === null || added === 0 || (await countArticles(tx)) + added <= limit) return;
  throw limitFull("articles", limit, `The workspace can hold ${limit.toLocaleString("en")} articles, and there is no room for more. Archive some first.`);
}
