import "server-only";
/** A policy that is not saved, tried on the bot's own turns of the past beside the one in force. Nothing is asked of a model and nothing is written. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { PolicyReplay, WhatIfInput } from "@/lib/contracts/api/what-if";
import { validatePolicy } from "@/lib/core/escalation/validate-policy";
import type { Decided } from "@/lib/core/escalation/replay-turns";
import { compareDecided } from "@/lib/core/escalation/what-if";
import type { BotId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { addDays } from "@/lib/core/metrics/local-day";
import { findBot } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { readBotPolicy } from "@/lib/moves/save-policy";
import { AppError, notFound } from "@/lib/platform/errors";
import { loadPastTurns } from "./load-past-turns";
import { policyOf } from "./policy-of-input";

/** Throws forbidden, not_found, validation_failed for a policy that could not be saved. */
export async function tryPolicy(actor: MemberActor, botId: BotId, input: WhatIfInput): Promise<PolicyReplay> {
  requireScope(actor, "bot:read");
  const inForce = await withWorkspace(actor, async (tx) => {
    if (!(await findBot(tx, botId))) throw notFound();
    return (await readBotPolicy(tx, botId)).policy;
  });
  const policy = policyOf(input.policy, inForce);
  const errors = validatePolicy(policy).map(({ field, rule }) => ({ path: `body.policy.${field}`, message: rule }));
  if (errors.length > 0) throw new AppError("validation_failed", "The policy could not be saved like this.", { errors });
  const { turns, decide, asOf, through, isBounded } = await loadPastTurns({
    workspaceId: actor.workspaceId,
    botId,
    days: input.days,
    timeZone: input.timeZone,
  });
  const [before, after] = (await decide([inForce, policy])) as [Decided, Decided];
  const report = compareDecided(turns, before, after, { through, minutes: input.minutes, mostFlips: input.flips });
  return {
    asOf: asOf.toISOString(),
    timeZone: input.timeZone,
    days: report.days,
    isBounded,
    turns: report.turns,
    conversations: report.conversations,
    before: report.before,
    after: report.after,
    perDay: report.perDay.map(({ day, before, after }) => ({ date: addDays("1970-01-01", day), before, after })),
    flipped: { toPerson: report.flipped.to_person, toBot: report.flipped.to_bot, otherwise: report.flipped.otherwise },
    flips: report.flips.map(({ conversation, at, ...flip }) => ({
      conversationId: toWireId("conversation", conversation),
      at: new Date(at).toISOString(),
      ...flip,
    })),
  };
}
