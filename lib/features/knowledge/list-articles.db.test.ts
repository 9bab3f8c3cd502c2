import { expect, test } from "vitest";
import { asSystem } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { createArticle } from "./create-article";
import { getArticle } from "./get-article";
import { importArticles } from "./import-articles";
import { type ArticleQuery, listArticles } from "./list-articles";
import { listCollections } from "./list-collections";
import { publishArticle } from "./publish-article";
import { updateArticle } from "./update-article";

const database = await testDatabase();

async function makeActor() {
  const workspaceId = newId<"workspace">();
  await database.owner.query("INSERT INTO workspace (id, slug, name, created_at) VALUES ($1, $2, 'Test', now())", [workspaceId, `t${workspaceId.slice(-8)}`]);
  return asSystem(workspaceId, "test");
}

type TestActor = Awaited<ReturnType<typeof makeActor>>;
const text = { body: "", url: null, exemplars: [], collection: null, publish: false };

async function turnPages(actor: TestActor, query: Omit<ArticleQuery, "cursor">, between: () => Promise<unknown> = async () => undefined): Promise<ArticleId[]> {
  const ids: ArticleId[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await listArticles(actor, { ...query, cursor });
    ids.push(...page.articles.map((article) => article.id));
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
    await between();
  }
}

test("turning pages shows every article once, while others are being added [F3]", async () => {
  const actor = await makeActor();
  const content = Array.from({ length: 230 }, (_, index) => JSON.stringify({ id: index, title: `Article ${index}` })).join("\n");
  await importArticles(actor, { format: "jsonl", content, collection: null, publish: false });
  const { rows } = await database.owner.query<{ id: ArticleId }>("SELECT id FROM article WHERE workspace_id = $1", [actor.workspaceId]);
  const seen = await turnPages(actor, { limit: 7 }, () => createArticle(actor, { ...text, title: "New" }));
  expect(new Set(seen).size).toBe(seen.length);
  expect([...seen].sort()).toEqual(rows.map((row) => row.id).sort());
});

test("status, collection and words of the title narrow the list, together [B3]", async () => {
  const actor = await makeActor();
  await createArticle(actor, { ...text, title: "Zelt zurückgeben 100%", collection: "returns", publish: true });
  await createArticle(actor, { ...text, title: "Zelt kaufen", collection: "orders", publish: true });
  await createArticle(actor, { ...text, title: "Zelt_test", collection: "returns" });
  const [, returns] = await listCollections(actor);
  const titles = async (query: Partial<ArticleQuery>) => (await listArticles(actor, { limit: 10, ...query })).articles.map((article) => article.title).sort();
  expect(await titles({})).toHaveLength(3);
  expect(await titles({ status: "draft" })).toEqual(["Zelt_test"]);
  expect(await titles({ collectionId: returns?.id })).toEqual(["Zelt zurückgeben 100%", "Zelt_test"]);
  expect(await titles({ q: "ZELT ZURÜCK" })).toEqual(["Zelt zurückgeben 100%"]);
  expect(await titles({ q: "0%" })).toEqual(["Zelt zurückgeben 100%"]);
  expect(await titles({ q: "_" })).toEqual(["Zelt_test"]);
  expect(await titles({ status: "published", collectionId: returns?.id, q: "kaufen" })).toEqual([]);
});

test("a cursor opens only the list that it was made for [S3]", async () => {
  const [one, two] = [await makeActor(), await makeActor()];
  for (const actor of [one, two]) for (const title of ["a", "b"]) await createArticle(actor, { ...text, title });
  const { nextCursor } = await listArticles(one, { limit: 1 });
  expect(nextCursor).not.toBeNull();
  for (const query of [{ actor: two }, { actor: one, status: "draft" as const }, { actor: one, cursor: `x${nextCursor}` }, { actor: one, cursor: "." }]) {
    await expect(
      listArticles(query.actor, {
        limit: 1,
        cursor: nextCursor ?? "",
        ...("status" in query && { status: query.status }),
        ...("cursor" in query && { cursor: query.cursor }),
      }),
    ).rejects.toMatchObject({
      code: "bad_request",
    });
  }
});

test("of twenty edits of one version one wins, the others are shown what it became [B3]", async () => {
  const actor = await makeActor();
  const article = await createArticle(actor, { ...text, title: "First" });
  const results = await Promise.all(Array.from({ length: 20 }, (_, index) => updateArticle(actor, article.id, { version: 1, title: `Title ${index}` })));
  const winners = results.flatMap((result) => (result.kind === "changed" ? [result.article.title] : []));
  expect(winners).toHaveLength(1);
  expect(results.filter((result) => result.kind === "conflict" && result.current.title === winners[0] && result.current.version === 2)).toHaveLength(19);
  expect(await getArticle(actor, article.id)).toMatchObject({ title: winners[0], latestNumber: 2, version: 2 });
});

test("saving without a change, and publishing what is published, leave no trace [B3]", async () => {
  const actor = await makeActor();
  const article = await createArticle(actor, { ...text, title: "Same", collection: "c", publish: true });
  await updateArticle(actor, article.id, { version: 1, title: "Same", collection: "c" });
  await publishArticle(actor, article.id, 1);
  expect(await getArticle(actor, article.id)).toMatchObject({ version: 1, latestNumber: 1, publishedNumber: 1, status: "published" });
  const { rows } = await database.owner.query("SELECT type FROM event WHERE workspace_id = $1 ORDER BY id", [actor.workspaceId]);
  expect(rows.map((row) => row.type)).toEqual(["article.created", "article.published"]);
});

test("an article of another workspace is answered like a missing one, for reading and for every change [S3]", async () => {
  const [one, two] = [await makeActor(), await makeActor()];
  const article = await createArticle(one, { ...text, title: "Mine", publish: true });
  for (const id of [article.id, newId<"article">()]) {
    await expect(getArticle(two, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(updateArticle(two, id, { version: 1, title: "Yours" })).rejects.toMatchObject({ code: "not_found" });
    await expect(publishArticle(two, id, 1)).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await listArticles(two, { limit: 10 })).articles).toEqual([]);
});
