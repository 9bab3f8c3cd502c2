"use client";
/** Which events a webhook is told: all, or some. */
import { eventCatalogue } from "@/lib/contracts/events/event-catalogue";
import type { EventType } from "@/lib/contracts/events/event-types";

const types = Object.keys(eventCatalogue).sort() as EventType[];

export function EventTypeChoice({ chosen, onChosen }: { chosen: readonly string[]; onChosen: (types: string[]) => void }) {
  const toggle = (type: string, on: boolean) => onChosen(on ? [...chosen, type].sort() : chosen.filter((other) => other !== type));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="text-sm font-medium">Events</legend>
      <p className="text-xs text-ink-3">{chosen.length === 0 ? "All of them, also those of later versions." : `${chosen.length} chosen.`}</p>
      <div className="grid max-h-56 gap-1 overflow-y-auto rounded-control border p-2" tabIndex={0} role="group" aria-label="Event types">
        {types.map((type) => (
          <label key={type} className="flex items-start gap-2 text-sm" title={eventCatalogue[type].about}>
            <input type="checkbox" className="mt-1" checked={chosen.includes(type)} onChange={(event) => toggle(type, event.target.checked)} />
            <span className="font-mono text-xs leading-5">{type}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
