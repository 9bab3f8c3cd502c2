import { expect, test } from "vitest";
import { asSystem } from "@/lib/access/actor";
import type { KnowledgeVersionId } from "@/lib/core/kernel/ids";
import { searchIndex } from "@/lib/core/retrieval/search-index";
import { liveIndex } from "@/lib/knowledge-index/load-index";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { archiveArticle } from "./archive-article";
import { buildKnowledgeIndex } from "./build-knowledge-index";
import { createArticle } from "./create-article";
import { getKnowledge } from "./get-knowledge";
import { importArticles } from "./import-articles";
import { publishArticle } from "./publish-article";
import { resumeBuilds } from "./resume-builds";
import { unpublishArticle } from "./unpublish-article";
import { updateArticle } from "./update-article";

const database = await testDatabase();

async function makeActor() {
  const workspaceId = newId<"workspace">();
  await database.owner.query("INSERT INTO workspace (id, slug, name, created_at) VALUES ($1, $2, 'Test', now())", [workspaceId, `t${workspaceId.slice(-8)}`]);
  return asSystem(workspaceId, "test");
}

type TestActor = Awaited<ReturnType<typeof makeActor>>;
const returns = {
  title: "Returning a tent",
  body: "You can return a tent within thirty days.",
  url: null,
  exemplars: ["Can I send my tent back?"],
  collection: "returns",
};
const delivery = {
  title: "Delivery times",
  body: "Parcels arrive after two working days.",
  url: "https://example.com/delivery",
  exemplars: [],
  collection: null,
};

async function find(actor: TestActor, question: string): Promise<string | null> {
  const { live } = await getKnowledge(actor);
  const served = await liveIndex(actor.workspaceId, live?.id ?? null);
  return served ? (searchIndex(served.index, { text: question, history: [] }).hits[0]?.passage ?? null) : null;
}

async function jobs(actor: TestActor): Promise<number> {
  const { rows } = await database.owner.query("SELECT count(*)::integer AS count FROM graphile_worker.jobs WHERE key = $1", [`index:${actor.workspaceId}`]);
  return rows[0].count as number;
}

test("what is published is found once its index is live; drafts and later edits are not [B1, B3]", async () => {
  const actor = await makeActor();
  await createArticle(actor, { ...delivery, publish: false });
  const article = await createArticle(actor, { ...returns, publish: true });
  expect(await getKnowledge(actor)).toMatchObject({ state: "building", live: null });
  expect(await jobs(actor)).toBe(1);
  expect(await buildKnowledgeIndex(actor.workspaceId)).toEqual({ kind: "live", number: 1 });
  expect(await getKnowledge(actor)).toMatchObject({ state: "current", live: { number: 1, articleCount: 1 } });
  expect(await find(actor, "can I return my tent?")).toContain("thirty days");
  expect(await find(actor, "when do parcels arrive?")).toBeNull();
  await updateArticle(actor, article.id, { version: article.version, body: "Tents are never taken back." });
  expect(await buildKnowledgeIndex(actor.workspaceId)).toEqual({ kind: "unchanged" });
  expect(await find(actor, "can I return my tent?")).toContain("thirty days");
  await publishArticle(actor, article.id, article.version + 1);
  expect(await buildKnowledgeIndex(actor.workspaceId)).toEqual({ kind: "live", number: 2 });
  await expect.poll(() => find(actor, "can I return my tent?")).toContain("never taken back");
  const { rows } = await database.owner.query("SELECT type, data FROM event WHERE workspace_id = $1 AND type = 'knowledge_version.live' ORDER BY occurred_at", [
    actor.workspaceId,
  ]);
  expect(rows.map((row) => row.data.number)).toEqual([1, 2]);
});

test("an article that is unpublished or archived is out of the answers, even when it was the last one [B3]", async () => {
  const actor = await makeActor();
  const one = await createArticle(actor, { ...returns, publish: true });
  const two = await createArticle(actor, { ...delivery, publish: true });
  await buildKnowledgeIndex(actor.workspaceId);
  await unpublishArticle(actor, one.id, one.version);
  await archiveArticle(actor, two.id, two.version);
  expect(await buildKnowledgeIndex(actor.workspaceId)).toEqual({ kind: "live", number: 2 });
  expect(await getKnowledge(actor)).toMatchObject({ state: "empty", live: { articleCount: 0 }, articles: { draft: 1, published: 0, archived: 1 } });
  await expect.poll(() => find(actor, "can I return my tent?")).toBeNull();
});

test("nothing is built for a workspace that never published [B3]", async () => {
  const actor = await makeActor();
  expect(await buildKnowledgeIndex(actor.workspaceId)).toEqual({ kind: "unchanged" });
  expect(await getKnowledge(actor)).toMatchObject({ state: "empty", live: null });
});

test("of many builders at once one builds, the others come back, and one version is live [F9]", async () => {
  const actor = await makeActor();
  const content = Array.from({ length: 300 }, (_, index) => JSON.stringify({ id: index, title: `Tent ${index}`, body: "About a tent." })).join("\n");
  await importArticles(actor, { format: "jsonl", content, collection: null, publish: true });
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => buildKnowledgeIndex(actor.workspaceId)));
  const kinds = outcomes.map((outcome) => outcome.kind);
  expect(kinds.filter((kind) => kind === "live")).toHaveLength(1);
  expect(kinds.every((kind) => ["live", "busy", "unchanged"].includes(kind))).toBe(true);
  expect(await jobs(actor)).toBe(1);
  const { rows } = await database.owner.query("SELECT status FROM knowledge_version WHERE workspace_id = $1", [actor.workspaceId]);
  expect(rows).toEqual([{ status: "live" }]);
});

test("a build that its process took with it is queued again and done by the next one [Q8]", async () => {
  const actor = await makeActor();
  await createArticle(actor, { ...returns, publish: true });
  await database.owner.query("DELETE FROM graphile_worker._private_jobs");
  await database.owner.query("INSERT INTO knowledge_version (workspace_id, id, number, status, created_at) VALUES ($1, $2, 1, 'building', now())", [
    actor.workspaceId,
    newId<"knowledgeVersion">(),
  ]);
  expect(await resumeBuilds()).toBe(1);
  expect(await jobs(actor)).toBe(1);
  expect(await buildKnowledgeIndex(actor.workspaceId)).toEqual({ kind: "live", number: 2 });
  const { rows } = await database.owner.query("SELECT number, status FROM knowledge_version WHERE workspace_id = $1 ORDER BY number", [actor.workspaceId]);
  expect(rows).toEqual([
    { number: 1, status: "failed" },
    { number: 2, status: "live" },
  ]);
});

test("a build that fails is written down, tells its cause without any text, and leaves the live version alone [B3, Q12]", async () => {
  const actor = await makeActor();
  await createArticle(actor, { ...returns, publish: true });
  await buildKnowledgeIndex(actor.workspaceId);
  await createArticle(actor, { ...delivery, publish: true });
  await database.owner.query("ALTER TABLE knowledge_index ADD CONSTRAINT refused CHECK (octet_length(bytes) < 1) NOT VALID");
  await expect(buildKnowledgeIndex(actor.workspaceId)).rejects.toThrow();
  await database.owner.query("ALTER TABLE knowledge_index DROP CONSTRAINT refused");
  expect(await getKnowledge(actor)).toMatchObject({ state: "failed", live: { number: 1 } });
  expect(await find(actor, "can I return my tent?")).toContain("thirty days");
  const { rows } = await database.owner.query("SELECT type FROM event WHERE workspace_id = $1 AND subject_type = 'knowledge_version' ORDER BY id", [
    actor.workspaceId,
  ]);
  expect(rows.map((row) => row.type)).toEqual(["knowledge_version.live", "knowledge_version.failed"]);
  const { rows: versions } = await database.owner.query("SELECT error FROM knowledge_version WHERE workspace_id = $1 AND status = 'failed'", [
    actor.workspaceId,
  ]);
  expect(versions[0].error).not.toContain("Parcels");
  expect(await buildKnowledgeIndex(actor.workspaceId)).toEqual({ kind: "live", number: 3 });
});

test("the bytes of the live version and of two before it are kept, no more [F8]", async () => {
  const actor = await makeActor();
  let article = await createArticle(actor, { ...returns, publish: true });
  await buildKnowledgeIndex(actor.workspaceId);
  for (let round = 0; round < 4; round += 1) {
    const edited = await updateArticle(actor, article.id, { version: article.version, body: `Round ${round}` });
    const published = await publishArticle(actor, article.id, edited.kind === "changed" ? edited.article.version : 0);
    if (published.kind === "changed") article = published.article;
    await buildKnowledgeIndex(actor.workspaceId);
  }
  const { rows } = await database.owner.query<{ number: number; id: KnowledgeVersionId }>(
    "SELECT DISTINCT v.number FROM knowledge_version v JOIN knowledge_index i ON i.workspace_id = v.workspace_id AND i.knowledge_version_id = v.id WHERE v.workspace_id = $1 ORDER BY v.number",
    [actor.workspaceId],
  );
  expect(rows.map((row) => row.number)).toEqual([3, 4, 5]);
});

async function stored(actor: TestActor): Promise<{ index: string; counts: string | null }> {
  const { rows } = await database.owner.query<{ index: string; counts: string | null }>(
    `SELECT (SELECT encode(sha256(string_agg(i.bytes, '' ORDER BY i.part)), 'hex') FROM knowledge_index i WHERE i.workspace_id = $1 AND i.knowledge_version_id = v.id) AS index,
       (SELECT encode(sha256(string_agg(c.bytes, '' ORDER BY c.part)), 'hex') FROM knowledge_count c WHERE c.workspace_id = $1 AND c.knowledge_version_id = v.id) AS counts
     FROM knowledge_version v WHERE v.workspace_id = $1 AND v.status = 'live'`,
    [actor.workspaceId],
  );
  const [row] = rows;
  if (!row) throw new Error("nothing is live");
  return row;
}

/** Builds what is published once more, counting everything. */
async function buildAnew(actor: TestActor) {
  await database.owner.query("DELETE FROM knowledge_count WHERE workspace_id = $1", [actor.workspaceId]);
  await database.owner.query("UPDATE knowledge_version SET digest = 'another' WHERE workspace_id = $1", [actor.workspaceId]);
  await buildKnowledgeIndex(actor.workspaceId);
  return stored(actor);
}

test("after an edit, a new address, a move, an article less and one more the index has the bytes that counting everything gives [F8, B3]", async () => {
  const actor = await makeActor();
  const content = Array.from({ length: 40 }, (_, index) => JSON.stringify({ id: index, title: `Tent ${index}`, body: `Tent ${index} is green.` })).join("\n");
  await importArticles(actor, { format: "jsonl", content, collection: null, publish: true });
  const one = await createArticle(actor, { ...returns, publish: true });
  const two = await createArticle(actor, { ...delivery, publish: true });
  await buildKnowledgeIndex(actor.workspaceId);
  const steps = [
    () => updateArticle(actor, one.id, { version: one.version, body: "Tents are never taken back.", url: "https://example.com/returns" }),
    () => publishArticle(actor, one.id, one.version + 1),
    () => updateArticle(actor, two.id, { version: two.version, collection: "parcels" }),
    () => unpublishArticle(actor, two.id, two.version + 1),
    () => createArticle(actor, { ...delivery, title: "Pick-up", publish: true }),
  ];
  for (const step of steps) {
    await step();
    await buildKnowledgeIndex(actor.workspaceId);
  }
  const built = await stored(actor);
  expect(built.counts).not.toBeNull();
  expect(await buildAnew(actor)).toEqual(built);
  await expect.poll(() => find(actor, "can I return my tent?")).toContain("never taken back");
});

test("texts that have not changed are not read for the next index, and only the live version keeps its counts [F8]", async () => {
  const actor = await makeActor();
  await createArticle(actor, { ...returns, publish: true });
  await buildKnowledgeIndex(actor.workspaceId);
  // Would be seen in the index if it were read: texts never change but here.
  await database.owner.query("UPDATE article_version SET body = 'Read again.' WHERE workspace_id = $1", [actor.workspaceId]);
  await createArticle(actor, { ...delivery, publish: true });
  expect(await buildKnowledgeIndex(actor.workspaceId)).toEqual({ kind: "live", number: 2 });
  await expect.poll(() => find(actor, "when do parcels arrive?")).toContain("two working days");
  expect(await find(actor, "can I return my tent?")).toContain("thirty days");
  const { rows } = await database.owner.query(
    "SELECT DISTINCT v.number FROM knowledge_count c JOIN knowledge_version v ON v.workspace_id = c.workspace_id AND v.id = c.knowledge_version_id WHERE c.workspace_id = $1",
    [actor.workspaceId],
  );
  expect(rows).toEqual([{ number: 2 }]);
});

test.each([
  ["counts of another release", "UPDATE knowledge_count SET bytes = 'of another release'::bytea WHERE workspace_id = $1"],
  ["an index of another release", "UPDATE knowledge_index SET bytes = 'of another release'::bytea WHERE workspace_id = $1"],
  ["no counts, as the release before leaves them", "DELETE FROM knowledge_count WHERE workspace_id = $1"],
])("a live version with %s is not built upon: everything is counted anew [F8, F9]", async (_, damage) => {
  const actor = await makeActor();
  await createArticle(actor, { ...returns, publish: true });
  await buildKnowledgeIndex(actor.workspaceId);
  await database.owner.query(damage, [actor.workspaceId]);
  await createArticle(actor, { ...delivery, publish: true });
  expect(await buildKnowledgeIndex(actor.workspaceId)).toEqual({ kind: "live", number: 2 });
  await expect.poll(() => find(actor, "when do parcels arrive?")).toContain("two working days");
  expect(await find(actor, "can I return my tent?")).toContain("thirty days");
});

test("an index that was stored in the form of another release is built anew by whoever needs it [B5, F9]", async () => {
  const actor = await makeActor();
  await createArticle(actor, { ...returns, publish: true });
  await buildKnowledgeIndex(actor.workspaceId);
  await database.owner.query("UPDATE knowledge_index SET bytes = 'of another release'::bytea WHERE workspace_id = $1", [actor.workspaceId]);
  expect(await find(actor, "can I return my tent?")).toContain("thirty days");
});
