import "server-only";
/** Looks for what the workspace's articles say twice or against each other, beside the event loop, and keeps what is found. Can run twice. */
import { asSystem } from "@/lib/access/actor";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { type ComparedText, readComparedTexts, replaceFindings } from "@/lib/db/finding";
import { withWorkspaceSql } from "@/lib/db/tx";
import { runDuplicatesThread } from "@/lib/knowledge-index/run-duplicates-thread";

const readPage = 1_000;

/** How many pairs. */
export async function findDuplicates(workspaceId: WorkspaceId): Promise<number> {
  const actor = asSystem(workspaceId, "find duplicates");
  const texts: ComparedText[] = [];
  for (;;) {
    const page = await withWorkspaceSql(actor, (tx) => readComparedTexts(tx, texts.at(-1)?.id ?? null, readPage));
    texts.push(...page);
    if (page.length < readPage) break;
  }
  const findings = await runDuplicatesThread(texts.map(({ id, title, body }) => ({ id, title, body })));
  const numbers = new Map<string, number>(texts.map(({ id, number }) => [id, number]));
  await withWorkspaceSql(actor, (tx) => replaceFindings(tx, findings, numbers));
  return findings.length;
}
