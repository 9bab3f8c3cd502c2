"use client";
/** When the team is there, and what a visitor who needs a person meets while nobody is. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Channel } from "@/lib/contracts/api/channel";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepChannel, updateChannel } from "./api";
import { dayNames, holidaysText, periodsText, readHolidays, readPeriods } from "./hours-text";

type Periods = ReturnType<typeof readPeriods>;

const modes: Record<Channel["unavailableMode"], string> = {
  email: "Ask for an e-mail address at once, and keep the conversation in the inbox",
  queue: "Let the visitor wait first; ask for an address when nobody came",
  bot_only: "Leave the conversation to the bot; sensitive topics wait for a person",
};

const workdays = { timeZone: "", weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" })), holidays: [] };

export function ChannelHours({ channel }: { channel: Channel }) {
  const { workspace, api, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const [sent, setSent] = useState<Periods>([]);
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} hours ${channel.id}`,
    thing: channel,
    fields: ({ officeHours, unavailableMode }) => {
      const hours = officeHours ?? { timeZone: "UTC", weekly: [], holidays: [] };
      return {
        has: officeHours !== null,
        timeZone: hours.timeZone,
        days: dayNames.map((_, index) => periodsText(hours.weekly, index + 1)).join("\n"),
        holidays: holidaysText(hours.holidays),
        unavailableMode,
      };
    },
    save: (version, { has, timeZone, days, holidays, unavailableMode }) => {
      const weekly = days.split("\n").flatMap((line, index) => readPeriods(line, index + 1));
      setSent(weekly);
      return updateChannel(api, channel.id, { version, unavailableMode, officeHours: has ? { timeZone, weekly, holidays: readHolidays(holidays) } : null });
    },
    keep: (saved) => keepChannel(queryClient, workspace.slug, saved),
    stale: queryKeys.channels(workspace.slug),
    savedWords: "The hours are in force.",
  });
  const { has, timeZone, days, holidays, unavailableMode } = form.value;
  const lines = days.split("\n");
  const wrongHours = hoursError(error, sent);
  return (
    <FormSection
      title="Office hours"
      description={
        channel.officeHours === null
          ? "Without hours the team counts as there whenever somebody is online."
          : channel.hoursNow.open
            ? "Open now. Outside these hours visitors are told when the team is back."
            : "Closed now. Visitors are told when the team is back."
      }
      refusal={refusal("channel:write")}
      isDirty={form.isDirty}
      onSave={save}
      onDiscard={form.discard}
      {...state}
    >
      <Field label="When is the team there?">
        <Select
          value={has ? "hours" : "always"}
          onChange={(event) => {
            if (event.target.value === "always") return form.set({ has: false });
            const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
            form.set(
              days.trim() === ""
                ? { has: true, timeZone: zone, days: dayNames.map((_, index) => periodsText(workdays.weekly, index + 1)).join("\n") }
                : { has: true },
            );
          }}
          className="max-w-md"
        >
          <option value="always">Whenever somebody is online</option>
          <option value="hours">At these hours, when somebody is online</option>
        </Select>
      </Field>
      {has ? (
        <>
          <Field label="Time zone" hint="A name such as Europe/Berlin: the hours follow its summer time." error={fieldError(error, "officeHours.timeZone")}>
            <Input value={timeZone} onChange={(event) => form.set({ timeZone: event.target.value })} dir="ltr" spellCheck={false} className="max-w-xs" />
          </Field>
          <div className="grid gap-2">
            {dayNames.map((name, index) => (
              <label key={name} className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-3 text-sm">
                <span>{name}</span>
                <Input
                  value={lines[index] ?? ""}
                  onChange={(event) => form.set({ days: lines.map((line, place) => (place === index ? event.target.value : line)).join("\n") })}
                  placeholder="Closed"
                  dir="ltr"
                  spellCheck={false}
                  className="max-w-xs font-mono text-xs"
                />
              </label>
            ))}
            <p className="text-xs text-ink-3">Several periods a day are parted by commas: 09:00-12:30, 13:30-17:00. An empty day is closed.</p>
            {wrongHours ? (
              <p role="alert" className="text-xs text-failed">
                {wrongHours}
              </p>
            ) : null}
          </div>
          <Field label="Holidays" hint="One a line: the date, then what it is called if you like. Closed all day." error={holidayError(error, holidays)}>
            <Textarea
              value={holidays}
              onChange={(event) => form.set({ holidays: event.target.value })}
              rows={3}
              dir="ltr"
              placeholder="2026-12-25 Christmas"
              className="max-w-md font-mono text-xs"
            />
          </Field>
        </>
      ) : null}
      <Field label="When nobody is there and a visitor needs a person" error={fieldError(error, "unavailableMode")}>
        <Select
          value={unavailableMode}
          onChange={(event) => form.set({ unavailableMode: event.target.value as Channel["unavailableMode"] })}
          className="max-w-full min-w-0"
        >
          {Object.entries(modes).map(([mode, words]) => (
            <option key={mode} value={mode}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      {channel.mailConfigured ? (
        <p className="text-xs text-ink-3">Who leaves an address and goes gets your answers by e-mail, with a link back to the conversation.</p>
      ) : (
        <Notice>No mail server is set up on this installation: addresses are kept with the conversation, and nothing is mailed.</Notice>
      )}
    </FormSection>
  );
}

/** The server names a period by its place among all that were sent; people know it by its day. */
function hoursError(error: unknown, sent: Periods): string | null {
  for (const [index, { day }] of sent.entries()) {
    const words = fieldError(error, `officeHours.weekly.${index}`);
    if (words) return `${dayNames[day - 1]}: ${words}`;
  }
  const whole = fieldError(error, "officeHours.weekly");
  return whole && `Hours: ${whole}`;
}

function holidayError(error: unknown, text: string): string | null {
  for (const [index, { date }] of readHolidays(text).entries()) {
    const words = fieldError(error, `officeHours.holidays.${index}.date`) ?? fieldError(error, `officeHours.holidays.${index}.label`);
    if (words) return `“${date}”: ${words}`;
  }
  return null;
}
