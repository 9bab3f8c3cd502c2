import "server-only";
/** A bot's policy, changed as a whole: a version of the policy and with it a live version of the bot. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { PolicyInput } from "@/lib/contracts/api/policy";
import type { PolicyDocument } from "@/lib/core/escalation/diff-policy";
import type { Policy } from "@/lib/core/escalation/policy-types";
import { sensitiveTopics } from "@/lib/core/escalation/types";
import { validatePolicy } from "@/lib/core/escalation/validate-policy";
import { unknownVariables } from "@/lib/core/escalation/visitor-words";
import { brokenExamples } from "@/lib/core/moderation/find-guardrails";
import type { BotId } from "@/lib/core/kernel/ids";
import { findBot, lockBot, updateBotRow } from "@/lib/db/bot";
import { findPolicyVersion, listPolicyNames } from "@/lib/db/policy";
import { type PrismaTx, withWorkspace } from "@/lib/db/tx";
import { releaseBotVersion } from "@/lib/moves/release-bot-version";
import { type BotPolicy, readBotPolicy, savePolicy, settingsOf } from "@/lib/moves/save-policy";
import { AppError, type FieldError, notFound } from "@/lib/platform/errors";
import { policyOf } from "./policy-of-input";

type Present = (policy: BotPolicy) => unknown;

/** Throws forbidden, not_found, version_conflict with the present policy, validation_failed with every field that is wrong. */
export async function setPolicy(actor: MemberActor, botId: BotId, input: PolicyInput, present: Present): Promise<BotPolicy> {
  requireScope(actor, "bot:write");
  return change(actor, botId, input.version, present, async (tx, before) => {
    const document = { policy: policyOf(input.policy, before.policy), words: input.words };
    await requireValid(tx, document);
    return { document, why: { note: input.note, restoredFrom: null } };
  });
}

/** Throws what setPolicy throws; not_found for a version that there is not. */
export async function restorePolicy(
  actor: MemberActor,
  botId: BotId,
  input: { version: number; from: number; note: string },
  present: Present,
): Promise<BotPolicy> {
  requireScope(actor, "bot:write");
  return change(actor, botId, input.version, present, async (tx) => {
    const version = await findPolicyVersion(tx, botId, input.from);
    if (!version) throw notFound();
    // One from an earlier release comes back in today's form.
    const policy: Policy = { ...version.policy, schema: 2 };
    const document = { policy, words: version.words };
    await requireValid(tx, document);
    return { document, why: { note: input.note, restoredFrom: input.from } };
  });
}

type Wanted = { document: PolicyDocument; why: { note: string; restoredFrom: number | null } };

async function change(
  actor: MemberActor,
  botId: BotId,
  version: number,
  present: Present,
  want: (tx: PrismaTx, before: BotPolicy) => Promise<Wanted>,
): Promise<BotPolicy> {
  return withWorkspace(actor, async (tx) => {
    await lockBot(tx, botId);
    const bot = await findBot(tx, botId);
    if (!bot) throw notFound();
    const before = await readBotPolicy(tx, botId);
    if (before.number !== version)
      throw new AppError("version_conflict", "Somebody changed the policy meanwhile. Look at it again, then save.", { extra: { current: present(before) } });
    const { document, why } = await want(tx, before);
    if (!(await savePolicy(tx, actor, botId, before, document, why))) return before;
    const settings = { ...bot, ...settingsOf(document) };
    await updateBotRow(tx, botId, settingsOf(document));
    await releaseBotVersion(tx, actor, botId, settings);
    return readBotPolicy(tx, botId);
  });
}

/** The rules of the core, and that whatever is named is there. */
async function requireValid(tx: PrismaTx, { policy, words }: PolicyDocument): Promise<void> {
  const errors: FieldError[] = validatePolicy(policy).map(({ field, rule }) => ({ path: `body.policy.${field}`, message: rule }));
  const names = await listPolicyNames(tx);
  const topics = new Set<string>([...sensitiveTopics, "none", ...names.collections]);
  const named = (known: ReadonlySet<string>, id: string | null, path: string, what: string): void => {
    if (id !== null && !known.has(id)) errors.push({ path, message: `names no ${what} of this workspace` });
  };
  const teams = new Set(names.teams);
  const channels = new Set(names.channels);
  for (const [topic, own] of Object.entries(policy.topics)) {
    named(topics, topic, "body.policy.topics", "collection");
    named(teams, own.teamId, `body.policy.topics.${topic}.teamId`, "team");
  }
  for (const [index, rule] of policy.rules.entries()) {
    named(teams, rule.teamId, `body.policy.rules.${index}.teamId`, "team");
    for (const [place, condition] of rule.when.entries()) {
      const path = `body.policy.rules.${index}.when.${place}`;
      if (condition.kind === "topic") named(topics, condition.topic, path, "collection");
      if (condition.kind === "channel") for (const channel of condition.channels) named(channels, channel, path, "channel");
    }
  }
  for (const [index, guardrail] of (policy.guardrails ?? []).entries()) {
    named(topics, guardrail.topic ?? null, `body.policy.guardrails.${index}.topic`, "collection");
    for (const place of brokenExamples(guardrail)) {
      const message = guardrail.examples[place]?.fires ? "does not make the guardrail fire" : "makes the guardrail fire, and should not";
      errors.push({ path: `body.policy.guardrails.${index}.examples.${place}`, message });
    }
  }
  for (const [index, entry] of words.entries()) {
    named(topics, entry.topic, `body.words.${index}.topic`, "collection");
    const [unknown] = unknownVariables(entry.text);
    if (unknown !== undefined) errors.push({ path: `body.words.${index}.text`, message: `holds {${unknown}}: only {name} and {bot} are filled in` });
  }
  if (errors.length > 0) throw new AppError("validation_failed", "The policy cannot be saved like this.", { errors });
}
