/** Generated over every operation of the API: a foreign id looks exactly like a missing one, and nothing changes. */
import { createHash } from "node:crypto";
import pg from "pg";
import { fill, readOperations, sampleBodies } from "../fixtures/operations";
import { furnish } from "../fixtures/furnished";
import { expect, test } from "../fixtures/test";
import type { Answer } from "../fixtures/client";

test.describe.configure({ mode: "serial" });

/** Of the same form, and nobody's. */
function missingLike(id: string): string {
  const cut = id.lastIndexOf("_") + 1;
  return `${id.slice(0, cut)}${[...id.slice(cut)]
    .reverse()
    .map((digit) => (digit === "1" ? "2" : digit))
    .join("")
    .replace(/^./, "1")}`;
}

/** Everything but what must differ: the request's own id, and the id that was asked for. */
function comparable(answer: Answer, id: string): string {
  const { requestId: _, ...body } = answer.body as { requestId?: string };
  return JSON.stringify({ status: answer.status, body, type: answer.headers.get("content-type") }).replaceAll(id, "ID");
}

/** What the product does by itself meanwhile: seals, follows the log, sends, counts. */
const movesByItself = new Set([
  "event_pending",
  "event_seal",
  "seal_head",
  "audit_checkpoint",
  "listener_cursor",
  "conversation_fact",
  "metric_bucket",
  "usage_day",
  "webhook_delivery",
  "webhook_attempt",
]);

/** How a webhook's deliveries go, which goes on by itself, too. */
const deliveryState = ["failing_since", "ailing", "hold_until", "due_at", "lease_until", "lease_token"];

/** A digest of every row of a workspace by table, read past row-level security. */
async function fingerprint(slug: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables.filter((table) => !movesByItself.has(table.name))) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT (to_jsonb(t) - $2::text[])::text AS row FROM ${name} t WHERE workspace_id = (SELECT id FROM workspace WHERE slug = $1) ORDER BY 1`,
        [slug, name === "webhook_endpoint" ? deliveryState : []],
      );
      digests[name] = createHash("sha256")
        .update(rows.map(({ row }) => row).join("\n"))
        .digest("hex");
    }
    return digests;
  } finally {
    await client.end();
  }
}

/** Once nothing that was begun before is still under way, such as an import or the building of an index. */
async function settledFingerprint(slug: string): Promise<Record<string, string>> {
  let before = await fingerprint(slug);
  await expect
    .poll(
      async () => {
        const now = await fingerprint(slug);
        const isStill = JSON.stringify(now) === JSON.stringify(before);
        before = now;
        return isStill;
      },
      { timeout: 60_000, intervals: [2_000] },
    )
    .toBe(true);
  return before;
}

test("a member who names a foreign id in a path gets what a missing id gets, byte for byte, and changes nothing [S3]", async ({ newWorkspace, appUrl }) => {
  const mine = await furnish(await newWorkspace());
  const theirs = await furnish(await newWorkspace());
  // What is deleted is asked for last.
  const operations = (await readOperations(appUrl))
    .filter(({ auth, pathParameters }) => auth === "member" && pathParameters.length > 0)
    .sort((left, right) => Number(left.method === "DELETE") - Number(right.method === "DELETE"));
  expect(operations.length).toBeGreaterThan(15);
  const before = await settledFingerprint(theirs.workspace.slug);
  for (const operation of operations) {
    const body = operation.takesBody ? sampleBodies[operation.id]?.() : undefined;
    expect(operation.takesBody && body === undefined, `${operation.id} needs a sample body in e2e/fixtures/operations.ts`).toBe(false);
    for (const parameter of operation.pathParameters) {
      const foreign = theirs.ids[parameter] ?? "";
      const missing = missingLike(foreign);
      const answers: string[] = [];
      for (const id of [foreign, missing])
        answers.push(comparable(await mine.workspace.owner.call(operation.method, fill(operation.path, { ...mine.ids, [parameter]: id }), body), id));
      expect(answers[0], operation.id).toBe(answers[1]);
      expect(JSON.parse(answers[0] ?? "{}").status, operation.id).toBe(404);
      const own = await mine.workspace.owner.raw(operation.method, fill(operation.path, mine.ids), body);
      expect(own.status, `${operation.id} with the own id`).not.toBe(404);
      await own.body?.cancel();
    }
  }
  expect(await fingerprint(theirs.workspace.slug)).toEqual(before);
});

test("a visitor who names a conversation of another visitor or another workspace gets what a missing one gets [S3]", async ({ newWorkspace, appUrl }) => {
  const mine = await furnish(await newWorkspace());
  const theirs = await furnish(await newWorkspace());
  const neighbour = await mine.workspace.visitor();
  const operations = (await readOperations(appUrl)).filter(({ auth, pathParameters }) => auth === "visitor" && pathParameters.length > 0);
  expect(operations.length).toBeGreaterThan(6);
  const before = [await settledFingerprint(theirs.workspace.slug), await settledFingerprint(mine.workspace.slug)];
  for (const operation of operations) {
    const path = operation.path.replace("/api/widget/v1", "");
    for (const [client, foreign] of [
      [mine.visitor, theirs.ids],
      [neighbour, mine.ids],
    ] as const) {
      const id = foreign.conversationId ?? "";
      const answers: string[] = [];
      for (const conversationId of [id, missingLike(id)]) {
        const answer = await client.call(
          operation.method,
          fill(path, { ...foreign, conversationId }),
          operation.takesBody ? sampleBodies[operation.id]?.() : undefined,
        );
        answers.push(comparable(answer, conversationId));
      }
      expect(answers[0], operation.id).toBe(answers[1]);
      expect(JSON.parse(answers[0] ?? "{}").status, operation.id).toBe(404);
    }
  }
  expect([await fingerprint(theirs.workspace.slug), await fingerprint(mine.workspace.slug)]).toEqual(before);
});

test("a foreign workspace in the header looks like one that does not exist, on every operation [S3]", async ({ newWorkspace, appUrl }) => {
  const mine = await newWorkspace();
  const outsider = await mine.member("admin");
  const theirs = await newWorkspace();
  for (const operation of (await readOperations(appUrl)).filter(({ auth }) => auth === "member")) {
    const path = operation.path.replaceAll(/\{\w+\}/g, "x");
    const answers: string[] = [];
    for (const slug of [theirs.slug, "no-such-workspace-here"]) {
      answers.push(comparable(await outsider.call(operation.method, path, operation.takesBody ? {} : undefined, { "handrail-workspace": slug }), slug));
    }
    expect(answers[0], operation.id).toBe(answers[1]);
    expect(JSON.parse(answers[0] ?? "{}").status, operation.id).toBe(404);
  }
});

test("a foreign id in a query gives what a missing id gives [S3]", async ({ newWorkspace, appUrl }) => {
  const mine = await newWorkspace();
  const theirs = await furnish(await newWorkspace());
  const operations = (await readOperations(appUrl)).filter(
    ({ auth, queryParameters }) => auth === "member" && queryParameters.some((name) => name in theirs.queryIds),
  );
  expect(operations.length).toBeGreaterThan(1);
  for (const operation of operations) {
    for (const name of operation.queryParameters.filter((parameter) => parameter in theirs.queryIds)) {
      const id = theirs.queryIds[name] ?? "";
      const answers: Answer[] = [];
      for (const value of [id, missingLike(id)]) answers.push(await mine.owner.call("GET", `${operation.path}?${name}=${value}`));
      const seen = answers.map(({ status, body }) => (status === 404 ? "missing" : (body as { data?: unknown[] }).data));
      expect(
        [
          [[], []],
          ["missing", "missing"],
        ],
        `${operation.id}: ${JSON.stringify(seen)}`,
      ).toContainEqual(seen);
    }
  }
});
