"use client";
/** What the staged policy would have done with turns of the past, beside the one in force, while it is being changed. Loaded once something is staged. */
import Link from "next/link";
import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, Td, Th } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { stretchWords } from "@/components/charts/format-figures";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { PolicyReplay } from "@/lib/contracts/api/what-if";
import { NumberField } from "./number-field";
import type { PolicyFields } from "./policy-fields";
import { type Span, useWhatIf } from "./use-what-if";
import { basisSentence, figureRows, flipInWords, flipSentence, wrongSentence } from "./what-if-words";

export default function WhatIf({ botId, fields, usable }: { botId: string; fields: PolicyFields; usable: boolean }) {
  const [span, setSpan] = useState<Span>({ days: 28, minutes: 6 });
  const { report, error, isCurrent } = useWhatIf(botId, fields, span, usable);
  return (
    <section aria-label="What it would have done" aria-busy={!isCurrent} className="grid gap-2 border-t pt-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-medium">What it would have done</h3>
        <Select aria-label="Tried on the last" value={span.days} onChange={(event) => setSpan({ ...span, days: Number(event.target.value) })}>
          {[7, 28, 90].map((days) => (
            <option key={days} value={days}>
              {days} days
            </option>
          ))}
        </Select>
      </div>
      {error ? (
        <Notice kind="failed" live>
          {sentenceOf(error)}
        </Notice>
      ) : null}
      {report ? <Report report={report} span={span} setSpan={setSpan} /> : error ? null : <Reading />}
    </section>
  );
}

function Reading() {
  return (
    <div role="status" className="grid gap-2">
      <span className="text-sm text-ink-2">Turns of the past are being read.</span>
      <Skeleton className="h-10 w-full" />
    </div>
  );
}

function Report({ report, span, setSpan }: { report: PolicyReplay; span: Span; setSpan: (span: Span) => void }) {
  if (report.turns === 0)
    return <p className="text-sm text-ink-2">Nobody has asked the bot anything in this time: there is nothing to try it on. It is saved all the same.</p>;
  const flips = flipSentence(report.flipped);
  return (
    <>
      <dl className="grid grid-cols-4 gap-x-4 gap-y-1.5 max-sm:grid-cols-1">
        {figureRows(report).map(({ name, now, then }) => (
          <div key={name} className="grid content-start gap-0.5 max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-3">
            <dt className="text-xs text-ink-2">{name}</dt>
            <dd className="tabular text-sm">
              <span className="sr-only">now </span>
              <span className="text-ink-3">{now}</span> <span aria-hidden>→</span>
              <span className="sr-only">, then</span> <span className={now === then ? "text-ink-3" : "font-medium"}>{then}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p role="status" className="sr-only">
        {flips}
      </p>
      {report.flips.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-sm">{flips}</summary>
          <Flips flips={report.flips} />
        </details>
      ) : (
        <p className="text-sm">{flips}</p>
      )}
      <details>
        <summary className="cursor-pointer text-sm text-ink-2">How it is counted, and day by day</summary>
        <div className="mt-2 grid max-h-48 gap-2 overflow-y-auto text-sm text-ink-2">
          <p>
            {basisSentence(report)} Read <Time at={report.asOf} format="time" />. {wrongSentence(report.after.wrong)}
          </p>
          <p>
            A conversation counts once, on the day of its first turn that is handed over or held. What would have been said after that nobody knows. Words and
            signed facts that no rule looked for then were not kept: a new rule on them changes nothing here.
          </p>
          <NumberField
            label="Minutes of a person, for a conversation"
            value={span.minutes}
            min={1}
            max={240}
            onChange={(minutes) => minutes !== null && setSpan({ ...span, minutes })}
          />
          <Days perDay={report.perDay} />
        </div>
      </details>
    </>
  );
}

function Flips({ flips }: Pick<PolicyReplay, "flips">) {
  const { workspace } = useWorkspace();
  return (
    <ul aria-label="Conversations that go another way" className="mt-2 grid max-h-48 gap-1 overflow-y-auto text-sm">
      {flips.map(({ conversationId, at, ...flip }) => {
        const { before, after } = flipInWords(flip);
        return (
          <li key={conversationId} className="flex flex-wrap gap-x-3">
            <Link
              href={`/w/${workspace.slug}/inbox/${conversationId}?view=all`}
              className="tabular text-accent-text underline decoration-current/40 underline-offset-3 hover:decoration-current"
            >
              <Time at={at} format="exact" />
            </Link>
            <span>
              <span className="text-ink-3">{before}</span> <span aria-hidden>→</span> <span className="font-medium">{after}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Days({ perDay }: Pick<PolicyReplay, "perDay">) {
  return (
    <Table label="Conversations with people, day by day">
      <thead>
        <tr>
          <Th>Day</Th>
          <Th className="text-right">Now</Th>
          <Th className="text-right">Then</Th>
        </tr>
      </thead>
      <tbody>
        {perDay.map(({ date, before, after }) => (
          <tr key={date}>
            <Th scope="row" className="font-normal text-ink">
              {stretchWords(date, date)}
            </Th>
            <Td className="text-right">{before.toLocaleString("en")}</Td>
            <Td className="text-right">{after.toLocaleString("en")}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
