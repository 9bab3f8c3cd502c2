"use client";
/** As whom a trial is asked: for rules that look at the channel, the language, who is signed in and what the site has signed about them. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useWorkspace } from "@/lib/client/workspace-context";
import { type AskedAs, channelNameOptions } from "./api";
import { attributesOf, nobody, unusedLines } from "./asked-as-words";

export function AskedAsFields({ value, onChange }: { value: AskedAs; onChange(value: AskedAs): void }) {
  const { workspace, api, can } = useWorkspace();
  const [lines, setLines] = useState("");
  const channels = useQuery({ ...channelNameOptions(api, workspace.slug), enabled: can("channel:read") });
  const unused = unusedLines(lines);
  const set = (part: Partial<AskedAs>) => onChange({ ...value, ...part });
  return (
    <div className="grid gap-3 pt-2 sm:grid-cols-2">
      <label className="grid content-start gap-1">
        <span className="font-medium">Channel</span>
        <Select value={value.channelId ?? ""} onChange={(event) => set({ channelId: event.target.value || null })}>
          <option value="">None</option>
          {(channels.data?.data ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </label>
      <label className="grid content-start gap-1">
        <span className="font-medium">Language of the browser</span>
        <Input value={value.locale ?? ""} maxLength={35} placeholder="de" onChange={(event) => set({ locale: event.target.value.trim() || null })} />
      </label>
      <label className="inline-flex min-h-6 items-center gap-2 self-start max-sm:min-h-11">
        <input
          type="checkbox"
          checked={value.verified}
          onChange={(event) =>
            set(event.target.checked ? { verified: true, attributes: attributesOf(lines) } : { ...nobody, channelId: value.channelId, locale: value.locale })
          }
          className="size-4 accent-(--accent)"
        />
        Signed in on the site
      </label>
      {value.verified ? (
        <label className="grid content-start gap-1">
          <span className="font-medium">What the site signed</span>
          <Textarea
            rows={2}
            value={lines}
            placeholder="plan = gold"
            onChange={(event) => {
              setLines(event.target.value);
              set({ attributes: attributesOf(event.target.value) });
            }}
          />
          <span className="text-xs text-ink-3">
            One a line: name = value.
            {unused === 0 ? "" : ` ${unused === 1 ? "1 line is" : `${unused} lines are`} left out: no name, twice, too long or after 20.`}
          </span>
        </label>
      ) : null}
    </div>
  );
}
