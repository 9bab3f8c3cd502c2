/** The machine of an approval against a model of it, by generated commands on the real database. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PersonActor } from "@/lib/access/actor";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { isAppError } from "@/lib/platform/errors";
import { setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { type ApprovalWorld, euros, makeApprovalWorld } from "@/lib/testing/approval-world";
import { testDatabase } from "@/lib/testing/database";
import { approveAction } from "./approve-action";
import { closeAction } from "./close-action";
import { editAction } from "./edit-action";
import { executeAction } from "./execute-action";
import { expireApprovals } from "./expire-approvals";
import { requestApproval } from "./request-approval";

const { owner: database } = await testDatabase();
const numRuns = process.env.HANDRAIL_DEPTH === "full" ? 2_000 : 100;

const people = ["rita", "rob", "mia", "max"] as const;
type Person = (typeof people)[number];
const isManager = (person: Person) => person === "mia" || person === "max";
const final = new Set(["rejected", "responded", "expired", "executed", "failed"]);

/** What should be so, kept by rules of its own that know nothing of the product's code but the policy's words. */
type Model = {
  status: string;
  cents: number;
  edited: boolean;
  agreed: Set<Person>;
  /** On the model's clock. */
  seconds: number;
  dueAt: number;
  execution: string | null;
  /** Cents of which an effect has happened. */
  effects: number[];
  approvedCents: number | null;
  changes: number;
};
type Real = { world: ApprovalWorld; id: ApprovalId; hashes: Map<number, string> };

const enough = (cents: number, agreed: ReadonlySet<Person>) =>
  cents < 5_000 || (cents <= 50_000 ? agreed.size >= 1 : agreed.size >= 2 && [...agreed].some(isManager));
const isPending = (model: Model) => model.status === "pending" && model.seconds < model.dueAt;
const open = (model: Model) => model.status === "approved" || model.status === "edited";

async function rowOf({ id }: Real) {
  const { rows } = await database.query<{ status: string; version: number; arguments_sha256: string; cents: number; execution_id: string | null }>(
    "SELECT status, version, arguments_sha256, (arguments->'amount'->>'minor')::integer AS cents, execution_id FROM approval WHERE id = $1",
    [id],
  );
  return rows[0] ?? expect.fail("the approval is gone");
}

/** Runs a verb, compares success with what the model allows, and what stands afterwards with the model. */
async function verb(model: Model, real: Real, allowed: boolean, run: () => Promise<unknown>, change: () => void): Promise<void> {
  const before = await rowOf(real);
  const result = await run().then(
    () => "done",
    (error: unknown) => (isAppError(error) ? error.code : Promise.reject(error)),
  );
  expect(result === "done", `${result} while ${JSON.stringify({ ...model, agreed: [...model.agreed] })}`).toBe(allowed);
  if (allowed) change();
  const after = await rowOf(real);
  expect(after).toMatchObject({ status: model.status, cents: model.cents, execution_id: model.execution });
  if (final.has(before.status)) expect(after).toEqual(before);
  expect(model.effects.length).toBeLessThanOrEqual(1);
  for (const cents of model.effects) expect(cents).toBe(model.approvedCents);
  const { rows } = await database.query<{ count: number }>("SELECT count(*)::integer AS count FROM event WHERE subject_id = $1", [real.id]);
  expect(rows[0]?.count).toBe(model.changes);
}

async function seenOf(real: Real, stale: boolean) {
  const { version, arguments_sha256: argumentsSha256 } = await rowOf(real);
  return stale
    ? { version, argumentsSha256: [...real.hashes.values()].find((hash) => hash !== argumentsSha256) ?? "0".repeat(64) }
    : { version, argumentsSha256 };
}

function decide(model: Model, status: string): void {
  model.status = status;
  model.approvedCents = model.cents;
  model.dueAt = model.seconds + 30 * 60;
}

type Command = fc.AsyncCommand<Model, Real>;
const command = (name: string, run: (model: Model, real: Real) => Promise<void>): Command => ({ check: () => true, run, toString: () => name });
const actor = (real: Real, person: Person): PersonActor => real.world[person];

const person = fc.constantFrom(...people);
/** Whether something else was seen than what stands. */
const rarely = fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0);
/** Half of them need two people: there agreement has a history. */
const cents = fc.constantFrom(100, 4_999, 5_000, 12_000, 50_000, 50_001, 55_000, 60_000, 70_000, 80_000);

const approve = fc.tuple(person, rarely).map(([who, old]) =>
  command(`approve(${who}, ${old ? "stale" : "seen"})`, async (model, real) => {
    const seen = await seenOf(real, old);
    await verb(
      model,
      real,
      isPending(model) && !old,
      () => approveAction(actor(real, who), real.id, seen),
      () => {
        if (model.agreed.has(who)) return;
        model.agreed.add(who);
        model.changes += 1;
        if (enough(model.cents, model.agreed)) decide(model, model.edited ? "edited" : "approved");
      },
    );
  }),
);

const edit = fc.tuple(person, cents, rarely).map(([who, amount, old]) =>
  command(`edit(${who}, ${amount}, ${old ? "stale" : "seen"})`, async (model, real) => {
    const seen = await seenOf(real, old);
    await verb(
      model,
      real,
      isPending(model) && !old && amount !== model.cents,
      () => editAction(actor(real, who), real.id, seen, euros(amount)),
      () => {
        Object.assign(model, { cents: amount, edited: true, agreed: new Set([who]), dueAt: model.seconds + 60 * 60, changes: model.changes + 1 });
        if (enough(amount, model.agreed)) decide(model, "edited");
      },
    );
    const { arguments_sha256: hash } = await rowOf(real);
    real.hashes.set(model.cents, hash);
  }),
);

const close = fc.tuple(person, fc.constantFrom("rejected" as const, "responded" as const), rarely).map(([who, how, old]) =>
  command(`${how}(${who}, ${old ? "stale" : "seen"})`, async (model, real) => {
    const seen = await seenOf(real, old);
    await verb(
      model,
      real,
      isPending(model) && !old,
      () => closeAction(actor(real, who), real.id, how, seen, "No."),
      () => {
        model.status = how;
        model.changes += 1;
      },
    );
  }),
);

const executions = { a: newId(), b: newId() };
const begin = fc.tuple(fc.constantFrom("a" as const, "b" as const), rarely).map(([which, old]) =>
  command(`begin(${which}, ${old ? "stale" : "seen"})`, async (model, real) => {
    const executionId = executions[which];
    const { argumentsSha256 } = await seenOf(real, old);
    const again = model.execution === executionId;
    const allowed = !old && (again || (model.execution === null && open(model) && model.seconds < model.dueAt));
    await verb(
      model,
      real,
      allowed,
      async () => {
        const { repeated } = await executeAction(real.world.caller, real.id, { executionId, argumentsSha256, result: "begun" });
        expect(repeated).toBe(again);
        if (!repeated) model.effects.push(model.cents);
      },
      () => {
        if (again) return;
        model.execution = executionId;
        model.changes += 1;
      },
    );
  }),
);

const finish = fc.tuple(fc.constantFrom("a" as const, "b" as const), fc.constantFrom("executed" as const, "failed" as const)).map(([which, result]) =>
  command(`finish(${which}, ${result})`, async (model, real) => {
    const executionId = executions[which];
    const { argumentsSha256 } = await seenOf(real, false);
    const allowed = model.execution === executionId && (open(model) || model.status === result);
    await verb(
      model,
      real,
      allowed,
      () => executeAction(real.world.caller, real.id, { executionId, argumentsSha256, result }),
      () => {
        if (model.status === result) return;
        model.status = result;
        model.changes += 1;
      },
    );
  }),
);

/** To the last second before the end, to the end, and a second beyond it. */
const wait = fc.constantFrom(-1, 0, 1, -1_000).map((beside) =>
  command(`wait(${beside})`, (model) => {
    model.seconds = Math.max(model.seconds, model.dueAt + beside);
    return Promise.resolve();
  }),
);

const sweep = fc.constant(
  command("sweep", async (model, real) => {
    await verb(
      model,
      real,
      true,
      () => expireApprovals(1_000),
      () => {
        if (model.seconds < model.dueAt || !(model.status === "pending" || (open(model) && model.execution === null))) return;
        model.status = "expired";
        model.changes += 1;
      },
    );
  }),
);

const again = fc.constant(
  command("ask again", async (model, real) => {
    await verb(
      model,
      real,
      true,
      async () => {
        expect(await ask(real.world, real.hashes.get(-1) ?? "", [...real.hashes.keys()].find((key) => key > 0) ?? 0)).toBe(real.id);
      },
      () => undefined,
    );
  }),
);

function ask(world: ApprovalWorld, key: string, amount: number): Promise<ApprovalId> {
  return requestApproval(world.caller, { action: "refund", arguments: euros(amount), summary: "The tent came torn.", conversationId: null, key });
}

test(
  "however people decide, edit, wait and replay: one effect at most, of the arguments that were approved, final is final, and one fact a change [Q1] [Q2] [Q11] [P3]",
  async () => {
    const world = await makeApprovalWorld();
    const start = Date.parse("2027-01-01T00:00:00.000Z");
    await fc.assert(
      fc.asyncProperty(
        cents,
        fc.commands([approve, approve, approve, edit, edit, close, begin, begin, finish, wait, sweep, again], { maxCommands: 16 }),
        async (amount, commands) => {
          const model: Model = {
            status: amount < 5_000 ? "approved" : "pending",
            cents: amount,
            edited: false,
            agreed: new Set(),
            seconds: 0,
            dueAt: amount < 5_000 ? 30 * 60 : 60 * 60,
            execution: null,
            effects: [],
            approvedCents: amount < 5_000 ? amount : null,
            changes: 1,
          };
          const back = setClock(() => new Date(start + model.seconds * 1_000));
          try {
            const key = newId();
            const id = await ask(world, key, amount);
            const real: Real = { world, id, hashes: new Map() };
            real.hashes.set(amount, (await rowOf(real)).arguments_sha256).set(-1, key);
            await fc.asyncModelRun(() => ({ model, real }), commands);
          } finally {
            back();
          }
        },
      ),
      { numRuns },
    );
  },
  numRuns * 1_000,
);
