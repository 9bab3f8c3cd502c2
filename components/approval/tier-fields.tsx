"use client";
/** Tiers: their names, and the people of each entry by role, team or name. */
import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { decidingRoles } from "@/lib/core/approval/approval-policy";
import type { Choice } from "./approval-policy-settings";
import { type DraftApprovers, type DraftTier, freshApprovers } from "./policy-draft";

type Props = { tiers: readonly DraftTier[]; teams: readonly Choice[]; members: readonly Choice[]; onChange: (tiers: DraftTier[]) => void };

const roles: readonly Choice[] = decidingRoles.map((role) => ({ id: role, name: role })).reverse();

/** The list with another entry at a place; null takes it out. */
function replaced<T>(list: readonly T[], at: number, entry: T | null): T[] {
  return list.flatMap((each, index) => (index === at ? (entry === null ? [] : [entry]) : [each]));
}

export function TierFields({ tiers, teams, members, onChange }: Props) {
  return (
    <div className="grid gap-3">
      {tiers.map((tier, index) => {
        const set = (part: Partial<DraftTier>) => onChange(replaced(tiers, index, { ...tier, ...part }));
        return (
          <fieldset key={index} className="grid min-w-0 gap-3 rounded-control border p-3">
            <legend className="sr-only">Tier {index + 1}</legend>
            <div className="flex flex-wrap items-end gap-3">
              <Field label="Tier" className="min-w-0 flex-1 basis-40">
                <Input required maxLength={60} value={tier.name} onChange={(event) => set({ name: event.target.value })} />
              </Field>
              {tier.approvers.length > 1 ? (
                <Field label="Needed">
                  <Select value={tier.mode} onChange={(event) => set({ mode: event.target.value === "any" ? "any" : "all" })}>
                    <option value="all">all entries, by different people</option>
                    <option value="any">one entry</option>
                  </Select>
                </Field>
              ) : null}
              <Button variant="ghost" size="icon" aria-label={`Remove tier ${tier.name}`} onClick={() => onChange(replaced(tiers, index, null))}>
                <Trash2 aria-hidden />
              </Button>
            </div>
            {tier.approvers.map((entry, place) => (
              <EntryFields
                key={place}
                entry={entry}
                teams={teams}
                members={members}
                onChange={(next) => set({ approvers: replaced(tier.approvers, place, next) })}
                onRemove={tier.approvers.length > 1 ? () => set({ approvers: replaced(tier.approvers, place, null) }) : null}
              />
            ))}
            <Button variant="ghost" size="sm" className="justify-self-start" onClick={() => set({ approvers: [...tier.approvers, freshApprovers] })}>
              <Plus aria-hidden /> And others
            </Button>
          </fieldset>
        );
      })}
      <Button
        size="sm"
        className="justify-self-start"
        onClick={() => onChange([...tiers, { name: `Tier ${tiers.length + 1}`, mode: "all", approvers: [freshApprovers] }])}
      >
        <Plus aria-hidden /> Add a tier
      </Button>
    </div>
  );
}

type EntryProps = {
  entry: DraftApprovers;
  teams: readonly Choice[];
  members: readonly Choice[];
  onChange: (entry: DraftApprovers) => void;
  onRemove: (() => void) | null;
};

function EntryFields({ entry, teams, members, onChange, onRemove }: EntryProps) {
  return (
    <div className="flex flex-wrap items-start gap-4 border-t pt-3">
      <Field label="How many" className="w-20">
        <Input type="number" required min={1} max={20} value={entry.count} onChange={(event) => onChange({ ...entry, count: event.target.valueAsNumber })} />
      </Field>
      <Choices legend="Of the role" choices={roles} chosen={entry.roles} onChange={(chosen) => onChange({ ...entry, roles: chosen })} />
      {teams.length > 0 ? (
        <Choices legend="In the team" choices={teams} chosen={entry.teamIds} onChange={(teamIds) => onChange({ ...entry, teamIds })} />
      ) : null}
      {members.length > 0 ? (
        <Choices legend="By name" choices={members} chosen={entry.memberIds} onChange={(memberIds) => onChange({ ...entry, memberIds })} />
      ) : null}
      {onRemove ? (
        <Button variant="ghost" size="icon" aria-label="Remove these people" onClick={onRemove}>
          <Trash2 aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}

function Choices({
  legend,
  choices,
  chosen,
  onChange,
}: {
  legend: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="grid max-h-40 gap-0.5 overflow-y-auto">
        {choices.map(({ id, name }) => (
          <label key={id} className="flex min-h-7 items-center gap-2 text-sm max-sm:min-h-11">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
              className="size-4 accent-(--accent)"
            />
            <span dir="auto" className="truncate">
              {name}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
