import "server-only";
/** A program of the tenant's answers a turn that waits for it. The same rules as for a webhook stand in front of it and behind it. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ExternalReply } from "@/lib/contracts/api/external-bot";
import { onlineForMs } from "@/lib/core/handoff/timing";
import type { TurnId } from "@/lib/core/kernel/ids";
import { readTurnContext } from "@/lib/db/turn";
import { now } from "@/lib/platform/clock";
import { notFound } from "@/lib/platform/errors";
import { ringTyping } from "@/lib/realtime/bell";
import { needsNoAnswer } from "./decide-and-compose";
import { settleTurn, type TurnResult } from "./decide-turn";
import { externalName, judgeInFront, judgeReply } from "./judge-external";

export type AnsweredTurn = { turnId: TurnId } & (NonNullable<TurnResult> | { action: null; outcome: "already" });

/** Twice is like once: the second gets `already`. Throws not_found for a turn that does not wait for a program. */
export async function answerTurn(actor: MemberActor, turnId: TurnId, reply: ExternalReply): Promise<AnsweredTurn> {
  requireScope(actor, "turn:answer");
  const startedAt = now();
  const context = await readTurnContext(actor.workspaceId, turnId, new Date(startedAt.getTime() - onlineForMs));
  if (context?.external?.mode !== "api" || context.external.dueAt === null) throw notFound();
  if (context.turn.status !== "pending") return { turnId, action: null, outcome: "already" };
  const front = await judgeInFront(actor.workspaceId, context, context.message.text ?? "");
  const judged = needsNoAnswer(front.decision)
    ? front
    : judgeReply(front, externalName(context.external), context.message.text ?? "", { kind: "reply", reply }, null);
  ringTyping(actor.workspaceId, context.conversation.id, "bot", false);
  const result = await settleTurn(actor.workspaceId, context, judged, startedAt);
  return result.outcome === "already" ? { turnId, action: null, outcome: "already" } : { turnId, ...result };
}
