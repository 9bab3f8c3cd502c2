import { afterEach, expect, test } from "vitest";
import { asSystem } from "@/lib/access/actor";
import type { KnowledgeVersionId, WorkspaceId } from "@/lib/core/kernel/ids";
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { indexBytes, serialiseIndex } from "@/lib/core/retrieval/serialise-index";
import { insertBuildingVersion, insertIndexPart, setVersionLive } from "@/lib/db/knowledge";
import { withWorkspaceSql } from "@/lib/db/tx";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { indexFor, liveIndex, setIndexCacheLimit } from "./load-index";

const database = await testDatabase();
const fullLimit = 512 * 1024 * 1024;
afterEach(() => setIndexCacheLimit(fullLimit));

async function makeWorkspace(): Promise<WorkspaceId> {
  const id = newId<"workspace">();
  await database.owner.query("INSERT INTO workspace (id, slug, name, created_at) VALUES ($1, $2, 'Test', now())", [id, `t${id.slice(-8)}`]);
  return id;
}

/** A live version whose one article has this title, stored in parts of 100 bytes. */
async function storeVersion(workspaceId: WorkspaceId, title: string, body = "Body."): Promise<KnowledgeVersionId> {
  const bytes = serialiseIndex(buildIndex([{ id: newId<"article">(), title, body, exemplars: [], url: null, collectionId: null }]));
  const id = newId<"knowledgeVersion">();
  await withWorkspaceSql(asSystem(workspaceId, "test"), async (tx) => {
    await insertBuildingVersion(tx, { id, articleCount: 1, digest: title });
    for (let part = 0; part * 100 < bytes.byteLength; part += 1) await insertIndexPart(tx, id, part, bytes.subarray(part * 100, part * 100 + 100));
    expect(await setVersionLive(tx, id, bytes.byteLength)).toBe(true);
  });
  return id;
}

test("an index is read whole from its parts, once for many who ask at the same time [F8]", async () => {
  const workspaceId = await makeWorkspace();
  const id = await storeVersion(workspaceId, "One", "text ".repeat(400));
  const indexes = await Promise.all(Array.from({ length: 10 }, () => indexFor(workspaceId, id)));
  expect(new Set(indexes).size).toBe(1);
  expect(indexes[0]?.articles[0]).toMatchObject({ title: "One", body: "text ".repeat(400) });
});

test("what is evicted is loaded again, and what was used last stays [F8]", async () => {
  const workspaces = [await makeWorkspace(), await makeWorkspace(), await makeWorkspace()] as const;
  const [one, two, three] = [await storeVersion(workspaces[0], "One"), await storeVersion(workspaces[1], "Two"), await storeVersion(workspaces[2], "Six")];
  setIndexCacheLimit(0);
  setIndexCacheLimit(fullLimit);
  const first = await indexFor(workspaces[0], one);
  const second = await indexFor(workspaces[1], two);
  expect(await indexFor(workspaces[0], one)).toBe(first);
  setIndexCacheLimit(indexBytes(first) + indexBytes(second));
  await indexFor(workspaces[2], three);
  expect(await indexFor(workspaces[0], one)).toBe(first);
  const again = await indexFor(workspaces[1], two);
  expect(again).not.toBe(second);
  expect(again.articles).toEqual(second.articles);
});

test("while a new version is being loaded the one before answers, for ten seconds at most, and says so [B5]", async () => {
  const workspaceId = await makeWorkspace();
  const one = await storeVersion(workspaceId, "One");
  expect(await liveIndex(workspaceId, one)).toMatchObject({ knowledgeVersionId: one });
  const two = await storeVersion(workspaceId, "Two");
  const start = Date.now();
  const restore = setClock(() => new Date(start));
  const served = await liveIndex(workspaceId, two);
  expect(served).toMatchObject({ knowledgeVersionId: one, index: { articles: [{ title: "One" }] } });
  await indexFor(workspaceId, two);
  expect(await liveIndex(workspaceId, two)).toMatchObject({ knowledgeVersionId: two, index: { articles: [{ title: "Two" }] } });
  const missing = newId<"knowledgeVersion">();
  expect(await liveIndex(workspaceId, missing)).toMatchObject({ knowledgeVersionId: two });
  restore();
  const three = await storeVersion(workspaceId, "Three");
  const later = [start, start + 10_001].values();
  const undo = setClock(() => new Date(later.next().value ?? start + 10_001));
  expect(await liveIndex(workspaceId, three)).toMatchObject({ knowledgeVersionId: three });
  undo();
});

test("no index is served when nothing is live, and another workspace's is never found [S3]", async () => {
  const [mine, foreign] = [await makeWorkspace(), await makeWorkspace()];
  const id = await storeVersion(mine, "One");
  expect(await liveIndex(mine, null)).toBeNull();
  await indexFor(mine, id);
  await expect(indexFor(foreign, id)).rejects.toMatchObject({ code: "unavailable" });
  await expect(liveIndex(foreign, id)).rejects.toMatchObject({ code: "unavailable" });
});
