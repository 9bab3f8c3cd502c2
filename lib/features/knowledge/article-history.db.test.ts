import { expect, test } from "vitest";
import { asSystem } from "@/lib/access/actor";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { createArticle } from "./create-article";
import { dismissFinding } from "./dismiss-finding";
import { findDuplicates } from "./find-duplicates";
import { getArticleVersion } from "./get-article-version";
import { listArticleVersions } from "./list-article-versions";
import { listFindings } from "./list-findings";
import { restoreArticleVersion } from "./restore-article-version";
import { updateArticle } from "./update-article";

const database = await testDatabase();

async function makeActor() {
  const workspaceId = newId<"workspace">();
  await database.owner.query("INSERT INTO workspace (id, slug, name, created_at) VALUES ($1, $2, 'Test', now())", [workspaceId, `t${workspaceId.slice(-8)}`]);
  return asSystem(workspaceId, "test");
}

const text = (title: string, body: string) => ({ title, body, url: null, exemplars: [], collection: null, publish: true });

test("an earlier text comes back as the newest one, and nothing in between is lost [B3]", async () => {
  const actor = await makeActor();
  const { id } = await createArticle(actor, text("Returns", "Thirty days."));
  await updateArticle(actor, id, { version: 1, body: "Sixty days." });
  expect(await restoreArticleVersion(actor, id, 1, 1)).toMatchObject({ kind: "conflict" });
  const restored = await restoreArticleVersion(actor, id, 2, 1);
  expect(restored).toMatchObject({ kind: "changed", article: { body: "Thirty days.", latestNumber: 3, publishedNumber: 1, version: 3 } });
  const { versions, publishedNumber } = await listArticleVersions(actor, id, { limit: 2 });
  expect(versions.map(({ number }) => number)).toEqual([3, 2]);
  expect(publishedNumber).toBe(1);
  expect(await getArticleVersion(actor, id, versions[1]?.id ?? newId<"articleVersion">())).toMatchObject({ number: 2, body: "Sixty days." });
  await expect(restoreArticleVersion(actor, id, 3, 99)).rejects.toMatchObject({ code: "not_found" });
  await expect(listArticleVersions(await makeActor(), id, { limit: 2 })).rejects.toMatchObject({ code: "not_found" });
});

test("what is said twice is found after texts change; a dismissal holds until one of the two changes [B3]", async () => {
  const actor = await makeActor();
  const one = await createArticle(actor, text("Returns", "You can return a tent within thirty days of delivery."));
  const two = await createArticle(actor, text("Tents", "You can return a tent within sixty days of delivery."));
  const { rows } = await database.owner.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [`duplicates:${actor.workspaceId}`]);
  expect(rows).toHaveLength(1);
  expect(await findDuplicates(actor.workspaceId)).toBe(1);
  const open = async () => (await listFindings(actor, { status: "open", limit: 10 })).findings;
  expect(await open()).toMatchObject([{ kind: "contradiction", articleId: one.id, otherArticleId: two.id, title: "Returns", otherTitle: "Tents" }]);
  await dismissFinding(actor, two.id, one.id, "contradiction");
  await findDuplicates(actor.workspaceId);
  expect(await open()).toEqual([]);
  await updateArticle(actor, two.id, { version: 1, body: "You can return a tent within ninety days of delivery." });
  await findDuplicates(actor.workspaceId);
  expect(await open()).toHaveLength(1);
  await updateArticle(actor, two.id, { version: 2, body: "You can return a tent within thirty days of delivery." });
  await findDuplicates(actor.workspaceId);
  expect((await open()).map(({ kind }) => kind)).not.toContain("contradiction");
  await expect(dismissFinding(actor, one.id, two.id, "exact")).rejects.toMatchObject({ code: "not_found" });
});
