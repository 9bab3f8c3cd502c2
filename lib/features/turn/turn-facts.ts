import "server-only";
/** Where and by whom a turn was asked, as far as rules ask for it: conditions on signed attributes are kept as held or not, never as values. */
import { attributeHolds, attributeKey } from "@/lib/core/escalation/match-rule";
import type { Policy } from "@/lib/core/escalation/policy-types";
import type { Circumstances } from "@/lib/core/escalation/types";
import type { TurnFacts } from "@/lib/db/policy";

const asking: readonly string[] = ["language", "channel", "contact", "attribute"];

/** Whether a rule asks for anything that only the conversation's rows say: then they are read. */
export function asksForFacts(policy: Policy): boolean {
  return policy.rules.some((rule) => rule.enabled && rule.when.some(({ kind }) => asking.includes(kind)));
}

export function circumstancesOf(policy: Policy, facts: Omit<TurnFacts, "channelId" | "name"> & { channelId: string | null }): Circumstances {
  const attributes: Record<string, boolean> = {};
  for (const { when } of policy.rules)
    for (const condition of when) if (condition.kind === "attribute") attributes[attributeKey(condition)] = attributeHolds(condition, facts.attributes);
  return { channelId: facts.channelId, language: languageOf(facts), verified: facts.verified, attributes };
}

/** The primary subtag of the visitor's locale. */
export function languageOf({ locale }: Pick<TurnFacts, "locale">): string | null {
  return locale?.split("-")[0]?.toLowerCase() ?? null;
}
