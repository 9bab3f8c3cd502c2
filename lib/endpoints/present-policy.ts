import "server-only";
/** A policy on the wire: ids with their prefixes, topics as a list. */
import type { PolicyVersionPage, WirePolicy } from "@/lib/contracts/api/policy";
import type { PolicyChange, PolicyValue } from "@/lib/core/escalation/diff-policy";
import type { Condition, Rule } from "@/lib/core/escalation/policy-types";
import { defaultReview } from "@/lib/core/kernel/review-policy";
import { sensitiveTopics } from "@/lib/core/escalation/types";
import type { BotId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { PolicyVersionRow } from "@/lib/db/policy";
import { wireTopic } from "@/lib/moves/present-decision";
import type { BotPolicy } from "@/lib/moves/save-policy";

export function presentPolicy(botId: BotId, { policy, words, number, newest }: BotPolicy): WirePolicy {
  const { schema: _, topics, rules, guardrails = [], review = defaultReview, moderation, ...limits } = policy;
  return {
    botId: toWireId("bot", botId),
    version: number,
    policy: {
      ...limits,
      moderation: { ...moderation, bias: moderation.bias ?? "none" },
      review,
      guardrails: guardrails.map(({ by = "phrases", topic, phrases, examples, ...guardrail }) => ({
        ...guardrail,
        by,
        topic: topic === undefined ? null : wireTopic(topic),
        phrases: [...phrases],
        examples: [...examples],
      })),
      topics: Object.entries(topics)
        .sort(([left], [right]) => placeOf(left) - placeOf(right) || (left < right ? -1 : 1))
        .map(([topic, own]) => ({ topic: wireTopic(topic), ...own, teamId: wireTeam(own.teamId) })),
      rules: rules.map((rule) => ({ ...rule, teamId: wireTeam(rule.teamId), when: rule.when.map(presentCondition) })),
    },
    words: words.map((entry) => ({ ...entry, topic: entry.topic === null ? null : wireTopic(entry.topic) })),
    note: newest?.note ?? "",
    author: presentAuthor(newest),
    createdAt: newest?.createdAt.toISOString() ?? null,
  };
}

export function presentPolicyVersions({ versions, nextBefore }: { versions: readonly PolicyVersionRow[]; nextBefore: number | null }): PolicyVersionPage {
  const data = versions.map((version) => ({
    version: version.number,
    note: version.note,
    author: presentAuthor(version),
    createdAt: version.createdAt.toISOString(),
    restoredFrom: version.restoredFrom,
    changes: version.changes.map(presentChange),
  }));
  return { data, nextBefore };
}

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** The only rows that a path names are collections; of the values teams and rules name some. */
function presentChange({ path, from, to }: PolicyChange): PolicyChange {
  const present = (value: PolicyValue): PolicyValue => {
    if (typeof value !== "string") return value;
    if (path.startsWith("topics.") && path.endsWith(".teamId")) return wireTeam(value);
    if (path.startsWith("guardrails.")) return value.replace(uuid, wireTopic);
    if (!path.startsWith("rules.")) return value;
    const rule = JSON.parse(value) as Omit<Rule, "id">;
    return JSON.stringify({ ...rule, teamId: wireTeam(rule.teamId), when: rule.when.map(presentCondition) });
  };
  return { path: path.replace(uuid, wireTopic), from: present(from), to: present(to) };
}

function presentAuthor(version: Pick<PolicyVersionRow, "createdBy" | "createdByName"> | null): WirePolicy["author"] {
  return version?.createdBy ? { id: toWireId("member", version.createdBy), name: version.createdByName ?? "" } : null;
}

/** The sensitive topics in their order, then the rest: a database keeps no order of members. */
function placeOf(topic: string): number {
  const place = (sensitiveTopics as readonly string[]).indexOf(topic);
  return place < 0 ? sensitiveTopics.length : place;
}

function presentCondition(condition: Condition): WirePolicy["policy"]["rules"][number]["when"][number] {
  if (condition.kind === "topic") return { kind: "topic", topic: wireTopic(condition.topic) };
  if (condition.kind === "channel") return { kind: "channel", channels: condition.channels.map((id) => toWireId("channel", id)) };
  if (condition.kind === "language") return { kind: "language", languages: [...condition.languages] };
  if (condition.kind === "words") return { kind: "words", words: [...condition.words] };
  return condition;
}

function wireTeam(id: string | null): string | null {
  return id === null ? null : toWireId("team", id);
}
