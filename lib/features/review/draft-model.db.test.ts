/** Q1 and Q2: whatever people, visitors and time do to drafts, in any order, against a model of who may and what follows. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { asSystem, type PersonActor } from "@/lib/access/actor";
import type { BotId, ConversationId, DraftId, KillSwitchId } from "@/lib/core/kernel/ids";
import { defaultReview } from "@/lib/core/kernel/review-policy";
import { contentSha256 } from "@/lib/core/review/content-hash";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { handBackConversation } from "@/lib/features/conversation/hand-back-conversation";
import { resolveConversation } from "@/lib/features/conversation/resolve-conversation";
import { activateKillSwitch } from "@/lib/features/kill-switch/activate-kill-switch";
import { liftKillSwitch } from "@/lib/features/kill-switch/lift-kill-switch";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { createArticle } from "@/lib/features/knowledge/create-article";
import { decideTurn } from "@/lib/features/turn/decide-turn";
import { receiveMessage } from "@/lib/features/turn/receive-message";
import { retryRejected } from "@/lib/features/turn/retry-turn";
import { setClock } from "@/lib/platform/clock";
import { isAppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { setPolicy } from "@/lib/testing/set-policy";
import { knownQuestion, makeVisitor, makeWorld, say } from "@/lib/testing/world";
import { approveDraft } from "./approve-draft";
import { endDueDrafts } from "./end-due-drafts";
import { leaseDraft, releaseDraft } from "./lease-draft";
import { rejectDraft } from "./reject-draft";
import { respondToDraft } from "./respond-to-draft";

const database = await testDatabase();
const runs = process.env.HANDRAIL_DEPTH === "full" ? 2_000 : 100;

const world = await makeWorld();
const people = [world.ada, world.ben] as const;
const { rows: bots } = await database.owner.query<{ id: BotId }>("SELECT id FROM bot WHERE workspace_id = $1", [world.workspaceId]);
const botId = bots[0]?.id as BotId;
// What a second try can say.
await createArticle(asSystem(world.workspaceId, "test"), {
  title: "Returning a tent by post",
  body: "Send the tent back by post within thirty days, dry and with the slip. We pay the postage for a tent.",
  exemplars: ["How do I return a tent by post?"],
  url: null,
  collection: null,
  publish: true,
});
await buildKnowledgeIndex(world.workspaceId);
/** How often the rarer things have happened in all runs. */
const reached = { secondTries: 0, secondTriesSent: 0, stopped: 0 };

type Stored = {
  id: DraftId;
  turnId: string;
  conversationId: ConversationId;
  status: string;
  version: number;
  contentSha256: string;
  text: string;
  finalTextSha256: string | null;
  messageId: string | null;
};

/** What the conversation's drafts are now; those of one run only. */
async function readDrafts(conversationId: ConversationId): Promise<Stored[]> {
  const { rows } = await database.owner.query<Stored>(
    `SELECT id, turn_id AS "turnId", conversation_id AS "conversationId", status, version, content_sha256 AS "contentSha256", text, final_text_sha256 AS "finalTextSha256", message_id AS "messageId" FROM draft WHERE conversation_id = $1 ORDER BY created_at, id`,
    [conversationId],
  );
  return rows;
}

/** Who has the conversation, who has which draft open, and who has approved its words where two have to: all that the model knows. */
type Model = {
  needed: 1 | 2;
  holder: PersonActor | null;
  leases: Map<string, { by: PersonActor; until: number }>;
  approvers: Map<string, Set<PersonActor>>;
  /** What stops the bot: one switch each of conversation, bot and workspace. */
  switches: Map<Scope, KillSwitchId>;
};
type Scope = "conversation" | "bot" | "workspace";
type Real = { visitor: Awaited<ReturnType<typeof makeVisitor>>["visitor"]; conversationId: ConversationId; final: Map<string, Stored> };

let clockMs = Date.now();
const tick = (ms: number) => (clockMs += ms);

// `state_conflict`: also the second approval of the same person.
const refusals = new Set(["already_decided", "version_conflict", "already_claimed", "state_conflict"]);

/** Whether it went through; anything but a known refusal is a failure of the test. */
async function went(act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return true;
  } catch (error) {
    if (!isAppError(error) || !refusals.has(error.code)) throw error;
    return false;
  }
}

function mayDecide(model: Model, who: PersonActor, draft: Stored): boolean {
  if (draft.status !== "pending_review") return false;
  if (model.holder) return model.holder.id === who.id;
  const lease = model.leases.get(draft.id);
  return !lease || lease.until <= clockMs || lease.by.id === who.id;
}

const approversOf = (model: Model, draft: Stored): Set<PersonActor> => model.approvers.get(draft.id) ?? new Set();

/** What an approval of the words as they are does. */
async function expectApproval(model: Model, who: PersonActor, draft: Stored, act: Promise<unknown>): Promise<void> {
  const approvers = approversOf(model, draft);
  const isSecond = model.holder !== null && approvers.has(model.holder);
  const may = mayDecide(isSecond ? { ...model, holder: null } : model, who, draft) && !approvers.has(who);
  expect(await went(act)).toBe(may);
  if (!may) return;
  model.approvers.set(draft.id, new Set([...approvers, who]));
  const isSent = approvers.size + 1 >= model.needed;
  expect((await readDrafts(draft.conversationId)).find(({ id }) => id === draft.id)?.status === "pending_review").toBe(!isSent);
  letGo(model, who, draft);
}

function letGo(model: Model, who: PersonActor, draft: Stored): void {
  if (model.leases.get(draft.id)?.by.id === who.id) model.leases.delete(draft.id);
}

async function checkInvariants({ conversationId, final }: Real, { needed }: Pick<Model, "needed">): Promise<void> {
  const drafts = await readDrafts(conversationId);
  for (const draft of drafts) {
    const before = final.get(draft.id);
    if (before) expect(draft).toEqual(before);
    else if (draft.status !== "pending_review") final.set(draft.id, draft);
  }
  const { rows: visible } = await database.owner.query<{
    id: string;
    authorClass: string;
    draftId: string | null;
    text: string;
    textSha256: string;
    sources: never;
    decisions: number;
  }>(
    `SELECT m.id, m.author_class AS "authorClass", m.draft_id AS "draftId", m.text, m.text_sha256 AS "textSha256", m.sources,
       (SELECT count(*)::int FROM event e WHERE e.conversation_id = m.conversation_id AND e.type IN ('draft.approved', 'draft.edited') AND e.data->>'messageId' = m.id::text) AS decisions
     FROM message m WHERE m.conversation_id = $1 AND m.author_class LIKE 'bot%'`,
    [conversationId],
  );
  // Everything is held here, so no words of the bot are with the visitor but by a draft, and of a turn's tries by one.
  for (const message of visible) {
    const draft = drafts.find(({ id }) => id === message.draftId);
    expect(draft).toMatchObject({
      status: message.authorClass === "bot_approved" ? "approved" : "edited",
      messageId: message.id,
      finalTextSha256: message.textSha256,
    });
    if (message.authorClass === "bot_approved") expect(contentSha256(message.text, message.sources)).toBe(draft?.contentSha256);
    expect(message.decisions).toBe(1);
    const { rows: approvals } = await database.owner.query<{ member: string }>(
      `SELECT DISTINCT a.member_id AS member FROM draft_approval a WHERE a.draft_id = $1 AND a.version = $2 AND a.content_sha256 = $3`,
      [draft?.id, (draft?.version ?? 0) - 1, draft?.contentSha256],
    );
    if (needed > 1) expect(approvals.length).toBe(needed);
  }
  expect(new Set(visible.map(({ draftId }) => draftId)).size).toBe(visible.length);
  expect(new Set(visible.map(({ draftId }) => drafts.find(({ id }) => id === draftId)?.turnId)).size).toBe(visible.length);
  const { rows: others } = await database.owner.query<{ events: number }>(
    `SELECT (SELECT count(*)::int FROM event e WHERE e.conversation_id = m.conversation_id AND e.type = 'message.created' AND e.subject_id = m.id) AS events
     FROM message m WHERE m.conversation_id = $1 AND m.author_class IN ('visitor', 'human')`,
    [conversationId],
  );
  expect(others.filter(({ events }) => events !== 1)).toEqual([]);
  const { rows: facts } = await database.owner.query<{ type: string; draft: string; count: number }>(
    `SELECT subject_id AS draft, count(*)::int AS count FROM event WHERE conversation_id = $1
       AND type IN ('draft.approved', 'draft.edited', 'draft.rejected', 'draft.responded', 'draft.cancelled', 'draft.expired', 'draft.superseded') GROUP BY subject_id`,
    [conversationId],
  );
  expect(facts.every(({ count }) => count === 1)).toBe(true);
  expect(new Set(facts.map(({ draft }) => draft))).toEqual(new Set(drafts.filter(({ status }) => status !== "pending_review").map(({ id }) => id)));
}

class Step implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly name: string,
    private readonly act: (model: Model, real: Real) => Promise<void>,
  ) {}
  check = () => true;
  toString = () => this.name;
  async run(model: Model, real: Real): Promise<void> {
    tick(1_000);
    await this.act(model, real);
    await checkInvariants(real, model);
  }
}

/** On one of the drafts there are: waiting ones and, so that nothing happens twice, decided ones. */
function onDraft(verb: string, [pick, who]: [number, 0 | 1], act: (draft: Stored, person: PersonActor, model: Model, real: Real) => Promise<void>) {
  return new Step(`${verb} draft ${pick} by ${people[who].name}`, async (model, real) => {
    const drafts = await readDrafts(real.conversationId);
    const draft = drafts[pick % Math.max(1, drafts.length)];
    if (draft) await act(draft, people[who], model, real);
  });
}

const seen = ({ version, contentSha256: hash }: Stored) => ({ version, contentSha256: hash });
const pickAndWho = fc.tuple(fc.nat(3), fc.constantFrom<0 | 1>(0, 1));

/** Whatever the bot is asked to do while it is stopped, it writes nothing new. */
async function unlessStopped(model: Model, conversationId: ConversationId, act: () => Promise<unknown>): Promise<void> {
  const before = (await readDrafts(conversationId)).length;
  await act();
  if (model.switches.size === 0) return;
  reached.stopped += 1;
  expect((await readDrafts(conversationId)).length).toBe(before);
}

async function tryOnceMore(model: Model, conversationId: ConversationId): Promise<void> {
  await unlessStopped(model, conversationId, async () => {
    const before = (await readDrafts(conversationId)).length;
    while ((await retryRejected()) > 0);
    reached.secondTries += (await readDrafts(conversationId)).length - before;
  });
}

async function stop(scope: Scope, conversationId: ConversationId): Promise<KillSwitchId> {
  const reason = "It says wrong prices";
  const place = scope === "workspace" ? { scope } : scope === "bot" ? { scope, botId } : { scope, conversationId };
  return (await activateKillSwitch(world.owner, { ...place, reason })).id;
}

const scopes = fc.constantFrom<Scope>("conversation", "bot", "workspace");

const commands = [
  fc.constant(new Step("ask", (model, { visitor, conversationId }) => unlessStopped(model, conversationId, () => say(visitor, conversationId, knownQuestion)))),
  pickAndWho.map((of) => onDraft("approve", of, (draft, who, model) => expectApproval(model, who, draft, approveDraft(who, draft.id, seen(draft))))),
  pickAndWho.map((of) =>
    onDraft("edit", of, async (draft, who, model) => {
      const act = approveDraft(who, draft.id, { ...seen(draft), text: "Sixty days for you." });
      if (draft.text === "Sixty days for you.") return expectApproval(model, who, draft, act);
      const may = mayDecide(model, who, draft);
      expect(await went(act)).toBe(may);
      if (!may || model.needed < 2) return;
      model.approvers.set(draft.id, new Set([who]));
      letGo(model, who, draft);
    }),
  ),
  pickAndWho.map((of) =>
    onDraft("approve what was not seen of", of, async (draft, who) => {
      expect(await went(approveDraft(who, draft.id, { ...seen(draft), contentSha256: "0".repeat(64) }))).toBe(false);
      expect(await went(approveDraft(who, draft.id, { ...seen(draft), version: draft.version + 1 }))).toBe(false);
    }),
  ),
  pickAndWho.map((of) =>
    onDraft("reject", of, async (draft, who, model) =>
      expect(await went(rejectDraft(who, draft.id, { version: draft.version }))).toBe(mayDecide(model, who, draft)),
    ),
  ),
  pickAndWho.map((of) =>
    onDraft("reject with a sentence", of, async (draft, who, model) =>
      expect(await went(rejectDraft(who, draft.id, { version: draft.version, feedback: "They ask about returns by post." }))).toBe(
        mayDecide(model, who, draft),
      ),
    ),
  ),
  fc.constant(new Step("the bot tries once more", (model, { conversationId }) => tryOnceMore(model, conversationId))),
  scopes.map((scope) => new Step(`stop the ${scope}`, async (model, { conversationId }) => void model.switches.set(scope, await stop(scope, conversationId)))),
  scopes.map(
    (scope) =>
      new Step(`let the ${scope} go on`, async (model) => {
        const on = model.switches.get(scope);
        if (on) await liftKillSwitch(world.owner, on);
        model.switches.delete(scope);
      }),
  ),
  pickAndWho.map((of) =>
    onDraft("respond to", of, async (draft, who, model) => {
      const may = mayDecide(model, who, draft);
      expect(await went(respondToDraft(who, draft.id, { version: draft.version, text: "I am looking into it." }))).toBe(may);
      if (may) model.holder = who;
    }),
  ),
  pickAndWho.map((of) =>
    onDraft("open", of, async (draft, who, model) => {
      const may = mayDecide(model, who, draft);
      expect(await went(leaseDraft(who, draft.id))).toBe(may);
      if (may) model.leases.set(draft.id, { by: who, until: clockMs + 120_000 });
    }),
  ),
  pickAndWho.map((of) =>
    onDraft("let go", of, async (draft, who, model) => {
      await releaseDraft(who, draft.id);
      if (model.leases.get(draft.id)?.by.id === who.id) model.leases.delete(draft.id);
    }),
  ),
  fc.constantFrom<0 | 1>(0, 1).map(
    (who) =>
      new Step(`take over by ${people[who].name}`, async (model, { conversationId }) => {
        if (await went(claimConversation(people[who], conversationId))) model.holder = people[who];
      }),
  ),
  fc.constant(
    new Step("hand back", async (model, { conversationId }) => {
      if (await went(handBackConversation(world.ada, conversationId))) model.holder = null;
    }),
  ),
  fc.constant(
    new Step("resolve", async (model, { conversationId }) => {
      if (await went(resolveConversation(world.ada, conversationId))) model.holder = null;
    }),
  ),
  fc.constantFrom(90_000, 3 * 3_600_000, 30 * 3_600_000).map(
    (ms) =>
      new Step(`${ms / 1000} s go by`, async () => {
        tick(ms);
        while ((await endDueDrafts()) > 0);
      }),
  ),
  fc.constantFrom<0 | 1>(0, 1).map(
    (who) =>
      new Step(`${people[who].name} takes over before the bot is done`, async (model, { visitor, conversationId }) => {
        const { turnId } = await receiveMessage(visitor, conversationId, { clientId: newId(), text: knownQuestion });
        if (await went(claimConversation(people[who], conversationId))) model.holder = people[who];
        if (turnId) expect(await decideTurn(world.workspaceId, turnId)).toMatchObject({ outcome: "superseded" });
      }),
  ),
];

test(
  "in any order of approve, edit, reject, second try, respond, open, take over, hand back, resolve, stop, go on, time and late results a draft is sent at most once, as it was approved, with one record; what is decided stays, and a stopped bot writes nothing [R1] [R2] [R3] [R4] [R5] [C4] [Q1] [Q2] [Q7]",
  { timeout: 1_800_000 },
  async () => {
    const restore = setClock(() => new Date(clockMs));
    let inForce = 0;
    try {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom<1 | 2>(1, 2), fc.boolean(), fc.commands(commands, { maxCommands: 8 }), async (needed, isSecondTry, steps) => {
          if (needed !== inForce)
            await setPolicy(world, () => ({
              draftMode: true,
              confidenceThreshold: 0.05,
              scopeThreshold: 0.05,
              review: { ...defaultReview, approvals: needed },
            }));
          inForce = needed;
          const { visitor, conversationId } = await makeVisitor(world);
          const real: Real = { visitor, conversationId, final: new Map() };
          await say(visitor, conversationId, knownQuestion);
          const [first] = await readDrafts(conversationId);
          if (isSecondTry && first) {
            await rejectDraft(world.ada, first.id, { version: first.version, feedback: "They ask about returns by post." });
            while ((await retryRejected()) > 0);
            reached.secondTries += 1;
            expect(await readDrafts(conversationId)).toMatchObject([{ status: "rejected" }, { status: "pending_review", turnId: first.turnId }]);
          }
          const model: Model = { needed, holder: null, leases: new Map(), approvers: new Map(), switches: new Map() };
          try {
            await fc.asyncModelRun(() => ({ model, real }), steps);
          } finally {
            // They stop what other runs are in, too.
            for (const on of model.switches.values()) await liftKillSwitch(world.owner, on);
          }
          await went(resolveConversation(world.owner, conversationId));
          while ((await retryRejected()) > 0);
          await checkInvariants(real, { needed });
          const drafts = await readDrafts(conversationId);
          expect(drafts.every(({ status }) => status !== "pending_review")).toBe(true);
          if (isSecondTry && drafts[1]?.messageId) reached.secondTriesSent += 1;
        }),
        { numRuns: runs, endOnFailure: false },
      );
      expect(
        Object.values(reached).every((count) => count > 0),
        JSON.stringify(reached),
      ).toBe(true);
    } finally {
      restore();
    }
  },
);
