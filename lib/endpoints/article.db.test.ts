import { expect, test } from "vitest";
import { type Article, articleSchema } from "@/lib/contracts/api/article";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { createArticle } from "@/lib/features/knowledge/create-article";
import { importArticles } from "@/lib/features/knowledge/import-articles";
import { publishArticle } from "@/lib/features/knowledge/publish-article";
import { newId } from "@/lib/platform/ids";
import { type Answer, callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace, type TestWorkspace } from "@/lib/testing/workspace-factory";
import { articleEndpoints } from "./article";
import { knowledgeEndpoints } from "./knowledge";

await testDatabase();

async function callerOf(workspace: TestWorkspace): Promise<(target: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>> {
  const cookie = await sessionCookie(workspace.ownerAccount);
  return (target, body, headers) => callEndpoint([...articleEndpoints, ...knowledgeEndpoints], target, { cookie, workspace: workspace.slug, body, headers });
}

const path = "/api/v1/articles";

test("an article is written, published, changed and put away, and each answer keeps its contract [B3]", async () => {
  const workspace = await makeWorkspace();
  const call = await callerOf(workspace);
  const created = await call(`POST ${path}`, {
    title: " Returns ",
    body: "Thirty days.",
    exemplars: ["How long?"],
    url: "https://example.com/r",
    collection: "Returns",
    publish: true,
  });
  expect(created).toMatchObject({
    status: 201,
    body: { title: "Returns", status: "published", collection: { name: "Returns" }, version: 1, hasUnpublishedChanges: false },
  });
  const { id } = created.body as Article;
  const edited = await call(`PATCH ${path}/${id}`, { version: 1, body: "Sixty days.", url: null, collection: null });
  expect(edited.body).toMatchObject({
    title: "Returns",
    body: "Sixty days.",
    exemplars: ["How long?"],
    url: null,
    collection: null,
    version: 2,
    latestNumber: 2,
    publishedNumber: 1,
    hasUnpublishedChanges: true,
  });
  expect((await call(`POST ${path}/${id}/publish`, { version: 2 })).body).toMatchObject({ publishedNumber: 2, hasUnpublishedChanges: false });
  expect((await call("GET /api/v1/knowledge")).body).toMatchObject({ state: "building", live: null, articles: { published: 1 } });
  await buildKnowledgeIndex(workspace.workspaceId);
  expect((await call("GET /api/v1/knowledge")).body).toMatchObject({ state: "current", live: { number: 1, articleCount: 1 } });
  expect((await call(`POST ${path}/${id}/unpublish`, { version: 3 })).body).toMatchObject({ status: "draft", publishedNumber: null });
  expect((await call(`POST ${path}/${id}/archive`, { version: 4 })).body).toMatchObject({ status: "archived" });
  expect((await call(`GET ${path}?status=archived&limit=1`)).body).toMatchObject({ data: [{ id }], nextCursor: null });
  expect((await call(`GET ${path}/${id}`)).body).toMatchObject({ id, version: 5 });
  expect((await call("GET /api/v1/collections")).body).toMatchObject({ data: [{ name: "Returns" }] });
});

test("who saves an old version is shown the present article, for every kind of change [B3]", async () => {
  const call = await callerOf(await makeWorkspace());
  const { id } = (await call(`POST ${path}`, { title: "One" })).body as Article;
  await call(`PATCH ${path}/${id}`, { version: 1, title: "Two" });
  for (const target of [`PATCH ${path}/${id}`, `POST ${path}/${id}/publish`, `POST ${path}/${id}/unpublish`, `POST ${path}/${id}/archive`]) {
    const answer = await call(target, { version: 1, title: "Three" });
    expect(answer).toMatchObject({ status: 409, body: { code: "version_conflict" } });
    expect(articleSchema.parse(answer.body.current)).toMatchObject({ title: "Two", version: 2 });
  }
});

test("an import names its broken lines, and its retry under the same key gets the first answer [B2]", async () => {
  const call = await callerOf(await makeWorkspace());
  const body = { format: "text", content: "Returns\n\nThirty days.", publish: true };
  const first = await call(`POST ${path}/import`, body, { "idempotency-key": "import-1" });
  const retry = await call(`POST ${path}/import`, body, { "idempotency-key": "import-1" });
  expect(first).toMatchObject({ status: 200, body: { created: 1, failed: 0, problems: [] } });
  expect(retry.body).toEqual(first.body);
  expect((await call(`GET ${path}`)).body.data).toHaveLength(1);
  expect((await call(`POST ${path}/import`, { format: "jsonl", content: '{"id":1,"title":"a"}\n{"id":2}' })).body).toEqual({
    created: 1,
    updated: 0,
    unchanged: 0,
    failed: 1,
    problems: [{ line: 2, message: "has neither a title nor a body" }],
  });
});

test("hostile input is refused with the field's name and never breaks anything [B2]", async () => {
  const call = await callerOf(await makeWorkspace());
  const bodies = [
    { title: "" },
    { title: "x".repeat(301) },
    { title: "a\u0000b" },
    { title: "\ud800" },
    { title: 7 },
    { title: "t", body: "x".repeat(100_001) },
    { title: "t", exemplars: Array.from({ length: 201 }, () => "q") },
    { title: "t", exemplars: "q" },
    { title: "t", url: "javascript:alert(1)" },
    { title: "t", collection: "x".repeat(101) },
    [],
    null,
  ];
  for (const body of bodies) expect(await call(`POST ${path}`, body)).toMatchObject({ status: 422, body: { code: "validation_failed" } });
  for (const query of ["limit=0", "limit=101", "status=gone", `q=${"x".repeat(201)}`]) expect((await call(`GET ${path}?${query}`)).status).toBe(422);
  expect((await call(`GET ${path}?cursor=abc.def`)).status).toBe(400);
  expect((await call(`GET ${path}`)).body.data).toEqual([]);
});

test("a foreign article is answered like a missing one, byte for byte [S3]", async () => {
  const [one, two] = [await makeWorkspace(), await makeWorkspace()];
  const article = await createArticle(one.owner, { title: "Mine", body: "", url: null, exemplars: [], collection: null, publish: true });
  const call = await callerOf(two);
  for (const [target, body] of [
    ["GET", undefined],
    ["PATCH", { version: 1 }],
    ["POST /publish", { version: 1 }],
    ["POST /unpublish", { version: 1 }],
    ["POST /archive", { version: 1 }],
  ] as const) {
    const [method, verb = ""] = target.split(" ");
    const answers = await Promise.all([article.id, newId<"article">()].map((id) => call(`${method} ${path}/${toWireId("article", id)}${verb}`, body)));
    const [foreign, missing] = answers.map((answer) => ({ status: answer.status, body: { ...answer.body, instance: "" } }));
    expect(foreign).toEqual(missing);
    expect(foreign?.status).toBe(404);
  }
});

test("who may write may not publish, and who may read may not write [S1]", async () => {
  const { members } = await makeWorkspace();
  const text = { title: "Draft", body: "", url: null, exemplars: [], collection: null };
  const draft = await createArticle(members.reviewer, { ...text, publish: false });
  expect(draft.status).toBe("draft");
  const content = '{"id":1,"title":"a"}';
  expect(await importArticles(members.reviewer, { format: "jsonl", content, collection: null, publish: false })).toMatchObject({ created: 1 });
  const refused = [
    () => createArticle(members.reviewer, { ...text, publish: true }),
    () => importArticles(members.reviewer, { format: "jsonl", content, collection: null, publish: true }),
    () => publishArticle(members.reviewer, draft.id, 1),
    () => createArticle(members.agent, { ...text, publish: false }),
    () => importArticles(members.viewer, { format: "jsonl", content, collection: null, publish: false }),
  ];
  for (const act of refused) await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  expect((await publishArticle(members.manager, draft.id, 1)).kind).toBe("changed");
});
