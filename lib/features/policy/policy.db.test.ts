import { expect, test } from "vitest";
import type { MemberActor } from "@/lib/access/actor";
import type { SetPolicyRequest, WirePolicy } from "@/lib/contracts/api/policy";
import { presetNames } from "@/lib/core/escalation/preset-names";
import { presets } from "@/lib/core/escalation/presets";
import { canonicalJson } from "@/lib/core/audit-chain/canonical-json";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { policyEndpoints } from "@/lib/endpoints/policy";
import { presentPolicy } from "@/lib/endpoints/present-policy";
import { sha256Hex } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace, type TestWorkspace } from "@/lib/testing/workspace-factory";
import { getPolicy } from "./get-policy";
import { restorePolicy } from "./set-policy";

const { owner: database } = await testDatabase();

const address = (workspace: TestWorkspace): string => `/api/v1/bots/${toWireId("bot", workspace.botId)}/policy`;

async function call(workspace: TestWorkspace, request: string, body?: object, as: TestWorkspace = workspace) {
  return callEndpoint(policyEndpoints, request, { body, cookie: await sessionCookie(as.ownerAccount), workspace: as.slug });
}

async function read(workspace: TestWorkspace): Promise<WirePolicy> {
  return (await call(workspace, `GET ${address(workspace)}`)).body as unknown as WirePolicy;
}

async function put(workspace: TestWorkspace, change: (policy: WirePolicy) => Partial<SetPolicyRequest>) {
  const before = await read(workspace);
  return call(workspace, `PUT ${address(workspace)}`, { version: before.version, policy: before.policy, words: before.words, ...change(before) });
}

const rule = {
  id: "big-sums",
  name: "Big sums",
  enabled: true,
  when: [{ kind: "amount", op: "above", limit: 100, currency: "EUR" } as const],
  outcome: "handoff" as const,
  teamId: null,
};

test("every change is an immutable version with author, note and both values of what changed, and a live version of the bot with its digest [E9] [V1]", async () => {
  const workspace = await makeWorkspace();
  const changed = await put(workspace, ({ policy }) => ({ policy: { ...policy, confidenceThreshold: 0.77, rules: [rule] }, note: "After the first week" }));
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({
    version: 2,
    note: "After the first week",
    author: { name: "Test owner" },
    policy: { confidenceThreshold: 0.77, rules: [rule] },
  });
  const page = await call(workspace, `GET ${address(workspace)}/versions`);
  expect(page.body).toMatchObject({
    data: [
      {
        version: 2,
        restoredFrom: null,
        changes: [
          { path: "confidenceThreshold", from: 0.9, to: 0.77 },
          { path: "rules.big-sums", from: null },
        ],
      },
      { version: 1, changes: [] },
    ],
    nextBefore: null,
  });
  const { rows } = await database.query<{ digest: string; config: { policy: object } }>(
    "SELECT digest, config FROM bot_version WHERE workspace_id = $1 AND state = 'live'",
    [workspace.workspaceId],
  );
  expect(rows[0]?.config.policy).toMatchObject({ schema: 2, confidenceThreshold: 0.77, rules: [{ id: "big-sums" }] });
  expect(sha256Hex(canonicalJson(rows[0]?.config))).toBe(rows[0]?.digest);
  const events = await database.query("SELECT data FROM event WHERE workspace_id = $1 AND type = 'policy.changed' ORDER BY id", [workspace.workspaceId]);
  expect(events.rows.at(-1)).toMatchObject({ data: { number: 2, changed: ["confidenceThreshold", "rules.big-sums"], restoredFrom: null } });
  const bot = await database.query("SELECT answer_threshold FROM bot WHERE workspace_id = $1", [workspace.workspaceId]);
  expect(bot.rows[0]).toEqual({ answer_threshold: 0.77 });
});

test("versions are neither changed nor taken away by the application [E9] [S3]", async () => {
  const { rows } = await database.query<{ privilege: string }>(
    "SELECT privilege_type AS privilege FROM information_schema.role_table_grants WHERE grantee = 'handrail_app' AND table_name = 'policy_version' ORDER BY 1",
  );
  expect(rows.map(({ privilege }) => privilege)).toEqual(["INSERT", "SELECT"]);
});

test("of two changes of one version one wins, the other is shown what the policy became; what changes nothing makes no version [E9]", async () => {
  const workspace = await makeWorkspace();
  const { version, policy, words } = await read(workspace);
  const send = (turnCap: number) => call(workspace, `PUT ${address(workspace)}`, { version, policy: { ...policy, turnCap }, words });
  const answers = await Promise.all([send(5), send(6)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const lost = answers.find(({ status }) => status === 409);
  expect(lost?.body).toMatchObject({ code: "version_conflict", current: { version: 2 } });
  expect((await put(workspace, () => ({}))).body).toMatchObject({ version: 2 });
});

test("an earlier version is restored as the newest one, and nothing in between is lost [E9]", async () => {
  const workspace = await makeWorkspace();
  await put(workspace, ({ policy }) => ({ policy: { ...policy, draftMode: true } }));
  const restored = await call(workspace, `POST ${address(workspace)}/restore`, { version: 2, from: 1, note: "Back" });
  expect(restored.body).toMatchObject({ version: 3, note: "Back", policy: { draftMode: false } });
  const { body } = await call(workspace, `GET ${address(workspace)}/versions?limit=2`);
  expect(body).toMatchObject({
    data: [{ version: 3, restoredFrom: 1, changes: [{ path: "draftMode", from: true, to: false }] }, { version: 2 }],
    nextBefore: 2,
  });
  expect((await call(workspace, `POST ${address(workspace)}/restore`, { version: 3, from: 9 })).status).toBe(404);
});

test("a guardrail is saved with its test, told apart in the version, and refused when it does not do what its examples ask [M1] [M3]", async () => {
  const workspace = await makeWorkspace();
  const guardrail = {
    id: "cures",
    name: "No promise of a cure",
    enabled: true,
    phrases: ["guaranteed to cure"],
    outcome: "hold" as const,
    examples: [
      { text: "This balm is guaranteed to cure blisters.", fires: true },
      { text: "This balm is for blisters.", fires: false },
    ],
  };
  const saved = await put(workspace, ({ policy }) => ({ policy: { ...policy, guardrails: [guardrail] } }));
  expect(saved.body).toMatchObject({ version: 2, policy: { guardrails: [guardrail] } });
  const page = await call(workspace, `GET ${address(workspace)}/versions?limit=1`);
  expect(page.body.data[0].changes).toMatchObject([{ path: "guardrails.cures", from: null }]);
  const unaware = await put(workspace, ({ policy: { guardrails: _, ...policy } }) => ({ policy: { ...policy, turnCap: 7 } }));
  expect(unaware.body).toMatchObject({ policy: { turnCap: 7, guardrails: [guardrail] } });
  const taught = { ...guardrail, by: "examples" as const, topic: "medical" as const, phrases: [] };
  const tooFew = await put(workspace, ({ policy }) => ({ policy: { ...policy, guardrails: [taught] } }));
  expect(tooFew.body.errors).toMatchObject([{ path: "body.policy.guardrails.0.examples" }]);
  const examples = [
    ...guardrail.examples,
    { text: "It surely cures every blister.", fires: true },
    { text: "Blisters are cured by it, we promise.", fires: true },
  ];
  const learning = { ...taught, examples: [...examples, { text: "Keep the balm cool.", fires: false }] };
  const learned = await put(workspace, ({ policy }) => ({ policy: { ...policy, guardrails: [learning] } }));
  expect(learned.body).toMatchObject({ policy: { guardrails: [{ by: "examples", topic: "medical" }] } });
  const refused = await put(workspace, ({ policy }) => ({
    policy: {
      ...policy,
      guardrails: [
        { ...guardrail, phrases: ["balm"] },
        { ...guardrail, phrases: ["ointment"] },
        { ...guardrail, id: "untested", examples: [] },
        { ...guardrail, id: "elsewhere", topic: toWireId("collection", newId()) },
      ],
    },
  }));
  expect(refused.status).toBe(422);
  expect(refused.body.errors).toMatchObject([
    { path: "body.policy.guardrails.1.id" },
    { path: "body.policy.guardrails.2.examples" },
    { path: "body.policy.guardrails.0.examples.1", message: "makes the guardrail fire, and should not" },
    { path: "body.policy.guardrails.1.examples.0", message: "does not make the guardrail fire" },
    { path: "body.policy.guardrails.3.topic", message: "names no collection of this workspace" },
  ]);
});

test("how held answers are reviewed is saved with the policy and told apart in the version; a change that does not say it keeps what is in force, and sending is no outcome [R5] [E9]", async () => {
  const workspace = await makeWorkspace();
  const review = { minutes: { grave: 5, policy: 60, held: 120, other: 240 }, outcome: "expire" as const, approvals: 2 as const };
  const saved = await put(workspace, ({ policy }) => ({ policy: { ...policy, review } }));
  expect(saved.body).toMatchObject({ version: 2, policy: { review } });
  const page = await call(workspace, `GET ${address(workspace)}/versions?limit=1`);
  expect(page.body.data[0].changes).toEqual([
    { path: "review.approvals", from: 1, to: 2 },
    { path: "review.minutes.grave", from: 30, to: 5 },
    { path: "review.outcome", from: "escalate", to: "expire" },
  ]);
  const unaware = await put(workspace, ({ policy: { review: _, ...policy } }) => ({ policy: { ...policy, turnCap: 7 } }));
  expect(unaware.body).toMatchObject({ policy: { turnCap: 7, review } });
  for (const wrong of [{ outcome: "send" }, { approvals: 0 }, { minutes: { ...review.minutes, held: 0 } }])
    expect((await put(workspace, ({ policy }) => ({ policy: { ...policy, review: { ...review, ...wrong } as never } }))).status).toBe(422);
});

test("a policy that undoes what is fixed, or names what there is not, is refused field by field [E9] [E13] [S3]", async () => {
  const workspace = await makeWorkspace();
  const other = await makeWorkspace();
  const refused = await put(workspace, ({ policy }) => ({
    policy: {
      ...policy,
      topics: policy.topics.map((topic) => (topic.topic === "legal" ? { ...topic, risk: "automate" as const } : topic)),
      rules: [
        { ...rule, when: [] },
        { ...rule, id: "foreign", when: [{ kind: "channel", channels: [toWireId("channel", other.channelId)] }], teamId: toWireId("team", other.channelId) },
      ],
    },
    words: [{ kind: "handoff", reason: null, topic: null, rule: null, frustrated: false, language: "en", text: "Hello {phone}" }],
  }));
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({
    code: "validation_failed",
    errors: [
      { path: "body.policy.topics.legal.risk" },
      { path: "body.policy.rules.0.when" },
      { path: "body.policy.rules.1.teamId" },
      { path: "body.policy.rules.1.when.0" },
      { path: "body.words.0.text" },
    ],
  });
  for (const broken of [
    { policy: {} },
    { policy: { confidenceThreshold: 1.2 } },
    { policy: { confidenceThreshold: null } },
    { words: [{ kind: "shout" }] },
    { note: "x".repeat(301) },
  ]) {
    const before = await read(workspace);
    const body = {
      version: before.version,
      words: before.words,
      ...broken,
      policy: {
        ...before.policy,
        ...("policy" in broken ? broken.policy : {}),
        topics: "policy" in broken && Object.keys(broken.policy ?? {}).length === 0 ? "none" : before.policy.topics,
      },
    };
    expect((await call(workspace, `PUT ${address(workspace)}`, body)).status).toBe(422);
  }
  expect((await read(workspace)).version).toBe(1);
});

test("a policy of another workspace is like a missing one, and who may not change bots only reads it [S1] [S3]", async () => {
  const [mine, other] = [await makeWorkspace(), await makeWorkspace()];
  expect((await call(mine, `GET ${address(mine)}`, undefined, other)).status).toBe(404);
  expect((await call(mine, `GET ${address(mine)}/versions`, undefined, other)).status).toBe(404);
  const viewer: MemberActor = mine.members.viewer;
  expect((await getPolicy(viewer, mine.botId)).number).toBe(1);
  await expect(restorePolicy(viewer, mine.botId, { version: 1, from: 1, note: "" }, () => null)).rejects.toMatchObject({ code: "forbidden" });
});

test("every preset can be sent to the API as it is, and comes back the same [E9]", async () => {
  const workspace = await makeWorkspace();
  for (const name of presetNames) {
    const wanted = presentPolicy(workspace.botId, { policy: presets[name], words: [], number: 0, newest: null }).policy;
    const answer = await put(workspace, () => ({ policy: wanted }));
    expect(answer.status).toBe(200);
    expect((answer.body as unknown as WirePolicy).policy).toEqual(wanted);
  }
});

test("a program that knows nothing of bias keeps what is in force [E9] [M1]", async () => {
  const workspace = await makeWorkspace();
  const wanted = presentPolicy(workspace.botId, { policy: presets.health, words: [], number: 0, newest: null }).policy;
  await put(workspace, () => ({ policy: wanted }));
  const { bias: _, ...moderation } = wanted.moderation;
  const answer = await put(workspace, () => ({ policy: { ...wanted, moderation } }));
  expect((answer.body as unknown as WirePolicy).policy.moderation).toEqual({ ...moderation, bias: "hold" });
});
