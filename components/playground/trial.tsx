"use client";
/** One question of a trial as a vertical story: message, signals, rules, decision, what would be said, and from where. */
import { BookOpen, Bot, Gauge, Hand, ListChecks, MessageSquareText, Scale, Wrench } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { LucideIcon } from "lucide-react";
import type { PlaygroundResponse } from "@/lib/contracts/api/playground";
import { MessageText } from "@/components/thread/message-text";
import { MarkedText } from "@/components/thread/marked-text";
import { PairedAnswer } from "@/components/thread/paired-answer";
import { reasonSentence } from "@/components/thread/reason-words";
import { signalRows } from "@/components/thread/signal-rows";
import { SignalTable } from "@/components/thread/signal-table";
import { SourceList } from "@/components/thread/source-list";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/lib/client/cn";
import { useWorkspace } from "@/lib/client/workspace-context";
import { SignalBar } from "./signal-bar";
import { decisionWords, originWords, signalBars } from "./trial-story";

export function Trial({ question, trace }: { question: string; trace: PlaygroundResponse }) {
  const words = decisionWords(trace);
  const toPerson = trace.action === "handoff" || trace.action === "hold";
  return (
    <ol aria-label={`What happens with: ${question}`} className="relative grid animate-rise grid-cols-[minmax(0,1fr)]">
      <Step icon={MessageSquareText} title="The visitor asks">
        <p dir="auto" className="w-fit max-w-full rounded-card bg-selected px-3 py-2 text-base wrap-anywhere whitespace-pre-wrap">
          {question}
        </p>
      </Step>
      <Step icon={Gauge} title="What is measured">
        {trace.signals.hasKnowledge ? (
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
            {signalBars(trace).map((signal) => (
              <SignalBar key={signal.name} signal={signal} />
            ))}
          </ul>
        ) : (
          <p className="text-ink-2">
            {trace.external
              ? "Your own bot finds the words, so nothing is measured against your articles."
              : "Nothing is published, so there is nothing to measure against."}
          </p>
        )}
        <details className="mt-3 text-sm">
          <summary className="w-fit text-ink-2 hover:text-ink">Everything that was measured</summary>
          <SignalTable rows={signalRows(trace.stored.signals, trace.stored.policy)} />
        </details>
        <MeasuredDetails trace={trace} />
      </Step>
      <Step icon={ListChecks} title={trace.reasons.length > 1 ? "The rules that fired, the first decides" : "The rule that fired"}>
        <ol className="grid gap-1">
          {trace.reasons.map((reason, index) => (
            <li key={`${reason.code}-${index}`} className={cn("flex gap-2", index > 0 && "text-ink-2")}>
              <span className="tabular w-4 shrink-0 text-right text-ink-3">{index + 1}</span>
              <span className="min-w-0 wrap-anywhere">{reasonSentence(reason)}</span>
            </li>
          ))}
        </ol>
      </Step>
      <Step icon={toPerson ? Hand : Scale} title="The decision" meaning={trace.action === "answer" ? "bot" : "waiting"}>
        <p className="flex flex-wrap items-center gap-2 text-base font-semibold">
          {words.title}
          {trace.action === "answer" && !trace.call ? (
            <Badge title="How often answers above this limit are right has not been measured in this workspace.">not certified</Badge>
          ) : null}
        </p>
        <p className="text-ink-2">{words.says}</p>
      </Step>
      <Step icon={trace.call ? Wrench : trace.answer ? Bot : BookOpen} title={lastTitle(trace)} last>
        {trace.answer ? (
          <Answer trace={trace} answer={trace.answer} />
        ) : trace.call ? (
          <Call call={trace.call} />
        ) : (
          <p className="text-ink-2">The visitor is told that a person is on the way, or when the team is back.</p>
        )}
        {trace.external ? <p className="mt-3 text-sm text-ink-2">{trace.external.sentence}</p> : null}
        <p className="tabular mt-3 text-xs text-ink-3">
          {trace.knowledgeVersion === null ? (trace.external ? "Your own bot" : "No knowledge") : `Knowledge version ${trace.knowledgeVersion}`},{" "}
          {Math.round(trace.latencyMs)} ms. Nothing of this was stored.
        </p>
      </Step>
    </ol>
  );
}

function lastTitle({ call, answer, action }: PlaygroundResponse): string {
  if (call) return "What would be asked for";
  if (!answer) return "Nothing would be said by the bot itself";
  return action === "answer" ? "What would be said" : "What the bot would have proposed";
}

function Call({ call }: { call: NonNullable<PlaygroundResponse["call"]> }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p>
        Would ask for <code className="font-medium">{call.tool}</code> with
      </p>
      <MessageText text={JSON.stringify(call.arguments, null, 2)} className="rounded-card border bg-surface px-3 py-2 font-mono text-xs" />
      <p className="text-ink-2">{call.person ? "A person would have to agree first." : "Nobody would have to agree."} Nothing was called.</p>
    </div>
  );
}

function Answer({ trace, answer }: { trace: PlaygroundResponse; answer: NonNullable<PlaygroundResponse["answer"]> }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div
        dir="auto"
        className={cn(
          "rounded-card border bg-surface px-3 py-2 text-base wrap-anywhere whitespace-pre-wrap",
          trace.action === "answer" ? "border-bot-mark/40" : "border-dashed border-line-strong",
        )}
      >
        <MarkedText
          text={answer.text}
          marks={trace.signals.flags.map(({ span }) => span)}
          label="What was flagged"
          markClass="bg-transparent underline decoration-failed-mark underline-offset-4"
        />
      </div>
      <SourceList sources={answer.sources} open />
      {trace.paired === null ? null : <PairedAnswer paired={trace.paired} />}
      <p className="text-xs text-ink-3">{originWords(trace.action, answer)}</p>
    </div>
  );
}

/** What retrieval found, and the numbers behind the signals. */
function MeasuredDetails({ trace }: { trace: PlaygroundResponse }) {
  const { workspace, can } = useWorkspace();
  const features = Object.entries(trace.signals.features);
  if (trace.hits.length === 0 && features.length === 0) return null;
  return (
    <details className="mt-3 text-sm">
      <summary className="w-fit text-ink-2 hover:text-ink">
        {trace.hits.length} {trace.hits.length === 1 ? "passage" : "passages"} found
      </summary>
      <ol className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-2">
        {trace.hits.map((hit, index) => (
          <li key={`${hit.articleId}-${index}`} className="grid grid-cols-[minmax(0,1fr)] border-l-2 border-line-strong/50 pl-3">
            <span className="flex items-baseline gap-2">
              <span dir="auto" className="min-w-0 truncate font-medium">
                {can("knowledge:read") ? (
                  <Link href={`/w/${workspace.slug}/knowledge/${hit.articleId}`} className="underline decoration-current/40 underline-offset-3">
                    {hit.title}
                  </Link>
                ) : (
                  hit.title
                )}
              </span>
              <span className="tabular ml-auto font-mono text-xs text-ink-3">{hit.score.toFixed(3)}</span>
            </span>
            <span dir="auto" className="line-clamp-3 text-ink-2">
              {hit.passage}
            </span>
          </li>
        ))}
      </ol>
      {features.length > 0 ? (
        <dl className="tabular mt-3 grid grid-cols-[auto_auto] justify-start gap-x-4 font-mono text-xs text-ink-2">
          {features.map(([name, value]) => (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd className="text-right">{value.toFixed(3)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </details>
  );
}

const marks = {
  neutral: "border-line-strong/60 bg-surface text-ink-2",
  bot: "border-bot-mark bg-bot-wash text-bot",
  waiting: "border-waiting-mark bg-waiting-wash text-waiting",
} as const;

/** A post of the rail that runs down the story. */
function Step({
  icon: Icon,
  title,
  meaning = "neutral",
  last = false,
  children,
}: {
  icon: LucideIcon;
  title: string;
  meaning?: keyof typeof marks;
  last?: boolean;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[2rem_minmax(0,1fr)] gap-3">
      <div className="flex flex-col items-center">
        <span className={cn("grid size-7 shrink-0 place-items-center rounded-full border", marks[meaning])}>
          <Icon aria-hidden className="size-3.5" />
        </span>
        {last ? null : <span aria-hidden className="w-0.5 flex-1 rounded-full bg-line" />}
      </div>
      <div className={cn("min-w-0", !last && "pb-6")}>
        <h2 className="mb-1.5 pt-1 text-xs font-medium tracking-normal text-ink-3">{title}</h2>
        {children}
      </div>
    </li>
  );
}
