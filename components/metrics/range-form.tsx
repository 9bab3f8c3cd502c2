/** Which days, in whose time zone, of what: links and a form that only change the address, so they work without a script. */
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { tabStyle } from "@/components/ui/tab-style";
import { presetDays } from "@/lib/core/metrics/range";
import type { MetricsReport } from "@/lib/contracts/api/metrics";
import { metricsHref, type MetricsPlace } from "./metrics-address";

export function RangeForm({ slug, place, report }: { slug: string; place: MetricsPlace; report: MetricsReport }) {
  const { range, subjects } = report;
  const chosen = place.from === null && place.to === null ? (place.days ?? 28) : null;
  const channels = subjects.filter(({ kind }) => kind === "channel");
  const bots = subjects.filter(({ kind }) => kind === "bot");
  const only = place.channel !== null ? `channel:${place.channel}` : place.bot !== null ? `bot:${place.bot}` : "";
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 border-b pb-2">
      <nav aria-label="Range" className="flex gap-4">
        {presetDays.map((days) => (
          <a
            key={days}
            href={metricsHref(slug, { ...place, days, from: null, to: null })}
            className={tabStyle}
            aria-current={chosen === days ? "page" : undefined}
          >
            {days} days
          </a>
        ))}
      </nav>
      <form
        action={`/w/${slug}/metrics`}
        className="flex flex-1 flex-wrap items-center justify-end gap-2 max-sm:grid max-sm:basis-full max-sm:grid-cols-2 max-sm:items-end"
      >
        <label className="flex items-center gap-2 max-sm:grid max-sm:gap-0.5">
          <span className="text-xs text-ink-2">From</span>
          <Input type="date" name="from" required defaultValue={range.from} className="w-36 max-sm:w-full" />
        </label>
        <label className="flex items-center gap-2 max-sm:grid max-sm:gap-0.5">
          <span className="text-xs text-ink-2 max-sm:capitalize">to</span>
          <Input type="date" name="to" required defaultValue={range.to} className="w-36 max-sm:w-full" />
        </label>
        <label className="flex items-center gap-2 max-sm:grid max-sm:gap-0.5">
          <span className="text-xs text-ink-2 sm:sr-only">Time zone</span>
          <Input name="zone" defaultValue={range.timeZone} className="w-40 max-sm:w-full" spellCheck={false} autoComplete="off" />
        </label>
        {channels.length + bots.length > 2 ? (
          <label className="flex items-center gap-2 max-sm:grid max-sm:gap-0.5">
            <span className="text-xs text-ink-2 sm:sr-only">Only a channel or a bot</span>
            <Select name="only" defaultValue={only} className="w-44 max-sm:w-full">
              <option value="">Everything</option>
              <optgroup label="Channel">
                {channels.map(({ id, name }) => (
                  <option key={id} value={`channel:${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
              <optgroup label="Bot">
                {bots.map(({ id, name }) => (
                  <option key={id} value={`bot:${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            </Select>
          </label>
        ) : null}
        <Button type="submit">Show</Button>
      </form>
    </div>
  );
}
