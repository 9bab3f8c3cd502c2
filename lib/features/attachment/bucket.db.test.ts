/** Files in the operator's bucket: a store on loopback that checks every signature, and every way in which it fails. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { VisitorActor } from "@/lib/access/actor";
import { jobSchemas } from "@/lib/contracts/jobs/job-types";
import type { ConversationId, FileId } from "@/lib/core/kernel/ids";
import { eraseFileRow } from "@/lib/db/file";
import { withWorkspaceSql } from "@/lib/db/tx";
import { setDeletionDue } from "@/lib/db/workspace";
import { eraseDueWorkspaces } from "@/lib/features/workspace/erase-due-workspaces";
import { jobHandlers } from "@/lib/jobs/handlers";
import { insertPreparedFile, placeFile, prepareFile, rowWithinMs } from "./keep-file";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { setEnvironment, testDatabase } from "@/lib/testing/database";
import { startObjectStore } from "@/lib/testing/object-store";
import { makeVisitor, makeWorld } from "@/lib/testing/world";
import { readAttachment } from "./read-attachment";
import { sweepUnusedFiles, unusedForMs } from "./sweep-unused-files";
import { uploadAttachment } from "./upload-attachment";

const store = await startObjectStore();
const { owner: database, ownerUrl, appUrl, jobsUrl } = await testDatabase(store.environment);
const addresses = { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, DATABASE_JOBS_URL: jobsUrl };
const noBucket = Object.fromEntries(Object.keys(store.environment).map((name) => [name, undefined]));
afterAll(() => store.stop());
beforeEach(async () => {
  store.behave("works");
  store.objects.clear();
  store.requests.length = 0;
  await database.query("DELETE FROM graphile_worker._private_jobs");
});

const text = (bytes: number) =>
  Buffer.from(
    randomBytes(Math.ceil(bytes / 2))
      .toString("hex")
      .slice(0, bytes),
  );

async function setting() {
  const world = await makeWorld({ articles: false });
  return { world, ...(await makeVisitor(world)) };
}

async function read(visitor: VisitorActor, conversationId: ConversationId, id: FileId): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await readAttachment(visitor, conversationId, id)).pieces) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Runs the removals that are due by then, as the worker would; how many. */
async function runRemovals(dueInMs = 0): Promise<number> {
  const { rows } = await database.query<{ payload: unknown }>(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
     WHERE t.id = j.task_id AND t.identifier = 'remove_object' AND j.run_at <= now() + make_interval(secs => $1) RETURNING j.payload`,
    [dueInMs / 1000],
  );
  for (const { payload } of rows) await jobHandlers.remove_object(jobSchemas.remove_object.parse(payload));
  return rows.length;
}

const filesOf = async (workspaceId: string) =>
  (
    await database.query<{ id: string; provider: string; pieces: number }>(
      "SELECT id, provider, (SELECT count(*)::int FROM file_chunk c WHERE c.file_id = f.id) AS pieces FROM file f WHERE workspace_id = $1 ORDER BY id",
      [workspaceId],
    )
  ).rows;

test("a file lies in the bucket under its workspace and nowhere in the database, and comes back byte for byte, also when a piece was cut on the way [W7] [S5]", async () => {
  const { world, visitor, conversationId } = await setting();
  const bytes = text(2_500_000);
  const { id } = await uploadAttachment(visitor, conversationId, { clientId: newId(), name: "notes.txt", bytes });
  expect([...store.objects.keys()]).toEqual([`${world.workspaceId}/${id}`]);
  expect(await filesOf(world.workspaceId)).toEqual([{ id, provider: "s3", pieces: 0 }]);
  store.behave("cuts_once");
  expect(Buffer.compare(await read(visitor, conversationId, id), bytes)).toBe(0);
  expect(store.requests.filter(({ method }) => method === "GET").map(({ range }) => range)).toEqual([
    "bytes=0-1048575",
    "bytes=1048576-2097151",
    "bytes=2097152-2499999",
  ]);
  // The job that was left behind before the upload finds the row, and leaves the object.
  expect(await runRemovals(rowWithinMs + 60_000)).toBe(1);
  expect(store.objects.size).toBe(1);
});

test.each(["forbids", "breaks", "closes"] as const)(
  "when the bucket %s, an upload is refused as unavailable and leaves no file; the retry under the same client id is stored once [W7] [S5] [Q3]",
  async (behaviour) => {
    const { world, visitor, conversationId } = await setting();
    const upload = { clientId: newId(), name: "notes.txt", bytes: text(100) };
    store.behave(behaviour);
    await expect(uploadAttachment(visitor, conversationId, upload)).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 30 });
    expect(await filesOf(world.workspaceId)).toEqual([]);
    store.behave("works");
    const { id } = await uploadAttachment(visitor, conversationId, upload);
    expect((await uploadAttachment(visitor, conversationId, upload)).id).toBe(id);
    await runRemovals(rowWithinMs + 60_000);
    expect([...store.objects.keys()]).toEqual([`${world.workspaceId}/${id}`]);
  },
);

test.each(["forbids", "loses", "cuts", "breaks"] as const)(
  "when the bucket %s, a download is refused as unavailable before anything of it was sent, and works again afterwards [W7] [S5]",
  async (behaviour) => {
    const { visitor, conversationId } = await setting();
    const bytes = text(100);
    const { id } = await uploadAttachment(visitor, conversationId, { clientId: newId(), name: "notes.txt", bytes });
    store.behave(behaviour);
    await expect(readAttachment(visitor, conversationId, id)).rejects.toMatchObject({ code: "unavailable" });
    store.behave("works");
    expect(await read(visitor, conversationId, id)).toEqual(bytes);
  },
);

test("of many uploads with one client id at once one object stays, the others go with the jobs that were left for them [W7] [S5] [Q3]", async () => {
  const { world, visitor, conversationId } = await setting();
  const upload = { clientId: newId(), name: "notes.txt", bytes: text(100) };
  const answers = await Promise.all(Array.from({ length: 5 }, () => uploadAttachment(visitor, conversationId, upload)));
  const [id] = [...new Set(answers.map((answer) => answer.id))];
  expect(await filesOf(world.workspaceId)).toHaveLength(1);
  await runRemovals(rowWithinMs + 60_000);
  expect([...store.objects.keys()]).toEqual([`${world.workspaceId}/${id}`]);
});

test("an object goes when its row goes or is erased, is asked for again until a store that fails works, and only then is the job over [W7] [G1] [S5]", async () => {
  const { world, visitor, conversationId } = await setting();
  const [erased, swept] = [
    await uploadAttachment(visitor, conversationId, { clientId: newId(), name: "a.txt", bytes: text(10) }),
    await uploadAttachment(visitor, conversationId, { clientId: newId(), name: "b.txt", bytes: text(10) }),
  ];
  await database.query("DELETE FROM graphile_worker._private_jobs");
  await withWorkspaceSql(world, (tx) => eraseFileRow(tx, erased.id));
  await database.query("UPDATE file SET created_at = created_at - make_interval(secs => $2) WHERE id = $1", [swept.id, unusedForMs / 1000 + 60]);
  expect(await sweepUnusedFiles()).toBe(1);
  store.behave("breaks");
  expect(await runRemovals()).toBe(2);
  expect(store.objects.size).toBe(2);
  store.behave("works");
  expect(await runRemovals()).toBe(0);
  expect(await runRemovals(16 * 60_000)).toBe(2);
  expect(store.objects.size).toBe(0);
  expect(await runRemovals(rowWithinMs + 60_000)).toBe(0);
});

test("when a workspace is erased the objects of its files go from the bucket, also when the store fails at first, and no other workspace's do [W7] [S1] [S5]", async () => {
  const [gone, kept] = [await setting(), await setting()];
  for (const { visitor, conversationId } of [gone, kept])
    await uploadAttachment(visitor, conversationId, { clientId: newId(), name: "a.txt", bytes: text(10) });
  await withWorkspaceSql(gone.world, (tx) => setDeletionDue(tx, new Date(Date.now() - 3_600_000)));
  store.behave("breaks");
  expect(await eraseDueWorkspaces()).toBe(1);
  expect(await filesOf(gone.world.workspaceId)).toEqual([]);
  expect(await runRemovals()).toBe(1);
  expect(store.objects.size).toBe(2);
  store.behave("works");
  await runRemovals(rowWithinMs + 60_000);
  expect([...store.objects.keys()].map((key) => key.split("/")[0])).toEqual([kept.world.workspaceId]);
});

test("an upload that took so long that its object may be removed is refused instead of becoming a file without bytes [W7] [S5]", async () => {
  const { world } = await setting();
  const file = prepareFile({ purpose: "attachment", name: "a.txt", contentType: "text/plain", bytes: text(10) });
  await placeFile(world, file);
  const restore = setClock(() => new Date(file.preparedAt.getTime() + rowWithinMs));
  try {
    await expect(withWorkspaceSql(world, (tx) => insertPreparedFile(tx, file, false))).rejects.toMatchObject({ code: "unavailable" });
  } finally {
    restore();
  }
  expect(await filesOf(world.workspaceId)).toEqual([]);
});

test("files that lie in the database are read from there after a bucket was set, and those of a bucket that is not set any more are unavailable [W7] [S5]", async () => {
  const { world, visitor, conversationId } = await setting();
  const bytes = text(300_000);
  setEnvironment({ ...addresses, ...noBucket });
  const old = await uploadAttachment(visitor, conversationId, { clientId: newId(), name: "a.txt", bytes });
  setEnvironment({ ...addresses, ...store.environment });
  expect(await read(visitor, conversationId, old.id)).toEqual(bytes);
  const { id } = await uploadAttachment(visitor, conversationId, { clientId: newId(), name: "b.txt", bytes });
  expect((await filesOf(world.workspaceId)).map(({ provider }) => provider)).toEqual(["database", "s3"]);
  setEnvironment({ ...addresses, ...noBucket });
  await expect(readAttachment(visitor, conversationId, id)).rejects.toMatchObject({ code: "unavailable" });
  setEnvironment({ ...addresses, HANDRAIL_S3_BUCKET_URL: store.bucketUrl });
  await expect(readAttachment(visitor, conversationId, id)).rejects.toThrow("HANDRAIL_S3_ACCESS_KEY_ID");
  setEnvironment({ ...addresses, ...store.environment });
});
