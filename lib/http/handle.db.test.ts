import { expect, test } from "vitest";
import { z } from "zod";
import { createApiKey } from "@/lib/features/api-key/create-api-key";
import { AppError } from "@/lib/platform/errors";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { endpoint, json } from "./endpoint";

await testDatabase();

let made = 0;
let gate: Promise<void> | null = null;

/** Counts what it does; waits while the gate is shut; fails once when it is told to. */
const create = endpoint({
  name: "createThing",
  method: "POST",
  path: "/api/v1/things",
  summary: "",
  auth: "member",
  scope: "workspace:read",
  body: z.object({ name: z.string(), fail: z.boolean().default(false) }),
  response: z.object({ number: z.number() }),
  status: 201,
  perMinute: 20,
  handle: async ({ body }) => {
    await gate;
    if (body.fail) throw new AppError("state_conflict", "Told to fail.");
    made += 1;
    return json(201, { number: made, name: body.name });
  },
});

const look = endpoint({
  name: "getThing",
  method: "GET",
  path: "/api/v1/things/{thing}",
  summary: "",
  auth: "member",
  scope: "workspace:write",
  params: z.object({ thing: z.string() }),
  response: null,
  status: 200,
  perMinute: 3,
  handle: () => Promise.resolve(json(200, {})),
});

async function callers() {
  const workspace = await makeWorkspace();
  const cookie = await sessionCookie(workspace.ownerAccount);
  const { key } = await createApiKey(workspace.owner, { name: "Test", scopes: ["workspace:read", "workspace:write"], expiresAt: null });
  const send =
    (credential: Record<string, string>) =>
    (target: string, body?: unknown, headers: Record<string, string> = {}) =>
      callEndpoint([create, look], target, { body, workspace: workspace.slug, headers: { ...credential, ...headers } });
  return { member: send({ cookie }), program: send({ authorization: `Bearer ${key}` }) };
}

test("under an Idempotency-Key the same request gets the first answer, another one is refused, for members and API keys apart [D1]", async () => {
  const { member, program } = await callers();
  for (const call of [member, program]) {
    const under = { "idempotency-key": "a-key-of-mine" };
    const first = await call("POST /api/v1/things", { name: "one" }, under);
    expect(first.status).toBe(201);
    const again = await call("POST /api/v1/things", { name: "one" }, under);
    expect(again).toMatchObject({ status: 201, body: first.body, headers: { "idempotency-replayed": "true" } });
    expect(await call("POST /api/v1/things", { name: "two" }, under)).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
    const other = await call("POST /api/v1/things", { name: "one" }, { "idempotency-key": "another-key" });
    expect(other.body.number).toBe(first.body.number + 1);
    for (const bad of ["short", "x".repeat(129)])
      expect(await call("POST /api/v1/things", { name: "one" }, { "idempotency-key": bad })).toMatchObject({ status: 400, body: { code: "bad_request" } });
  }
});

test("while the first request is in flight its retry is told so, and of many at once one does the work [D1]", async () => {
  const { program } = await callers();
  const before = made;
  let open = () => undefined as void;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const under = { "idempotency-key": "all-at-once" };
  const all = Array.from({ length: 8 }, () => program("POST /api/v1/things", { name: "one" }, under));
  // Seven of the eight are answered without waiting for the gate.
  let refused = 0;
  await new Promise<void>((resolve) => {
    for (const each of all)
      void each.then((answer) => {
        if (answer.status === 409 && ++refused === 7) resolve();
      });
  });
  open();
  gate = null;
  const answers = await Promise.all(all);
  const won = answers.filter(({ status }) => status === 201);
  expect(won).toHaveLength(1);
  expect(made - before).toBe(1);
  for (const answer of answers.filter(({ status }) => status !== 201))
    expect(answer).toMatchObject({ status: 409, body: { code: "in_flight" }, headers: { "retry-after": "1" } });
  expect((await program("POST /api/v1/things", { name: "one" }, under)).body).toEqual(won[0]?.body);
});

test("a request that failed leaves its Idempotency-Key free [D1]", async () => {
  const { member } = await callers();
  const under = { "idempotency-key": "fails-at-first" };
  expect((await member("POST /api/v1/things", { name: "one", fail: true }, under)).status).toBe(409);
  expect((await member("POST /api/v1/things", { name: "one" }, under)).status).toBe(201);
});

test("every answer says its limit and what is left, also when it is refused, and a 429 when to come back [D1]", async () => {
  const { member, program } = await callers();
  const answers = [];
  for (let round = 0; round < 4; round += 1) answers.push(await member("GET /api/v1/things/x"));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  const own = `"request";q=3;w=60`;
  const all = `${own}, "workspace";q=6000;w=60`;
  // Who is over the own limit takes nothing from what the workspace shares.
  expect(answers.map(({ headers }) => headers["ratelimit-policy"])).toEqual([all, all, all, own]);
  expect(answers.map(({ headers }) => /r=(\d+)/.exec(headers.ratelimit ?? "")?.[1])).toEqual(["2", "1", "0", "0"]);
  expect(answers[0]?.headers.ratelimit).toMatch(/^"request";r=2;t=20, "workspace";r=5999;t=1$/);
  expect(Number(answers[3]?.headers["retry-after"])).toBeGreaterThan(0);
  expect(answers[3]?.body).toMatchObject({ code: "rate_limited" });

  const key = await program("GET /api/v1/things/x");
  expect(key.headers["ratelimit-policy"]).toBe(`"request";q=3;w=60, "key";q=1200;w=60, "workspace";q=6000;w=60`);
  expect(key.headers.ratelimit).toMatch(/^"request";r=2;t=\d+, "key";r=1199;t=\d+, "workspace";r=\d+;t=\d+$/);
  const invalid = await program("POST /api/v1/things", { name: 7 });
  expect(invalid).toMatchObject({ status: 422, headers: { "ratelimit-policy": `"request";q=20;w=60, "key";q=1200;w=60, "workspace";q=6000;w=60` } });
  const stranger = await program("GET /api/v1/things/x", undefined, { authorization: "Bearer hr_live_nonsense" });
  expect(stranger).toMatchObject({ status: 401, headers: { "ratelimit-policy": `"refused";q=3000;w=60` } });
});
