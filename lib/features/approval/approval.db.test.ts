import { expect, test } from "vitest";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { now, setClock } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { type ApprovalWorld, euros, makeApprovalWorld, refundPolicy } from "@/lib/testing/approval-world";
import { testDatabase } from "@/lib/testing/database";
import { makeVisitor, makeWorld } from "@/lib/testing/world";
import { approveAction } from "./approve-action";
import { closeAction } from "./close-action";
import { editAction } from "./edit-action";
import { executeAction } from "./execute-action";
import { expireApprovals } from "./expire-approvals";
import { getApproval, waitForApproval } from "./get-approval";
import { listApprovals } from "./list-approvals";
import { listApprovalPolicies } from "./list-approval-policies";
import { requestApproval } from "./request-approval";
import { saveApprovalPolicy } from "./save-approval-policy";

const { owner: database } = await testDatabase();
const full = process.env.HANDRAIL_DEPTH === "full";

async function ask(world: ApprovalWorld, given: Record<string, unknown> = euros(12_000), over: Partial<Parameters<typeof requestApproval>[1]> = {}) {
  return requestApproval(world.caller, { action: "refund", arguments: given, summary: "The tent came torn.", conversationId: null, key: null, ...over });
}

async function rowOf(world: ApprovalWorld, id: ApprovalId) {
  return (await getApproval(world.owner, id)).row;
}

async function seenOf(world: ApprovalWorld, id: ApprovalId) {
  const { version, argumentsSha256 } = await rowOf(world, id);
  return { version, argumentsSha256 };
}

async function eventsOf(id: ApprovalId): Promise<string[]> {
  const { rows } = await database.query<{ type: string }>("SELECT type FROM event WHERE subject_id = $1 ORDER BY id", [id]);
  return rows.map(({ type }) => type);
}

const begun = (argumentsSha256: string, executionId: string = newId()) => ({ executionId, argumentsSha256, result: "begun" as const });

/** Another time for this process until the test is over. */
async function later<T>(ms: number, run: () => Promise<T>): Promise<T> {
  const at = now().getTime() + ms;
  const back = setClock(() => new Date(at));
  return run().finally(back);
}

test("what the policy lets pass is approved at once, other arguments wait for the tier that its rules name [P1]", async () => {
  const world = await makeApprovalWorld();
  const tierOf = async (given: Record<string, unknown>) => {
    const { row, needs } = await getApproval(world.owner, await ask(world, given));
    return [row.status, row.tier, needs.length];
  };
  expect(await tierOf(euros(4_999))).toEqual(["approved", null, 0]);
  expect(await tierOf(euros(5_000))).toEqual(["pending", "One", 1]);
  expect(await tierOf(euros(50_001))).toEqual(["pending", "Two", 2]);
  expect(await tierOf({ orderId: "N-1", amount: { minor: 1, currency: "USD" } })).toEqual(["pending", "Two", 2]);
});

test("arguments that the schema does not take and actions without a policy are refused, and leave nothing [P2]", async () => {
  const world = await makeApprovalWorld();
  await expect(ask(world, { orderId: "N-1", amount: { minor: 1.5, currency: "EUR" } })).rejects.toMatchObject({
    code: "validation_failed",
    errors: [{ path: "body.arguments.amount" }],
  });
  await expect(ask(world, euros(1, { extra: true }))).rejects.toMatchObject({ code: "validation_failed" });
  await expect(ask(world, euros(1), { action: "delete_account" })).rejects.toMatchObject({ code: "validation_failed" });
  const other = await makeWorld({ articles: false });
  const { conversationId } = await makeVisitor(other);
  await expect(ask(world, euros(1), { conversationId })).rejects.toMatchObject({ code: "not_found" });
  expect((await listApprovals(world.owner, { status: null, action: null, cursor: null, limit: 10 })).approvals).toEqual([]);
});

test("the same key is the same request, reordered too, twenty at once; other arguments under it are refused [P2] [Q8]", async () => {
  const world = await makeApprovalWorld();
  const { orderId, amount } = euros(12_000);
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, index) => ask(world, index % 2 === 0 ? { orderId, amount } : { amount, orderId }, { key: "order-1042" })),
  );
  expect(new Set(ids).size).toBe(1);
  expect(await eventsOf(ids[0] as ApprovalId)).toEqual(["approval.requested"]);
  await expect(ask(world, euros(12_001), { key: "order-1042" })).rejects.toMatchObject({ code: "idempotency_key_reused" });
  expect(await ask(world, euros(12_000), { key: "order-1043" })).not.toBe(ids[0]);
});

test("all-of waits for a manager and somebody else; the same person agrees once, and each agreement is one fact of the log [P1] [C1]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world, euros(60_000));
  const seen = await seenOf(world, id);
  await approveAction(world.mia, id, seen);
  await approveAction(world.mia, id, seen);
  expect(await getApproval(world.owner, id)).toMatchObject({
    row: { status: "pending" },
    needs: [{ have: 1 }, { have: 0 }],
    votes: [{ memberName: "Mia Manager", counts: true }],
  });
  await approveAction(world.rita, id, seen);
  expect(await rowOf(world, id)).toMatchObject({ status: "approved", decidedByName: "Rita Reviewer", version: 2 });
  expect(await eventsOf(id)).toEqual(["approval.requested", "approval.voted", "approval.approved"]);
  await expect(approveAction(world.max, id, seen)).rejects.toMatchObject({
    code: "already_decided",
    extra: { decidedBy: "Rita Reviewer", status: "approved" },
  });
});

test("who has left agrees no more, whoever asked cannot agree, and whom the policy does not name cannot either [P1] [P3]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world, euros(60_000));
  const seen = await seenOf(world, id);
  await approveAction(world.max, id, seen);
  await database.query("UPDATE member SET status = 'deactivated' WHERE id = $1", [world.max.id]);
  await approveAction(world.rita, id, seen);
  expect(await getApproval(world.owner, id)).toMatchObject({ row: { status: "pending" }, needs: [{ have: 0 }, { have: 1 }] });
  await expect(approveAction(world.owner, id, seen)).rejects.toMatchObject({ code: "forbidden" });
  await expect(approveAction(world.ada, id, seen)).rejects.toMatchObject({ code: "forbidden" });
  const asMia = { ...world.caller, member: world.mia, scopes: world.mia.scopes };
  const own = await requestApproval(
    { ...asMia, scopes: ["approval:request"] },
    { action: "refund", arguments: euros(12_000), summary: "x", conversationId: null, key: null },
  );
  const ownSeen = await seenOf(world, own);
  await expect(approveAction(world.mia, own, ownSeen)).rejects.toMatchObject({ code: "forbidden", detail: expect.stringContaining("yourself") as string });
  await expect(editAction(asMia, own, ownSeen, euros(1))).rejects.toMatchObject({ code: "forbidden" });
  await closeAction(world.mia, own, "rejected", ownSeen, "No longer needed.");
  expect(await rowOf(world, own)).toMatchObject({ status: "rejected", response: "No longer needed." });
});

test("an edit is another hash to which nobody else has agreed; the caller gets the edited arguments and nothing under the old hash [P2] [P3]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world, euros(60_000));
  const before = await seenOf(world, id);
  await approveAction(world.mia, id, before);
  await editAction(world.rita, id, before, euros(55_000));
  const after = await seenOf(world, id);
  expect(await getApproval(world.owner, id)).toMatchObject({
    row: { status: "pending", arguments: euros(55_000), requestedArguments: euros(60_000), editedByName: "Rita Reviewer", tier: "Two" },
    votes: [{ counts: false }, { counts: true, memberName: "Rita Reviewer" }],
  });
  await expect(approveAction(world.mia, id, before)).rejects.toMatchObject({ code: "version_conflict", extra: { current: after } });
  await expect(editAction(world.mia, id, after, euros(55_000))).rejects.toMatchObject({ code: "validation_failed" });
  await approveAction(world.rob, id, after);
  expect(await rowOf(world, id), "the manager agreed to other arguments").toMatchObject({ status: "pending" });
  await approveAction(world.mia, id, after);
  expect(await rowOf(world, id)).toMatchObject({ status: "edited" });
  await expect(executeAction(world.caller, id, begun(before.argumentsSha256))).rejects.toMatchObject({ code: "version_conflict" });
  expect(await executeAction(world.caller, id, begun(after.argumentsSha256))).toEqual({ repeated: false });
  expect(await eventsOf(id)).toEqual(["approval.requested", "approval.voted", "approval.edited", "approval.voted", "approval.approved", "approval.begun"]);
});

test("an edit under the limit of one person is decided by that person [P2]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world, euros(60_000));
  await editAction(world.rita, id, await seenOf(world, id), euros(12_000));
  expect(await rowOf(world, id)).toMatchObject({ status: "edited", tier: "One", decidedByName: "Rita Reviewer" });
});

test("an approval is used once, by whoever asked, for what was approved; a crash between decision and effect leaves it used [P3] [Q11]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world);
  const { argumentsSha256 } = await seenOf(world, id);
  await expect(executeAction(world.caller, id, begun(argumentsSha256))).rejects.toMatchObject({ code: "state_conflict" });
  await approveAction(world.rita, id, await seenOf(world, id));
  await expect(executeAction({ ...world.caller, id: newId<"apiKey">() }, id, begun(argumentsSha256))).rejects.toMatchObject({ code: "forbidden" });
  await expect(executeAction(world.owner, id, begun(argumentsSha256))).rejects.toMatchObject({ code: "forbidden" });
  const executionId = newId();
  expect(await executeAction(world.caller, id, begun(argumentsSha256, executionId))).toEqual({ repeated: false });
  expect(await executeAction(world.caller, id, begun(argumentsSha256, executionId))).toEqual({ repeated: true });
  await expect(executeAction(world.caller, id, begun(argumentsSha256))).rejects.toMatchObject({ code: "approval_used" });
  await later(3_600_000, async () => {
    await expireApprovals();
    expect(await rowOf(world, id)).toMatchObject({ status: "approved" });
    expect(await executeAction(world.caller, id, { executionId, argumentsSha256, result: "executed" })).toEqual({ repeated: false });
  });
  expect(await executeAction(world.caller, id, { executionId, argumentsSha256, result: "executed" })).toEqual({ repeated: true });
  await expect(executeAction(world.caller, id, { executionId, argumentsSha256, result: "failed" })).rejects.toMatchObject({ code: "approval_used" });
  expect(await eventsOf(id)).toEqual(["approval.requested", "approval.approved", "approval.begun", "approval.executed"]);
});

test("expiry denies: a second late is late for a decision and for a beginning, swept or not [P3]", async () => {
  const world = await makeApprovalWorld();
  const [waits, approved] = [await ask(world), await ask(world)];
  await approveAction(world.rita, approved, await seenOf(world, approved));
  const seen = await seenOf(world, waits);
  const { argumentsSha256 } = await seenOf(world, approved);
  await later(30 * 60_000 + 1_000, async () => {
    await expect(executeAction(world.caller, approved, begun(argumentsSha256))).rejects.toMatchObject({ code: "approval_expired" });
    await expireApprovals();
    expect(await rowOf(world, approved)).toMatchObject({ status: "expired" });
    expect(await rowOf(world, waits)).toMatchObject({ status: "pending" });
  });
  await later(60 * 60_000 + 1_000, async () => {
    await expect(approveAction(world.rita, waits, seen)).rejects.toMatchObject({ code: "approval_expired" });
    await Promise.all([expireApprovals(), expireApprovals()]);
  });
  await expect(approveAction(world.rita, waits, seen)).rejects.toMatchObject({ code: "approval_expired" });
  expect(await eventsOf(waits)).toEqual(["approval.requested", "approval.expired"]);
});

test("twenty who decide at once have one winner, and nineteen learn who it was and when [Q6] [P3]", async () => {
  const world = await makeApprovalWorld();
  const people = [world.rita, world.rob, world.mia, world.max];
  for (let round = 0; round < (full ? 100 : 5); round += 1) {
    const id = await ask(world);
    const seen = await seenOf(world, id);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => {
        const person = people[index % people.length] ?? world.rita;
        return [
          () => approveAction(person, id, seen),
          () => closeAction(person, id, "rejected", seen, ""),
          () => closeAction(person, id, "responded", seen, "Later."),
          () => editAction(person, id, seen, euros(11_000)),
        ][index % 3 === 0 ? 0 : index % 4]?.();
      }),
    );
    const lost = results.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(19);
    for (const { reason } of lost)
      expect(reason).toMatchObject({ code: "already_decided", extra: { decidedBy: expect.any(String) as string, decidedAt: expect.any(String) as string } });
    expect(await eventsOf(id)).toHaveLength(2);
  }
});

test("twenty who begin at once have one effect [P3] [Q8]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world, euros(100));
  const { argumentsSha256 } = await seenOf(world, id);
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => executeAction(world.caller, id, begun(argumentsSha256))));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  expect(await eventsOf(id)).toEqual(["approval.requested", "approval.begun"]);
});

test("the database itself keeps what is final, whoever writes [P3]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world);
  await approveAction(world.rita, id, await seenOf(world, id));
  const write = (change: string) => database.query(`UPDATE approval SET ${change} WHERE id = $1`, [id]);
  await expect(write(`arguments_sha256 = '${"0".repeat(64)}'`)).rejects.toThrow("final");
  await expect(write("status = 'pending'")).rejects.toThrow("final");
  await closeAfterUse(world, id);
  await expect(write("status = 'approved'")).rejects.toThrow("final");
});

async function closeAfterUse(world: ApprovalWorld, id: ApprovalId): Promise<void> {
  const execution = begun((await rowOf(world, id)).argumentsSha256);
  await executeAction(world.caller, id, execution);
  await executeAction(world.caller, id, { ...execution, result: "failed" });
}

test("whoever waits is answered by the decision, and looking changes nothing [P2] [Q11]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world);
  const before = await database.query("SELECT a.*, xmin FROM approval a WHERE id = $1", [id]);
  const waiting = waitForApproval(world.caller, id, 30);
  expect((await waitForApproval(world.caller, id, 0)).row.status).toBe("pending");
  expect((await database.query("SELECT a.*, xmin FROM approval a WHERE id = $1", [id])).rows).toEqual(before.rows);
  await editAction(world.rita, id, await seenOf(world, id), euros(11_000));
  expect((await waiting).row).toMatchObject({ status: "edited", arguments: euros(11_000) });
  expect(await eventsOf(id)).toEqual(["approval.requested", "approval.edited"]);
  await expect(waitForApproval(world.caller, newId<"approval">(), 30)).rejects.toMatchObject({ code: "not_found" });
});

test("lists go by the time that things are due, page by page, in their own workspace alone [P2] [S3]", async () => {
  const world = await makeApprovalWorld();
  const ids = [await ask(world), await ask(world, euros(60_000)), await ask(world, euros(100))];
  const first = await listApprovals(world.ada, { status: "pending", action: null, cursor: null, limit: 1 });
  expect(first).toMatchObject({ waiting: 2, approvals: [{ row: { id: ids[0] }, mayDecide: false }] });
  const second = await listApprovals(world.rita, { status: "pending", action: "refund", cursor: null, limit: 5 });
  expect(second.approvals.map(({ row }) => row.id)).toEqual(ids.slice(0, 2));
  expect(second.approvals.map(({ mayDecide }) => mayDecide)).toEqual([true, true]);
  const next = await listApprovals(world.ada, { status: "pending", action: null, cursor: first.nextCursor, limit: 1 });
  expect(next).toMatchObject({ nextCursor: null, approvals: [{ row: { id: ids[1] } }] });
  const all = await listApprovals(world.ada, { status: null, action: null, cursor: null, limit: 2 });
  expect(all.approvals.map(({ row }) => row.id)).toEqual([ids[2], ids[1]]);
  const stranger = await makeApprovalWorld();
  expect((await listApprovals(stranger.owner, { status: null, action: null, cursor: null, limit: 5 })).approvals).toEqual([]);
  await expect(approveAction(stranger.rita, ids[0] as ApprovalId, await seenOf(world, ids[0] as ApprovalId))).rejects.toMatchObject({ code: "not_found" });
});

test("a policy has versions; what waits keeps the one it was asked under [P1] [P3]", async () => {
  const world = await makeApprovalWorld();
  const id = await ask(world);
  const strict = { ...refundPolicy, rules: [], otherwise: "Two" };
  await saveApprovalPolicy(world.owner, { action: "refund", version: 1, title: "Refund", policy: strict });
  await saveApprovalPolicy(world.owner, { action: "refund", version: 1, title: "Refund", policy: strict });
  await expect(saveApprovalPolicy(world.owner, { action: "refund", version: 1, title: "Refunds", policy: strict })).rejects.toMatchObject({
    code: "version_conflict",
  });
  expect((await listApprovalPolicies(world.ada)).policies).toMatchObject([{ action: "refund", number: 2 }]);
  expect(await rowOf(world, id)).toMatchObject({ policyNumber: 1, tier: "One" });
  expect(await rowOf(world, await ask(world))).toMatchObject({ policyNumber: 2, tier: "Two" });
  await expect(saveApprovalPolicy(world.mia, { action: "x", version: 0, title: "x", policy: strict })).rejects.toMatchObject({ code: "forbidden" });
  const named = { ...strict, tiers: [{ name: "Two", mode: "all" as const, approvers: [{ roles: [], teamIds: [newId()], memberIds: [], count: 1 }] }] };
  await expect(saveApprovalPolicy(world.owner, { action: "x", version: 0, title: "x", policy: named })).rejects.toMatchObject({ code: "not_found" });
});
