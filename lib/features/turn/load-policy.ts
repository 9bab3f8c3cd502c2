import "server-only";
/**
 * The policy that a bot's version was released with. A version never changes, so that a process reads each once; the settings that the bot's row
 * has, too, come with the turn.
 */
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import type { PolicyDocument } from "@/lib/core/escalation/diff-policy";
import { upgradePolicy } from "@/lib/core/escalation/upgrade-policy";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { findReleasedPolicy } from "@/lib/db/policy";
import type { TurnContext } from "@/lib/db/turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { singleton } from "@/lib/platform/singleton";

/** By workspace and version, the longest unused first. */
const held = (): Map<string, PolicyDocument> => singleton("released-policies", () => new Map());
const mostHeld = 500;

type PolicyBot = Pick<TurnContext["bot"], "draftMode" | "answerThreshold" | "scopeThreshold" | "turnCap">;

export async function loadPolicy(workspaceId: WorkspaceId, botVersionId: string, bot: PolicyBot): Promise<PolicyDocument> {
  const key = `${workspaceId}/${botVersionId}`;
  const known = held().get(key) ?? (await read(workspaceId, botVersionId));
  held().delete(key);
  held().set(key, known);
  const [oldest] = held().keys();
  if (held().size > mostHeld && oldest !== undefined) held().delete(oldest);
  return { policy: withBot(known.policy, bot), words: known.words };
}

async function read(workspaceId: WorkspaceId, botVersionId: string): Promise<PolicyDocument> {
  const released = await withWorkspaceSql({ workspaceId }, (tx) => findReleasedPolicy(tx, botVersionId));
  return { policy: released?.policy ? upgradePolicy(released.policy) : defaultPolicy, words: released?.words ?? [] };
}

/** Of this release, with the bot's own limits: for a turn on which nothing could be read. */
export function fallbackPolicy(bot: PolicyBot): PolicyDocument["policy"] {
  return withBot(defaultPolicy, bot);
}

function withBot(policy: PolicyDocument["policy"], bot: PolicyBot): PolicyDocument["policy"] {
  return { ...policy, confidenceThreshold: bot.answerThreshold, scopeThreshold: bot.scopeThreshold, turnCap: bot.turnCap, draftMode: bot.draftMode };
}
