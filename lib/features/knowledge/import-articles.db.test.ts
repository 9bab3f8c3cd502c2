import { expect, test } from "vitest";
import { asSystem } from "@/lib/access/actor";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { getKnowledge } from "./get-knowledge";
import { importArticles } from "./import-articles";
import { listArticles } from "./list-articles";
import { listCollections } from "./list-collections";

const database = await testDatabase();

async function makeActor() {
  const workspaceId = newId<"workspace">();
  await database.owner.query("INSERT INTO workspace (id, slug, name, created_at) VALUES ($1, $2, 'Test', now())", [workspaceId, `t${workspaceId.slice(-8)}`]);
  return asSystem(workspaceId, "test");
}

const line = (id: number, text = `Body ${id}.`, collection?: string) =>
  JSON.stringify({ id: `a${id}`, title: `Article ${id}`, body: text, exemplars: [`question ${id}`], collection });
const brokenAt = (index: number) => index % 100 === 99;

async function eventCounts(workspaceId: WorkspaceId): Promise<Record<string, number>> {
  const { rows } = await database.owner.query<{ type: string; count: string }>("SELECT type, count(*) FROM event WHERE workspace_id = $1 GROUP BY type", [
    workspaceId,
  ]);
  return Object.fromEntries(rows.map((row) => [row.type, Number(row.count)]));
}

test("of a thousand lines every good one goes in and every broken one is named, with one event for each change [B2]", async () => {
  const actor = await makeActor();
  const lines = Array.from({ length: 1000 }, (_, index) => (brokenAt(index) ? "{broken" : line(index, undefined, index % 2 === 0 ? "even" : undefined)));
  const result = await importArticles(actor, { format: "jsonl", content: lines.join("\n"), collection: "rest", publish: true });
  expect(result).toMatchObject({ created: 990, updated: 0, unchanged: 0, failed: 10 });
  expect(result.problems).toEqual(Array.from({ length: 10 }, (_, index) => ({ line: index * 100 + 100, message: "is not JSON" })));
  expect(await eventCounts(actor.workspaceId)).toEqual({ "article.created": 990, "article.published": 990, "knowledge.imported": 1 });
  const { rows } = await database.owner.query("SELECT count(*)::integer AS count FROM event_pending WHERE workspace_id = $1", [actor.workspaceId]);
  expect(rows[0].count).toBe(990 + 990 + 1);
  expect((await listCollections(actor)).map((collection) => collection.name)).toEqual(["even", "rest"]);
  expect(await getKnowledge(actor)).toMatchObject({ state: "building", live: null, articles: { draft: 0, published: 990, archived: 0 } });
});

test("an import that is repeated changes nothing; a changed line updates its article and nothing else [B2, B3]", async () => {
  const actor = await makeActor();
  const content = [line(1), line(2), line(3)];
  await importArticles(actor, { format: "jsonl", content: content.join("\n"), collection: null, publish: true });
  const before = await eventCounts(actor.workspaceId);
  expect(await importArticles(actor, { format: "jsonl", content: content.join("\n"), collection: null, publish: true })).toMatchObject({
    created: 0,
    updated: 0,
    unchanged: 3,
  });
  expect(await eventCounts(actor.workspaceId)).toEqual({ ...before, "knowledge.imported": 2 });
  content[1] = line(2, "Another body.");
  expect(await importArticles(actor, { format: "jsonl", content: content.join("\n"), collection: null, publish: false })).toMatchObject({
    created: 0,
    updated: 1,
    unchanged: 2,
  });
  const { articles } = await listArticles(actor, { limit: 100 });
  expect(
    articles
      .map(({ externalId, status, latestNumber, publishedNumber }) => ({ externalId, status, latestNumber, publishedNumber }))
      .sort((a, b) => (a.externalId ?? "").localeCompare(b.externalId ?? "")),
  ).toEqual([
    { externalId: "a1", status: "published", latestNumber: 1, publishedNumber: 1 },
    { externalId: "a2", status: "published", latestNumber: 2, publishedNumber: 1 },
    { externalId: "a3", status: "published", latestNumber: 1, publishedNumber: 1 },
  ]);
  expect(await importArticles(actor, { format: "jsonl", content: content.join("\n"), collection: null, publish: true })).toMatchObject({
    created: 0,
    updated: 1,
    unchanged: 2,
  });
  expect((await listArticles(actor, { limit: 100 })).articles.every((article) => article.publishedNumber === article.latestNumber)).toBe(true);
});

test("two imports of the same file at once store every article once [B2]", async () => {
  const actor = await makeActor();
  const content = Array.from({ length: 450 }, (_, index) => line(index)).join("\n");
  const results = await Promise.all([1, 2].map(() => importArticles(actor, { format: "jsonl", content, collection: "c", publish: true })));
  expect(results.reduce((sum, result) => sum + result.created, 0)).toBe(450);
  expect(results.reduce((sum, result) => sum + result.unchanged, 0)).toBe(450);
});

test("what another workspace has imported is neither seen nor updated [S3]", async () => {
  const [one, two] = [await makeActor(), await makeActor()];
  await importArticles(one, { format: "jsonl", content: line(1), collection: "c", publish: true });
  expect(await importArticles(two, { format: "jsonl", content: line(1, "Other."), collection: "c", publish: true })).toMatchObject({ created: 1, updated: 0 });
  expect((await listArticles(one, { limit: 10 })).articles).toHaveLength(1);
  const [mine] = (await listArticles(one, { limit: 10 })).articles;
  expect(mine?.latestNumber).toBe(1);
});

test("Markdown and plain text become articles as well; too many at once are refused whole [B2]", async () => {
  const actor = await makeActor();
  expect(await importArticles(actor, { format: "markdown", content: "# One\ntext\n# Two\n**text**", collection: null, publish: false })).toMatchObject({
    created: 2,
    failed: 0,
  });
  expect(await importArticles(actor, { format: "text", content: "Three\n\ntext", collection: null, publish: false })).toMatchObject({ created: 1, failed: 0 });
  expect((await listArticles(actor, { limit: 10 })).articles.map((article) => article.title).sort()).toEqual(["One", "Three", "Two"]);
  const many = Array.from({ length: 10_001 }, (_, index) => JSON.stringify({ id: index, title: "t" })).join("\n");
  await expect(importArticles(actor, { format: "jsonl", content: many, collection: null, publish: false })).rejects.toMatchObject({
    code: "validation_failed",
  });
  expect((await getKnowledge(actor)).articles.draft).toBe(3);
});
