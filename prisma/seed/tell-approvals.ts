/** The requests of the shop's returns robot, at their times, by the use-cases that its API key and the approvals' page would call. */
import type { ApiKeyActor } from "@/lib/access/actor";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { createApiKey } from "@/lib/features/api-key/create-api-key";
import { approveAction } from "@/lib/features/approval/approve-action";
import { closeAction } from "@/lib/features/approval/close-action";
import { editAction } from "@/lib/features/approval/edit-action";
import { executeAction } from "@/lib/features/approval/execute-action";
import { getApproval } from "@/lib/features/approval/get-approval";
import { requestApproval } from "@/lib/features/approval/request-approval";
import { saveApprovalPolicy } from "@/lib/features/approval/save-approval-policy";
import { newId } from "@/lib/platform/ids";
import type { Agenda } from "@/prisma/seed/agenda";
import { approvalStories, type ApprovalStep, type ApprovalStory, refundPolicy, robot } from "@/prisma/seed/content/approvals";
import { momentMs } from "@/prisma/seed/content/story-time";
import type { Shop } from "@/prisma/seed/open-shop";
import type { SeedClock } from "@/prisma/seed/seed-clock";

const minuteMs = 60_000;
const setUp = { daysAgo: 20, hour: 8 };

/** Puts them on the agenda. What breaks off throws there. */
export function tellApprovals(shop: Shop, nowMs: number, agenda: Agenda, clock: SeedClock): void {
  const { mateusz } = shop.team;
  let caller: ApiKeyActor | null = null;
  agenda.add(momentMs(setUp, nowMs), async () => {
    const scopes = ["approval:request", "approval:read"] as const;
    const { apiKey } = await createApiKey(mateusz, { name: robot.name, scopes, expiresAt: null });
    caller = { kind: "api_key", workspaceId: mateusz.workspaceId, id: apiKey.id, name: apiKey.name, scopes, expiresAt: null, member: null };
    await saveApprovalPolicy(mateusz, { action: robot.action, version: 0, title: robot.title, policy: refundPolicy });
  });
  for (const story of approvalStories) {
    agenda.add(momentMs(story.at, nowMs), async () => {
      if (!caller) throw new Error("the robot has no key yet");
      const id = await requestApproval(caller, {
        action: robot.action,
        arguments: argumentsOf(story, story.cents),
        summary: story.summary,
        conversationId: null,
        key: story.orderId,
      });
      await carryOut(caller, id);
      plan(story, story.steps, caller, id);
    });
  }

  function plan(story: ApprovalStory, [next, ...rest]: readonly ApprovalStep[], robotActor: ApiKeyActor, id: ApprovalId): void {
    if (!next) return;
    agenda.add(clock.read() + next.afterMinutes * minuteMs, async () => {
      const person = shop.team[next.by];
      const { version, argumentsSha256 } = (await getApproval(person, id)).row;
      const seen = { version, argumentsSha256 };
      if (next.does === "approve") await approveAction(person, id, seen);
      else if (next.does === "edit") await editAction(person, id, seen, argumentsOf(story, next.cents));
      else await closeAction(person, id, "rejected", seen, next.why);
      await carryOut(robotActor, id);
      plan(story, rest, robotActor, id);
    });
  }
}

/** The robot pays as soon as it may. */
async function carryOut(caller: ApiKeyActor, id: ApprovalId): Promise<void> {
  const { row } = await getApproval(caller, id);
  if (row.status !== "approved" && row.status !== "edited") return;
  const execution = { executionId: newId(), argumentsSha256: row.argumentsSha256 };
  await executeAction(caller, id, { ...execution, result: "begun" });
  await executeAction(caller, id, { ...execution, result: "executed" });
}

const argumentsOf = ({ orderId, reason }: ApprovalStory, cents: number) => ({ orderId, amount: { minor: cents, currency: "EUR" }, reason });
