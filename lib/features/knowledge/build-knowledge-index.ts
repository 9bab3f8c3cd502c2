import "server-only";
/**
 * Makes what is published answerable: reads the published texts, builds their index beside the event loop, stores it and lets it go live in
 * one transaction. Can run twice and in several processes: nothing happens when the live version holds the same texts already.
 */
import { asSystem } from "@/lib/access/actor";
import type { KnowledgeVersionId, WorkspaceId } from "@/lib/core/kernel/ids";
import {
  deleteOldCounts,
  deleteOldIndexes,
  findBuildingVersion,
  findLiveVersion,
  insertBuildingVersion,
  insertCountPart,
  insertIndexPart,
  type KnowledgeVersion,
  type PublishedArticle,
  readPublished,
  setVersionFailed,
  setVersionLive,
  withBuildLock,
} from "@/lib/db/knowledge";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import type { BuiltIndex } from "@/lib/core/retrieval/build-from";
import type { SourceArticle } from "@/lib/core/retrieval/types";
import { findEmbeddingSetting } from "@/lib/db/embedding";
import { noteVectors } from "@/lib/moves/note-vectors";
import { append } from "@/lib/events/append";
import { buildArticles } from "@/lib/knowledge-index/build-articles";
import { readSourceArticles } from "@/lib/knowledge-index/read-source-articles";
import { newId } from "@/lib/platform/ids";
import { describeError, log } from "@/lib/platform/log";
import { markKnowledgeChanged } from "@/lib/moves/mark-knowledge-changed";

/** unchanged: the live version holds exactly what is published. busy: another process builds; the job comes back. superseded: a newer version is live. */
export type BuildOutcome = { kind: "unchanged" } | { kind: "busy" } | { kind: "superseded" } | { kind: "live"; number: number };

/** `liveId`: the version whose unchanged articles are taken over. `space`: where texts have vectors, null where they have none. */
type Begun = {
  versionId: KnowledgeVersionId;
  number: number;
  digest: string;
  articles: PublishedArticle[];
  liveId: KnowledgeVersionId | null;
  space: string | null;
};

const partBytes = 1024 * 1024;
const retiredIndexesKept = 2;
const busyRetryMs = 1000;

/** Throws what made the build fail, after it is written down; the version that was live stays live. */
export async function buildKnowledgeIndex(workspaceId: WorkspaceId): Promise<BuildOutcome> {
  const actor = asSystem(workspaceId, "index build");
  const outcome = await withBuildLock(workspaceId, async (): Promise<BuildOutcome> => {
    const begun = await withWorkspaceSql(actor, begin);
    if (!begun) return { kind: "unchanged" };
    try {
      const built = await buildArticles(workspaceId, begun.articles, begun.liveId);
      const embedded = begun.space === null ? null : await readSourceArticles(workspaceId, begun.articles);
      return (await withWorkspaceSql(actor, (tx) => finish(tx, begun, built, embedded))) ? { kind: "live", number: begun.number } : { kind: "superseded" };
    } catch (error) {
      log.error("a knowledge index could not be built", { workspaceId, subjectId: begun.versionId, count: begun.articles.length, error: describeError(error) });
      await withWorkspaceSql(actor, (tx) => fail(tx, begun, describeError(error)));
      throw error;
    }
  });
  if (outcome) return outcome;
  await withWorkspaceSql(actor, (tx) => markKnowledgeChanged(tx, busyRetryMs));
  return { kind: "busy" };
}

/** Null when there is nothing to build. Under the build lock a version that is still building was left behind by a process that is gone. */
async function begin(tx: Tx): Promise<Begun | null> {
  const left = await findBuildingVersion(tx);
  if (left) await fail(tx, { versionId: left.id, number: left.number }, "the process that built it is gone");
  const { digest, articles } = await readPublished(tx);
  const live = await findLiveVersion(tx);
  const isLive = live ? live.digest === digest && !(await hasNewVectors(tx, live)) : articles.length === 0;
  if (isLive) return null;
  const versionId = newId<"knowledgeVersion">();
  const number = await insertBuildingVersion(tx, { id: versionId, articleCount: articles.length, digest });
  const space = (await findEmbeddingSetting(tx))?.space ?? null;
  return { versionId, number, digest, articles, liveId: live?.id ?? null, space };
}

/** Vectors that were missing when the live version was built have come since. */
async function hasNewVectors(tx: Tx, live: KnowledgeVersion): Promise<boolean> {
  if (live.vectors !== "partial" || live.builtAt === null) return false;
  const completedAt = (await findEmbeddingSetting(tx))?.completedAt ?? null;
  return completedAt !== null && completedAt > live.builtAt;
}

/** `embedded`: the texts when they have vectors. When that was switched on meanwhile they are null; the next build is on its way then. */
async function finish(tx: Tx, begun: Begun, { index, counts }: BuiltIndex, embedded: readonly SourceArticle[] | null): Promise<boolean> {
  if (!(await setVersionLive(tx, begun.versionId, index.byteLength))) {
    await fail(tx, begun, "a newer version was live already");
    return false;
  }
  for (const [part, bytes] of inParts(index)) await insertIndexPart(tx, begun.versionId, part, bytes);
  for (const [part, bytes] of inParts(counts)) await insertCountPart(tx, begun.versionId, part, bytes);
  if (embedded) await noteVectors(tx, begun.versionId, embedded);
  await deleteOldIndexes(tx, retiredIndexesKept);
  await deleteOldCounts(tx);
  await append(tx, asSystem(tx.workspaceId, "index build"), {
    type: "knowledge_version.live",
    subjectType: "knowledge_version",
    subjectId: begun.versionId,
    data: { number: begun.number, articleCount: begun.articles.length, digest: begun.digest },
  });
  return true;
}

function inParts(bytes: Uint8Array): [number, Uint8Array][] {
  return Array.from({ length: Math.ceil(bytes.byteLength / partBytes) }, (_, part) => [part, bytes.subarray(part * partBytes, (part + 1) * partBytes)]);
}

async function fail(tx: Tx, version: { versionId: KnowledgeVersionId; number: number }, cause: string): Promise<void> {
  if (!(await setVersionFailed(tx, version.versionId, cause))) return;
  await append(tx, asSystem(tx.workspaceId, "index build"), {
    type: "knowledge_version.failed",
    subjectType: "knowledge_version",
    subjectId: version.versionId,
    data: { number: version.number },
  });
}
