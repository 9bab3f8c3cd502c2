"use client";
/** What each topic is worth a risk: its class, limits of its own, and who gets what it sends to people. The strictest of a turn's topics counts. */
import { Card, CardHeader } from "@/components/ui/card";
import { riskClasses, type RiskClass } from "@/lib/core/escalation/policy-types";
import { sensitiveTopics } from "@/lib/core/escalation/types";
import { ChoiceField } from "./choice-field";
import type { SectionProps } from "./limits-section";
import { NumberField } from "./number-field";
import { type PolicyNames, topicOf, type WireTopic, withTopic } from "./policy-fields";
import { riskWords, topicTitle } from "./policy-words";

export function TopicsSection({ fields, set, names }: SectionProps & { names: PolicyNames }) {
  const topics = [...sensitiveTopics.filter((topic) => topic !== "self_harm"), ...names.collections.map(({ id }) => id), "none"];
  return (
    <Card aria-label="Topics">
      <CardHeader title="Topics" description="A message can have several; the strictest one counts. An empty limit is the bot’s." />
      <ul className="border-t">
        {topics.map((topic) => (
          <TopicRow key={topic} own={topicOf(fields.topics, topic)} change={(changed) => set({ topics: withTopic(fields.topics, changed) })} names={names} />
        ))}
      </ul>
    </Card>
  );
}

function TopicRow({ own, change, names }: { own: WireTopic; change: (changed: WireTopic) => void; names: PolicyNames }) {
  const title = topicTitle(own.topic, names);
  const classes = riskClasses.filter((risk) => own.topic !== "legal" || risk === "review" || risk === "person");
  return (
    <li aria-label={title} className="grid gap-2 border-b px-4 py-2.5 last:border-b-0 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center">
      <span dir="auto" className="min-w-0 truncate font-medium">
        {title}
      </span>
      <div className="flex flex-wrap items-end gap-2">
        <ChoiceField<RiskClass>
          label={`${title}: what happens`}
          labelHidden
          value={own.risk}
          choices={classes.map((risk) => [risk, riskWords[risk]])}
          onChange={(risk) => change({ ...own, risk })}
        />
        <NumberField
          label={`${title}: confidence limit`}
          labelHidden
          value={own.confidenceThreshold}
          min={0}
          max={1}
          step={0.01}
          placeholder="confidence"
          onChange={(confidenceThreshold) => change({ ...own, confidenceThreshold })}
          className="w-28 max-sm:w-36"
        />
        <NumberField
          label={`${title}: limit of likeness to your articles`}
          labelHidden
          value={own.scopeThreshold}
          min={0}
          max={1}
          step={0.01}
          placeholder="likeness"
          onChange={(scopeThreshold) => change({ ...own, scopeThreshold })}
          className="w-24 max-sm:w-32"
        />
        {names.teams.length > 0 ? (
          <ChoiceField
            label={`${title}: team`}
            labelHidden
            value={own.teamId ?? ""}
            choices={[["", "the channel’s team"], ...names.teams.map(({ id, name }) => [id, name] as const)]}
            onChange={(teamId) => change({ ...own, teamId: teamId === "" ? null : teamId })}
          />
        ) : null}
      </div>
    </li>
  );
}
