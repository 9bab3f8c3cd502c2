/**
 * Generated over every operation of the OpenAPI document: whatever is sent, the answer is never a failure of ours, and always one that the document
 * declares, in status, type and shape. HANDRAIL_DEPTH=full sends every odd value to every field; otherwise, and under plain Next,
 * whose adapter differs and whose fields do not, and where a limit is shared, each field gets a few, in turn.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { Scope } from "@/lib/core/rbac/scopes";
import { scopes } from "@/lib/core/rbac/scopes";
import { type DocumentedOperation, readDocument } from "../fixtures/document";
import { furnish, type Furnished } from "../fixtures/furnished";
import { doubled, fieldsOf, neverTaken, oddBodies, oddValues, withField } from "../fixtures/odd-values";
import { expect, test } from "../fixtures/test";

const isFull = () => process.env.HANDRAIL_DEPTH === "full" && test.info().project.name === "api";

/** Would end what the test stands on, or what other tests share. */
const leftAlone = new Set(["signOut"]);
/** Answers are counted exactly, or mails go out: only what cannot be taken is sent. */
const costly = (operation: DocumentedOperation) => operation.auth === "public" || operation.auth === "account" || operation.id === "createInvitation";

/** Seconds that are waited for a limit of those who have no key; longer ones (of sign-in, of mails) are answers to judge. */
const longestWait = 5;
/** Counted by address, which all tests share: what they need is not used up here. */
const isShared = ({ auth }: DocumentedOperation) => auth === "public";

/**
 * Sends as each operation wants it. What only a limit refuses has not been tried: a member's request is sent again with another key, that of a
 * visitor or an account after the wait that it is told.
 */
async function senderOf(furnished: Furnished, appUrl: string) {
  const { owner } = furnished.workspace;
  const newKey = async () => (await owner.ok<{ key: string }>("POST", "/api/v1/api-keys", { name: "Fuzz", scopes: Object.keys(scopes) as Scope[] })).key;
  const keys = [await newKey()];
  const credentials: Record<DocumentedOperation["auth"], Record<string, string>> = {
    public: {},
    visitor: { authorization: `Bearer ${furnished.visitor.token}` },
    account: { cookie: owner.cookieHeader, origin: appUrl },
    member: { "handrail-member": furnished.ids.memberId ?? "" },
  };
  return async (
    operation: DocumentedOperation,
    parts: { body?: BodyInit; path?: Record<string, string>; query?: string; headers?: Record<string, string> } = {},
  ) => {
    const ids: Record<string, string> = { ...furnished.ids, ...parts.path };
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts.path?.[name] ?? encodeURIComponent(ids[name] ?? "x"));
    const isMember = operation.auth === "member";
    for (let attempt = 0; ; attempt += 1) {
      const key: Record<string, string> = isMember ? { authorization: `Bearer ${(keys[attempt] ??= await newKey())}` } : {};
      const response = await fetch(`${appUrl}${path}${parts.query ?? ""}`, {
        method: operation.method,
        body: parts.body,
        redirect: "manual",
        headers: { "content-type": "application/json", ...credentials[operation.auth], ...key, ...parts.headers },
      });
      const seconds = Number(response.headers.get("retry-after") ?? "0");
      if (response.status !== 429 || attempt === 40 || isShared(operation) || (!isMember && seconds > longestWait)) return response;
      await response.body?.cancel();
      if (!isMember) await delay(seconds * 1000);
    }
  };
}

test("a wrong type, a hostile text or a broken body in any field is answered as the document declares, never by a failure of ours [D1]", async ({
  workspace,
  appUrl,
}) => {
  const everything = isFull();
  test.setTimeout(everything ? 1_800_000 : 300_000);
  const furnished = await furnish(workspace);
  const { operations, judge } = await readDocument(appUrl);
  const send = await senderOf(furnished, appUrl);
  const withBody = operations.filter(({ body, id }) => body !== null && !leftAlone.has(id));
  expect(withBody.length).toBeGreaterThan(25);
  const faults: string[] = [];
  let sent = 0;
  let limited = 0;
  const put = async (operation: DocumentedOperation, body: BodyInit, what: string, headers?: Record<string, string>) => {
    sent += 1;
    const response = await send(operation, { body, headers });
    if (response.status === 429) limited += 1;
    const fault = await judge(operation, response);
    if (fault) faults.push(`${operation.id}, ${what}: ${fault}`);
  };
  const tryAll = async (operation: DocumentedOperation, place: number) => {
    // Of its own: the same in every run, whatever goes on beside it.
    let turn = place * 5;
    const example = operation.body?.example as Record<string, unknown>;
    const all = everything && !isShared(operation);
    const values = costly(operation) ? neverTaken : oddValues;
    for (const field of fieldsOf(example)) {
      const chosen = all ? values : [values[turn % values.length], values[(turn + 7) % values.length]];
      turn += 1;
      for (const value of chosen)
        await put(operation, JSON.stringify(withField(example, field, value)), `${field.join(".")} = ${JSON.stringify(value).slice(0, 40)}`);
    }
    const broken = all ? oddBodies : [oddBodies[turn % oddBodies.length] ?? "", oddBodies[(turn + 5) % oddBodies.length] ?? ""];
    for (const body of broken) await put(operation, body, `the body ${String(body).slice(0, 30)}`);
    if (!costly(operation)) await put(operation, doubled(example), "a key twice");
    await put(operation, "{}", "as text", { "content-type": "text/plain" });
    if (all || turn % 4 === 0)
      await put(operation, `{"a":"${"x".repeat(30 * 1024 * 1024)}"}`, "30 MB").catch(() => faults.push(`${operation.id}: a large body ends the connection`));
  };
  // Those without a key wait for their limits, each operation for its own: beside one another, and beside the members'.
  const inTurn = async () => {
    for (const [place, operation] of withBody.entries()) if (operation.auth === "member") await tryAll(operation, place);
  };
  await Promise.all([inTurn(), ...withBody.map(async (operation, place) => (operation.auth === "member" ? undefined : tryAll(operation, place)))]);
  expect(sent).toBeGreaterThan(300);
  expect(limited, "of them refused for their number alone").toBeLessThan(sent / 20);
  expect(faults).toEqual([]);
});

test("odd paths and queries are answered as the document declares [D1]", async ({ workspace, appUrl }) => {
  const everything = isFull();
  test.setTimeout(everything ? 600_000 : 300_000);
  const furnished = await furnish(workspace);
  const { operations, judge } = await readDocument(appUrl);
  const send = await senderOf(furnished, appUrl);
  const odd = [
    "%00",
    // Under plain Next a path that cannot be decoded ends in Next's own router, before any code of ours.
    ...(test.info().project.name === "api-next" ? [] : ["%ff", "%E0%A4%A"]),
    "x".repeat(3_000),
    "-1",
    "1e999",
    "null",
    "%F0%9F%92%A9",
    "%25%30%30",
    "..%2f..%2fetc",
    "01933333-3333-7333-8333-333333333333",
  ];
  const faults: string[] = [];
  let turn = 0;
  for (const operation of operations) {
    if (leftAlone.has(operation.id)) continue;
    const body = operation.body && !costly(operation) ? JSON.stringify(operation.body.example) : operation.body ? "{}" : undefined;
    for (const { name, in: place } of operation.parameters.filter((parameter) => parameter.in === "path" || parameter.in === "query")) {
      const chosen = everything ? odd : [odd[turn % odd.length] ?? "", odd[(turn + 4) % odd.length] ?? ""];
      turn += 1;
      for (const value of chosen) {
        const response = await send(operation, place === "path" ? { body, path: { [name]: value } } : { body, query: `?${name}=${value}&${name}=${value}` });
        const fault = await judge(operation, response);
        if (fault) faults.push(`${operation.id}, ${name} = ${value.slice(0, 40)}: ${fault}`);
      }
    }
  }
  expect(turn).toBeGreaterThan(40);
  expect(faults).toEqual([]);
});

test("what each operation answers to its own example is what the document declares [D1]", async ({ workspace, appUrl }) => {
  const furnished = await furnish(workspace);
  const { operations, judge } = await readDocument(appUrl);
  const send = await senderOf(furnished, appUrl);
  const faults: string[] = [];
  for (const operation of operations) {
    if (leftAlone.has(operation.id) || (costly(operation) && operation.method !== "GET")) continue;
    const body = operation.body ? JSON.stringify(operation.body.example) : undefined;
    const fault = await judge(operation, await send(operation, { body }));
    if (fault) faults.push(`${operation.id}: ${fault}`);
  }
  expect(faults).toEqual([]);
});

test("a cursor is taken back only by its own list, whole, with its own filters and in its own workspace [D1] [S3]", async ({ newWorkspace, appUrl }) => {
  const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
  for (const workspace of [mine, theirs])
    for (const title of ["One", "Two", "Three"]) await workspace.owner.ok("POST", "/api/v1/articles", { title, body: "Text." });
  const lists = (await readDocument(appUrl)).operations.filter(({ auth, parameters }) => auth === "member" && parameters.some(({ name }) => name === "cursor"));
  expect(lists.length).toBeGreaterThan(4);
  const { nextCursor } = await mine.owner.ok<{ nextCursor: string }>("GET", "/api/v1/articles?limit=1");
  const foreign = await theirs.owner.ok<{ nextCursor: string }>("GET", "/api/v1/articles?limit=1");
  expect((await mine.owner.call("GET", `/api/v1/articles?limit=1&cursor=${nextCursor}`)).status).toBe(200);
  const [body = "", signature = ""] = nextCursor.split(".");
  const planted = `${Buffer.from('["2020-01-01T00:00:00.000Z","x"]').toString("base64url")}.${signature}`;
  for (const cursor of [foreign.nextCursor, body, `${body}.`, `${body}.${signature.slice(1)}`, `${body}x.${signature}`, planted, "null", "."]) {
    const answer = await mine.owner.call<{ code: string }>("GET", `/api/v1/articles?limit=1&cursor=${encodeURIComponent(cursor)}`);
    expect([answer.status, answer.body.code], cursor).toEqual([400, "bad_request"]);
  }
  expect((await mine.owner.call("GET", `/api/v1/articles?limit=1&status=draft&cursor=${nextCursor}`)).status).toBe(400);
  for (const { id, path } of lists.filter(({ path: each }) => each !== "/api/v1/articles" && !each.includes("{"))) {
    const answer = await mine.owner.call<{ code: string }>("GET", `${path}?cursor=${nextCursor}`);
    expect([id, answer.body.code]).toEqual([id, expect.stringMatching(/^(bad_request|validation_failed)$/)]);
  }
});

test("a path that nothing has and a method that is not offered are said so [D1]", async ({ appUrl }) => {
  const missing = await fetch(`${appUrl}/api/v1/no-such-thing`);
  expect([missing.status, ((await missing.json()) as { code: string }).code]).toEqual([404, "not_found"]);
  const method = await fetch(`${appUrl}/api/v1/inbox`, { method: "DELETE" });
  expect([method.status, method.headers.get("allow")]).toEqual([405, "GET"]);
});
