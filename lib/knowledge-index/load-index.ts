import "server-only";
/**
 * The retrieval indexes that this process holds: loaded once each, bounded by bytes, least recently used first out. While a new live
 * version is being loaded, the one before answers.
 */
import type { KnowledgeVersionId, WorkspaceId } from "@/lib/core/kernel/ids";
import { deserialiseIndex, indexBytes } from "@/lib/core/retrieval/serialise-index";
import type { RetrievalIndex } from "@/lib/core/retrieval/types";
import { findVersion, readIndexBytes, readPublished } from "@/lib/db/knowledge";
import { withWorkspaceSql } from "@/lib/db/tx";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { describeError, log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";
import { buildArticles } from "./build-articles";
import { loadVectors, type LoadedVectors } from "./load-vectors";

type Searchable = { index: RetrievalIndex; vectors: LoadedVectors | null };
type Loaded = Searchable & { workspaceId: WorkspaceId; versionId: KnowledgeVersionId; bytes: number };
type Loading = { since: number; promise: Promise<Searchable> };

type IndexCache = {
  /** By version; the order of the map is the order of use, the least recent first. */
  loaded: Map<KnowledgeVersionId, Loaded>;
  /** By workspace and version, so that nobody waits for what another workspace may read. */
  loading: Map<string, Loading>;
  /** The version that was last live here, by workspace. */
  lastLive: Map<WorkspaceId, KnowledgeVersionId>;
  bytes: number;
  limitBytes: number;
};

export type ServedIndex = Searchable & { knowledgeVersionId: KnowledgeVersionId };

/** Estimated memory of all loaded indexes together. */
const defaultLimitBytes = 512 * 1024 * 1024;
/** How long the version before answers while the live one is being loaded. */
const servePreviousMs = 10_000;

function cache(): IndexCache {
  return singleton("index-cache", () => ({ loaded: new Map(), loading: new Map(), lastLive: new Map(), bytes: 0, limitBytes: defaultLimitBytes }));
}

/** The index of one version. Throws unavailable when it is not stored (any more) or cannot be read. */
export async function indexFor(workspaceId: WorkspaceId, knowledgeVersionId: KnowledgeVersionId): Promise<RetrievalIndex> {
  const known = find(workspaceId, knowledgeVersionId);
  return known ? known.index : (await load(workspaceId, knowledgeVersionId).promise).index;
}

/**
 * The index to answer from when `liveVersionId` is live: that one, or for ten seconds the one before, while this process loads it.
 * Says which version it is. Null when nothing is live.
 */
export async function liveIndex(workspaceId: WorkspaceId, liveVersionId: KnowledgeVersionId | null): Promise<ServedIndex | null> {
  if (liveVersionId === null) return null;
  const known = find(workspaceId, liveVersionId);
  if (known) {
    becomeLive(workspaceId, liveVersionId);
    return { index: known.index, vectors: known.vectors, knowledgeVersionId: liveVersionId };
  }
  const loading = load(workspaceId, liveVersionId);
  const previousId = cache().lastLive.get(workspaceId);
  const previous = previousId === undefined ? null : find(workspaceId, previousId);
  if (previous && now().getTime() - loading.since < servePreviousMs) {
    loading.promise.catch((error: unknown) =>
      log.error("a knowledge index could not be loaded; the one before answers", { workspaceId, subjectId: liveVersionId, error: describeError(error) }),
    );
    return { index: previous.index, vectors: previous.vectors, knowledgeVersionId: previous.versionId };
  }
  const searchable = await loading.promise;
  becomeLive(workspaceId, liveVersionId);
  return { ...searchable, knowledgeVersionId: liveVersionId };
}

/** Bounds the memory of all loaded indexes; evicts at once what is too much. For tests and for operators of small machines. */
export function setIndexCacheLimit(limitBytes: number): void {
  cache().limitBytes = limitBytes;
  evict(null);
}

function find(workspaceId: WorkspaceId, versionId: KnowledgeVersionId): Loaded | null {
  const { loaded } = cache();
  const entry = loaded.get(versionId);
  if (!entry || entry.workspaceId !== workspaceId) return null;
  loaded.delete(versionId);
  loaded.set(versionId, entry);
  return entry;
}

function load(workspaceId: WorkspaceId, versionId: KnowledgeVersionId): Loading {
  const { loading } = cache();
  const key = `${workspaceId}/${versionId}`;
  const running = loading.get(key);
  if (running) return running;
  const promise = read(workspaceId, versionId).finally(() => loading.delete(key));
  const entry = { since: now().getTime(), promise };
  loading.set(key, entry);
  return entry;
}

async function read(workspaceId: WorkspaceId, versionId: KnowledgeVersionId): Promise<Searchable> {
  const bytes = await withWorkspaceSql({ workspaceId }, (tx) => readIndexBytes(tx, versionId));
  const index = (bytes && readable(bytes, workspaceId, versionId)) ?? (await rebuild(workspaceId, versionId));
  const vectors = await loadVectors(workspaceId, versionId);
  const held = cache();
  const entry = { workspaceId, versionId, index, vectors, bytes: indexBytes(index) + (vectors?.matrix.byteLength ?? 0) };
  held.loaded.set(versionId, entry);
  held.bytes += entry.bytes;
  evict(versionId);
  return entry;
}

function readable(bytes: Uint8Array, workspaceId: WorkspaceId, versionId: KnowledgeVersionId): RetrievalIndex | null {
  try {
    return deserialiseIndex(bytes);
  } catch (error) {
    log.warn("a stored knowledge index is not of this release's format", { workspaceId, subjectId: versionId, error: describeError(error) });
    return null;
  }
}

/**
 * An index that another release has stored in another form is built anew for this process, as long as exactly its texts are still what is
 * published; otherwise a newer version is on its way.
 */
async function rebuild(workspaceId: WorkspaceId, versionId: KnowledgeVersionId): Promise<RetrievalIndex> {
  const { version, published } = await withWorkspaceSql({ workspaceId }, async (tx) => ({
    version: await findVersion(tx, versionId),
    published: await readPublished(tx),
  }));
  if (version?.digest !== published.digest)
    throw new AppError("unavailable", "The knowledge of this version cannot be read any more.", { retryAfterSeconds: 2 });
  return deserialiseIndex((await buildArticles(workspaceId, published.articles, null)).index);
}

/** The version that was live before is not needed any more; who still works with it holds it. */
function becomeLive(workspaceId: WorkspaceId, versionId: KnowledgeVersionId): void {
  const { lastLive } = cache();
  const before = lastLive.get(workspaceId);
  lastLive.set(workspaceId, versionId);
  if (before !== undefined && before !== versionId) remove(before);
}

/** What was just loaded stays, even when it alone is beyond the limit. */
function evict(keep: KnowledgeVersionId | null): void {
  const held = cache();
  for (const [versionId, entry] of held.loaded) {
    if (held.bytes <= held.limitBytes) return;
    if (versionId === keep) continue;
    remove(versionId);
    if (held.lastLive.get(entry.workspaceId) === versionId) held.lastLive.delete(entry.workspaceId);
  }
}

function remove(versionId: KnowledgeVersionId): void {
  const held = cache();
  const entry = held.loaded.get(versionId);
  if (!entry) return;
  held.loaded.delete(versionId);
  held.bytes -= entry.bytes;
}
