import "server-only";
/**
 * Many articles from one file. A broken line costs only itself; a line whose id is known updates that article; what is the same word for
 * word is left alone, so that an import can be repeated. Each batch is a transaction of its own with its events.
 */
import { type Actor, memberIdOf, requireScope } from "@/lib/access/actor";
import { importCountLimit } from "@/lib/core/knowledge/article-limits";
import { type ImportFormat, parseImport } from "@/lib/core/knowledge/parse-import";
import type { ImportProblem } from "@/lib/core/knowledge/parsed-import";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError } from "@/lib/platform/errors";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";
import { applyArticles } from "./apply-articles";

export type ArticleImport = { format: ImportFormat; content: string; collection: string | null; publish: boolean };
export type ImportResult = { created: number; updated: number; unchanged: number; failed: number; problems: ImportProblem[] };

const batchSize = 200;

/** Publishing needs knowledge:publish. Throws validation_failed, with nothing stored, when there are more than 10,000 articles. */
export async function importArticles(actor: Actor, input: ArticleImport): Promise<ImportResult> {
  requireScope(actor, "knowledge:write");
  if (input.publish) requireScope(actor, "knowledge:publish");
  const parsed = parseImport(input.format, input.content);
  if (parsed.tooMany) {
    throw new AppError("validation_failed", `At most ${importCountLimit.toLocaleString("en")} articles can be imported at once. Split the file.`, {
      errors: [{ path: "body.content", message: `holds more than ${importCountLimit} articles` }],
    });
  }
  const by = memberIdOf(actor);
  const counts = { created: 0, updated: 0, unchanged: 0 };
  let isPublishing = false;
  for (let start = 0; start < parsed.articles.length; start += batchSize) {
    const batch = parsed.articles.slice(start, start + batchSize).map((article) => ({ ...article, collection: article.collection ?? input.collection }));
    const applied = await withWorkspaceSql(actor, (tx) => applyArticles(tx, actor, batch, { publish: input.publish, by }));
    for (const each of applied) counts[each.outcome] += 1;
    isPublishing ||= applied.some((each) => each.isPublishing);
  }
  await withWorkspaceSql(actor, async (tx) => {
    const data = { created: counts.created, updated: counts.updated, failed: parsed.problemCount };
    await append(tx, actor, { type: "knowledge.imported", subjectType: "workspace", subjectId: actor.workspaceId, data });
    if (isPublishing) await markKnowledgeChanged(tx);
  });
  return { ...counts, failed: parsed.problemCount, problems: parsed.problems };
}
