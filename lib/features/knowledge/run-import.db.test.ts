import { expect, test } from "vitest";
import { asSystem, type SystemActor } from "@/lib/access/actor";
import type { ImportId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { ImportDocumentRow } from "@/lib/db/import";
import { takeNextDocument, withImportLock } from "@/lib/db/import-work";
import { withWorkspaceSql } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { makeDocx, makeDocxBomb, makeEncryptedPdf, makePdf, makeScan } from "@/lib/testing/documents";
import { addImportDocument } from "./add-import-document";
import { cancelImport } from "./cancel-import";
import { createImport } from "./create-import";
import { getImport } from "./get-import";
import { listArticles } from "./list-articles";
import { listImportDocuments } from "./list-import-documents";
import { retryImport } from "./retry-import";
import { runImport } from "./run-import";

const database = await testDatabase();

async function makeActor(): Promise<SystemActor> {
  const workspaceId = newId<"workspace">();
  await database.owner.query("INSERT INTO workspace (id, slug, name, created_at) VALUES ($1, $2, 'Test', now())", [workspaceId, `t${workspaceId.slice(-8)}`]);
  return asSystem(workspaceId, "test");
}

async function begin(actor: SystemActor, documents: { name: string; content: string; format?: "jsonl" | "csv" | "text" }[] = []): Promise<ImportId> {
  const run = await createImport(actor, { collection: null, publish: true, documents: documents.map((each) => ({ format: "jsonl" as const, ...each })) });
  return run.id;
}

const add = (actor: SystemActor, id: ImportId, name: string, bytes: Uint8Array | string) =>
  addImportDocument(actor, id, { name, contentType: "application/octet-stream", bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes });

async function byName(actor: SystemActor, id: ImportId): Promise<Map<string, ImportDocumentRow>> {
  const { documents } = await listImportDocuments(actor, id, { limit: 100 });
  return new Map(documents.map((document) => [document.name, document]));
}

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => JSON.stringify({ id: `a${from + index}`, title: `Article ${from + index}`, body: `Body ${from + index}.` })).join(
    "\n",
  );

async function counts(workspaceId: WorkspaceId): Promise<{ articles: number; texts: number; created: number }> {
  const { rows } = await database.owner.query(
    `SELECT (SELECT count(*)::integer FROM article WHERE workspace_id = $1) AS articles, (SELECT count(*)::integer FROM article_version WHERE workspace_id = $1) AS texts,
       (SELECT count(*)::integer FROM event WHERE workspace_id = $1 AND type = 'article.created') AS created`,
    [workspaceId],
  );
  return rows[0];
}

test("of a pile of files every good one goes in, and every bad one is named with its cause while the rest finishes [B2]", async () => {
  const actor = await makeActor();
  const id = await begin(actor);
  const rows = ["id,question,answer", ...Array.from({ length: 6_000 }, (_, index) => `${index + 2},Question ${index + 2}?,Answer ${index + 2}.`)];
  rows[4_710] = '4711,"Question';
  await add(actor, id, "scan.pdf", await makeScan(200));
  await add(actor, id, "secret.pdf", makeEncryptedPdf());
  await add(actor, id, "bomb.docx", makeDocxBomb(120));
  await add(actor, id, "table.csv", rows.join("\n"));
  await add(actor, id, "twice.jsonl", `${lines(1, 3)}\n${lines(2, 1)}`);
  await add(actor, id, "latin.txt", Buffer.from("Rückgabe\nDreißig Tage.", "latin1"));
  await add(actor, id, "empty.txt", "");
  await add(actor, id, "returns.pdf", await makePdf([["Tents can be returned within thirty days."]], "Tents"));
  await add(actor, id, "handbook.docx", makeDocx(["# Repairs", "Two weeks.", "# Rental", "By the day."]));
  await add(actor, id, "copy of latin.txt", Buffer.from("Rückgabe\nDreißig Tage.", "latin1"));
  expect(await runImport(actor.workspaceId, id)).toBe("finished");
  const documents = await byName(actor, id);
  const said = Object.fromEntries([...documents].map(([name, { status, problemCode }]) => [name, [status, problemCode]]));
  expect(said).toEqual({
    "scan.pdf": ["failed", "no_text"],
    "secret.pdf": ["failed", "encrypted"],
    "bomb.docx": ["failed", "unpacks_too_large"],
    "table.csv": ["done", null],
    "twice.jsonl": ["done", null],
    "latin.txt": ["done", null],
    "empty.txt": ["failed", "empty"],
    "returns.pdf": ["done", null],
    "handbook.docx": ["done", null],
    "copy of latin.txt": ["skipped", "same_content"],
  });
  expect(documents.get("scan.pdf")?.problemText).toContain("200 pages");
  expect(documents.get("table.csv")).toMatchObject({ created: 5_999, failed: 1, problems: [{ unit: "row", at: 4_711 }] });
  expect(documents.get("twice.jsonl")).toMatchObject({ created: 3, problems: [{ unit: "line", at: 4, message: "has the same id as line 2" }] });
  expect(documents.get("latin.txt")?.note).toContain("Latin-1");
  expect(documents.get("handbook.docx")).toMatchObject({ created: 2, format: "docx" });
  const run = await getImport(actor, id);
  expect(run).toMatchObject({ status: "done", documents: 10, waiting: 0, done: 5, skipped: 1, failedDocuments: 4, created: 6_006, failed: 2 });
  const { rows: kept } = await database.owner.query("SELECT name FROM import_document WHERE import_id = $1 AND content IS NOT NULL AND status <> 'failed'", [
    id,
  ]);
  expect(kept).toEqual([]);
  const { rows: events } = await database.owner.query("SELECT data FROM event WHERE workspace_id = $1 AND type = 'import.finished'", [actor.workspaceId]);
  expect(events).toEqual([{ data: { documents: 10, failedDocuments: 4, created: 6_006, updated: 0, unchanged: 0, failed: 2, vanished: 0 } }]);
}, 120_000);

test("an import whose process died at any step is finished by the next one, and each article is in once [B2]", async () => {
  const actor = await makeActor();
  const { workspaceId } = actor;
  const id = await begin(actor, [
    { name: "one", content: lines(1, 450) },
    { name: "two", content: lines(451, 100) },
  ]);
  // Dies in the second batch of the first document: the constraint stands for a process that is killed there.
  await database.owner.query("ALTER TABLE article_version ADD CONSTRAINT killed CHECK (title <> 'Article 321') NOT VALID");
  await expect(runImport(workspaceId, id)).rejects.toThrow();
  await database.owner.query("ALTER TABLE article_version DROP CONSTRAINT killed");
  expect(await counts(workspaceId)).toEqual({ articles: 200, texts: 200, created: 200 });
  expect(await getImport(actor, id)).toMatchObject({ status: "running", created: 200, waiting: 2 });
  // Dies right after it took a document.
  await withWorkspaceSql(actor, (tx) => takeNextDocument(tx, id));
  expect(await runImport(workspaceId, id)).toBe("finished");
  expect(await counts(workspaceId)).toEqual({ articles: 550, texts: 550, created: 550 });
  expect(await getImport(actor, id)).toMatchObject({ status: "done", created: 550, updated: 0, unchanged: 0 });
  expect(await runImport(workspaceId, id)).toBe("over");
});

test("a document that ends its process again and again is left out, and the others go in [B2]", async () => {
  const actor = await makeActor();
  const id = await begin(actor, [
    { name: "killer", content: lines(1, 1) },
    { name: "good", content: lines(2, 1) },
  ]);
  for (let attempt = 0; attempt < 3; attempt += 1) await withWorkspaceSql(actor, (tx) => takeNextDocument(tx, id));
  expect(await runImport(actor.workspaceId, id)).toBe("finished");
  const documents = await byName(actor, id);
  expect(documents.get("killer")).toMatchObject({ status: "failed", problemCode: "interrupted" });
  expect(documents.get("good")).toMatchObject({ status: "done", created: 1 });
});

test("two processes never work on one import at once; the second one comes back later [B2]", async () => {
  const actor = await makeActor();
  const id = await begin(actor, [{ name: "one", content: lines(1, 1) }]);
  const second = await withImportLock(id, () => runImport(actor.workspaceId, id));
  expect(second).toBe("busy");
  const { rows } = await database.owner.query("SELECT run_at > now() AS later FROM graphile_worker.jobs WHERE key = $1", [`import:${id}`]);
  expect(rows).toEqual([{ later: true }]);
  expect(await runImport(actor.workspaceId, id)).toBe("finished");
});

test("what was imported before is unchanged when it comes again, with ids and without [B2, B3]", async () => {
  const actor = await makeActor();
  const content = "How long?\nThirty days.";
  for (const expected of [{ created: 2 }, { created: 0, unchanged: 2 }]) {
    const id = await begin(actor, [
      { name: "ids", content: lines(1, 1) },
      { name: "text", content, format: "text" },
    ]);
    await runImport(actor.workspaceId, id);
    expect(await getImport(actor, id)).toMatchObject(expected);
  }
  expect(await counts(actor.workspaceId)).toEqual({ articles: 2, texts: 2, created: 2 });
});

test("a cancelled import keeps what is in and takes no more; a file that joins a finished one is read [B2]", async () => {
  const actor = await makeActor();
  const id = await begin(actor, [{ name: "one", content: lines(1, 2) }]);
  await runImport(actor.workspaceId, id);
  expect(await getImport(actor, id)).toMatchObject({ status: "done" });
  await add(actor, id, "two.jsonl", lines(3, 2));
  expect(await getImport(actor, id)).toMatchObject({ status: "running", waiting: 1 });
  expect(await cancelImport(actor, id)).toMatchObject({ status: "cancelled", skipped: 1, created: 2 });
  expect(await runImport(actor.workspaceId, id)).toBe("over");
  await expect(add(actor, id, "three.jsonl", lines(5, 1))).rejects.toMatchObject({ code: "state_conflict" });
  expect((await listArticles(actor, { limit: 100 })).articles).toHaveLength(2);
  expect((await byName(actor, id)).get("two.jsonl")).toMatchObject({ status: "skipped", problemCode: "cancelled" });
});

test("failed documents are read again when somebody asks, and only those [B2]", async () => {
  const actor = await makeActor();
  const id = await begin(actor, [{ name: "good", content: lines(1, 1) }]);
  await add(actor, id, "scan.pdf", await makeScan(2));
  await runImport(actor.workspaceId, id);
  expect(await retryImport(actor, id)).toMatchObject({ status: "running", waiting: 1, done: 1, failedDocuments: 0 });
  await runImport(actor.workspaceId, id);
  expect(await getImport(actor, id)).toMatchObject({ status: "done", done: 1, failedDocuments: 1, created: 1 });
});
