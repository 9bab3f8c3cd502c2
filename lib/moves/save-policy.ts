import "server-only";
/** A bot's policy and its next version: immutable, with what changed, who changed it and why. What it decides by is part of the bot's version. */
import { type MemberActor, memberIdOf } from "@/lib/access/actor";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import { diffPolicy, type PolicyDocument } from "@/lib/core/escalation/diff-policy";
import { upgradePolicy } from "@/lib/core/escalation/upgrade-policy";
import type { BotId, Id } from "@/lib/core/kernel/ids";
import type { BotSettings } from "@/lib/db/bot";
import { findLiveReleasedPolicy, insertPolicyVersion, listPolicyVersions, type PolicyVersionRow } from "@/lib/db/policy";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { newId } from "@/lib/platform/ids";

/** `newest` is null for a bot whose policy is the one of its version, from before there were versions of policies: then `number` is 0. */
export type BotPolicy = PolicyDocument & { number: number; newest: PolicyVersionRow | null };

export async function readBotPolicy(tx: Tx, botId: BotId): Promise<BotPolicy> {
  const [newest] = await listPolicyVersions(tx, botId, null, 1);
  if (newest) return { policy: newest.policy, words: newest.words, number: newest.number, newest };
  const released = await findLiveReleasedPolicy(tx, botId);
  return { policy: released ? upgradePolicy(released) : defaultPolicy, words: [], number: 0, newest: null };
}

/** The caller holds the bot's lock, keeps the bot's own columns in step and releases the bot's version. False when nothing changed. */
export async function savePolicy(
  tx: Tx,
  actor: MemberActor,
  botId: BotId,
  before: BotPolicy,
  after: PolicyDocument,
  why: { note: string; restoredFrom: number | null },
): Promise<boolean> {
  const changes = diffPolicy(before, after);
  if (changes.length === 0 && before.number > 0) return false;
  const number = before.number + 1;
  await insertPolicyVersion(tx, {
    id: newId<"policyVersion">() as Id<"policyVersion">,
    botId,
    number,
    ...after,
    changes,
    ...why,
    createdBy: memberIdOf(actor),
  });
  const data = { number, changed: shortList(changes.map(({ path }) => path)), restoredFrom: why.restoredFrom };
  await append(tx, actor, { type: "policy.changed", subjectType: "bot", subjectId: botId, data });
  return true;
}

/** An event holds 2 kB; the version has them all. */
const longestList = 1_400;

function shortList(paths: readonly string[]): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const path of paths) {
    length += path.length + 3;
    if (length > longestList) return [...kept, "and more"];
    kept.push(path);
  }
  return kept;
}

/** The settings that the bot's row has, too: the release before this one reads them there. */
export function settingsOf({ policy }: PolicyDocument): Pick<BotSettings, "draftMode" | "answerThreshold" | "scopeThreshold" | "turnCap"> {
  const { draftMode, confidenceThreshold, scopeThreshold, turnCap } = policy;
  return { draftMode, answerThreshold: confidenceThreshold, scopeThreshold, turnCap };
}

export function withSettings(document: PolicyDocument, settings: ReturnType<typeof settingsOf>): PolicyDocument {
  const { answerThreshold, ...same } = settings;
  return {
    words: document.words,
    policy: { ...document.policy, confidenceThreshold: answerThreshold, draftMode: same.draftMode, scopeThreshold: same.scopeThreshold, turnCap: same.turnCap },
  };
}
