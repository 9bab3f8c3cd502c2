"use client";
/** What part of the log is shown: kind, person, conversation, time. Every filter is in the address. */
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useNow } from "@/components/ui/time";
import { useWorkspace } from "@/lib/client/workspace-context";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { plainLine } from "@/components/thread/visible-text";
import { actorOptions } from "./api";
import { isFiltered, wholeLog } from "./audit-address";
import type { AuditPlace } from "./audit-address";
import { eventGroups } from "./event-words";

const hourMs = 3_600_000;
const spans: readonly { name: string; ms: number }[] = [
  { name: "Last hour", ms: hourMs },
  { name: "Last 24 hours", ms: 24 * hourMs },
  { name: "Last 7 days", ms: 7 * 24 * hourMs },
  { name: "Last 30 days", ms: 30 * 24 * hourMs },
];

export function Filters({ place, onChange }: { place: AuditPlace; onChange(change: Partial<AuditPlace>): void }) {
  const { workspace, api, can } = useWorkspace();
  const members = useQuery({ ...actorOptions(api, workspace.slug), enabled: can("member:read") }).data?.data ?? [];
  const change = (next: Partial<AuditPlace>) => onChange({ ...next, cursor: "" });
  const oneType = place.type.includes(".");
  const people = members.flatMap((member) => {
    const id = fromWireId("member", member.id);
    return id === null ? [] : [{ id: String(id), name: plainLine(member.name) }];
  });
  return (
    <div
      role="search"
      aria-label="Filter the log"
      className="flex flex-wrap items-center gap-2 border-b px-4 py-2 max-sm:[&>span]:min-w-36 max-sm:[&>span]:flex-1"
    >
      <Select aria-label="Kind" value={place.type} onChange={(event) => change({ type: event.target.value })}>
        <option value="">Everything</option>
        {oneType ? <option value={place.type}>Only {place.type}</option> : null}
        {eventGroups.map(({ group, name }) => (
          <option key={group} value={group}>
            {name}
          </option>
        ))}
      </Select>
      <Select className="w-44" aria-label="Who" value={place.actorId} onChange={(event) => change({ actorId: event.target.value })}>
        <option value="">Anybody</option>
        {place.actorId !== "" && !people.some((person) => person.id === place.actorId) ? (
          <option value={place.actorId}>Actor …{place.actorId.slice(-4)}</option>
        ) : null}
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </Select>
      <TimeRange place={place} onChange={change} />
      {place.conversationId === "" ? null : (
        <span className="inline-flex h-8 items-center gap-1 rounded-full bg-hover pr-1 pl-3 text-xs font-medium text-ink-2">
          One conversation, …{place.conversationId.slice(-4)}
          <Button variant="ghost" size="icon-sm" className="size-6" aria-label="Show all conversations" onClick={() => change({ conversationId: "" })}>
            <X aria-hidden />
          </Button>
        </span>
      )}
      {isFiltered(place) ? (
        <Button variant="ghost" onClick={() => change({ ...wholeLog, record: place.record })}>
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}

/** A span up to now, or two moments of the member's own zone. */
function TimeRange({ place, onChange }: { place: AuditPlace; onChange(change: Partial<AuditPlace>): void }) {
  const alive = useNow(0) !== null;
  const own = place.after !== "" || place.before !== "";
  const choose = (value: string) => {
    if (value === "own") return;
    const span = spans.find(({ name }) => name === value);
    onChange({ after: span ? new Date(Date.now() - span.ms).toISOString() : "", before: "" });
  };
  return (
    <>
      <Select aria-label="Time" value={own ? "own" : ""} onChange={(event) => choose(event.target.value)}>
        <option value="">Any time</option>
        {spans.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {own ? <option value="own">From, to</option> : null}
      </Select>
      {own && alive ? (
        <>
          <Moment label="From" value={place.after} onChange={(after) => onChange({ after })} />
          <Moment label="To" value={place.before} onChange={(before) => onChange({ before })} />
        </>
      ) : null}
    </>
  );
}

function Moment({ label, value, onChange }: { label: string; value: string; onChange(iso: string): void }) {
  return (
    <label className="inline-flex items-center gap-1.5 text-xs text-ink-3">
      {label}
      <Input
        type="datetime-local"
        className="w-auto"
        value={value === "" ? "" : localMoment(value)}
        onChange={(event) => {
          const at = new Date(event.target.value);
          onChange(Number.isNaN(at.getTime()) ? "" : at.toISOString());
        }}
      />
    </label>
  );
}

/** The form that the field wants, in the browser's own zone, to the minute. */
function localMoment(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
