"use client";
/** One decision from the question to what the visitor got, top to bottom: signals with limits, rules that fired, passages, draft, what was sent, every fact. */
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, FileQuestion } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { isApiProblem, sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { DecisionStory as Story } from "@/lib/contracts/api/audit";
import { whatWouldChange } from "@/components/thread/flip-words";
import { AuthorMark, authorMarks } from "@/components/thread/author-mark";
import { MessageText } from "@/components/thread/message-text";
import { PairedAnswer } from "@/components/thread/paired-answer";
import { decisionWords, reasonSentence, topicWords } from "@/components/thread/reason-words";
import { SourceList } from "@/components/thread/source-list";
import { WordDiff } from "@/components/thread/word-diff";
import { decisionStoryOptions } from "./api";
import { auditHref, wholeLog } from "./audit-address";
import { draftWords } from "./draft-words";
import { EventActor } from "./event-actor";
import { eventWords } from "./event-words";
import { SealMark } from "./seal-mark";
import { featureRows, signalRows } from "@/components/thread/signal-rows";
import { SignalTable } from "@/components/thread/signal-table";

export function DecisionStory({ decisionId }: { decisionId: string }) {
  const { workspace, api } = useWorkspace();
  const query = useQuery(decisionStoryOptions(api, workspace.slug, decisionId));
  if (query.data) return <Whole story={query.data} />;
  if (!query.isError) return <SkeletonRows rows={12} label="Loading the decision" />;
  const missing = isApiProblem(query.error) && query.error.status === 404;
  return (
    <EmptyState
      isPage
      icon={FileQuestion}
      title={missing ? "This decision is not here" : "The decision could not be loaded"}
      action={missing ? <BackToLog /> : <Button onClick={() => void query.refetch()}>Try again</Button>}
    >
      {missing ? "It does not exist, or it belongs to another workspace." : sentenceOf(query.error)}
    </EmptyState>
  );
}

function Whole({ story }: { story: Story }) {
  const { workspace, can } = useWorkspace();
  const { decision, events } = story;
  const words = decisionWords(decision);
  const changes = whatWouldChange(decision.signals, decision.policy);
  const features = featureRows(decision.signals);
  return (
    <article className="mx-auto grid w-full max-w-3xl grid-cols-[minmax(0,1fr)] gap-7 px-6 py-6 text-sm max-sm:px-4">
      <header className="grid gap-2">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <BackToLog />
          {can("conversation:read") ? (
            <Link href={`/w/${workspace.slug}/inbox/${decision.conversationId}?view=all`} className={linkStyle}>
              Open the conversation
            </Link>
          ) : null}
        </p>
        <h1 className="text-xl text-pretty">
          {words.lead}: <span className="font-normal">{words.clause}</span>
        </h1>
        <p className="text-ink-2">
          <Time at={decision.createdAt} format="exact" /> · decided in {decision.latencyMs} ms
          {words.notCertified ? " · not certified: no graded sample stands behind this confidence yet" : ""}
        </p>
      </header>

      <Part title="The visitor asked">
        {decision.question === null ? (
          <p className="text-base text-ink-3 italic">Erased</p>
        ) : (
          <div className={cn("justify-self-start rounded-card px-3 py-2", authorMarks.visitor.wash)}>
            <MessageText text={decision.question} />
          </div>
        )}
      </Part>

      <Part title="What was measured, and the limits">
        <SignalTable rows={signalRows(decision.signals, decision.policy)} />
        {features.length > 0 ? (
          <Fold summary="The numbers behind scope and confidence">
            <dl className="tabular grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-6 gap-y-0.5 text-xs">
              {features.map(({ name, value }) => (
                <div key={name} className="flex justify-between gap-3">
                  <dt className="text-ink-3">{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </Fold>
        ) : null}
        <Fold summary="The policy that stood, as stored">
          <pre tabIndex={0} className="max-h-80 overflow-auto rounded-card border bg-sunken p-3 font-mono text-xs">
            {JSON.stringify(decision.policy, null, 2)}
          </pre>
        </Fold>
      </Part>

      <Part title="Rules that fired">
        <ol className="grid gap-1.5">
          {decision.reasons.map((reason, index) => (
            <li key={`${reason.code}-${index}`} className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 text-pretty wrap-anywhere">{reasonSentence(reason)}</span>
              {index === 0 ? <span className="shrink-0 text-xs font-medium text-ink-2">decided</span> : null}
            </li>
          ))}
        </ol>
      </Part>

      {decision.paired === null ? null : (
        <Part title="The same question for somebody else">
          <PairedAnswer paired={decision.paired} />
        </Part>
      )}

      <Part title="What would have changed it">
        {changes.length > 0 ? (
          <ul className="grid gap-1.5">
            {changes.map((sentence) => (
              <li key={sentence} className="text-pretty">
                {sentence}
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-pretty text-ink-2">No single change: more than one reason led to it, or a reason that nothing overrides.</p>
        )}
      </Part>

      <Part title="What was found in the knowledge">
        {decision.hits.length === 0 ? (
          <p className="text-ink-2">Nothing.</p>
        ) : (
          <ol className="grid gap-3">
            {decision.hits.map((hit, index) => (
              <li key={`${hit.articleId}-${index}`} className="grid gap-1">
                <p className="flex items-baseline gap-3">
                  <span dir="auto" className="min-w-0 flex-1 text-start font-medium wrap-anywhere">
                    {hit.title}
                  </span>
                  <span className="tabular shrink-0 text-xs text-ink-3">score {hit.score.toFixed(2)}</span>
                </p>
                <blockquote dir="auto" className="line-clamp-6 border-l-2 border-line-strong/60 pl-2.5 text-start wrap-anywhere whitespace-pre-wrap text-ink-2">
                  {hit.passage}
                </blockquote>
              </li>
            ))}
          </ol>
        )}
      </Part>

      <Outcome story={story} />

      <Part title="Made with">
        <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 gap-y-1 max-sm:grid-cols-[7rem_minmax(0,1fr)]">
          <Item name="Bot">version {decision.botVersionNumber}</Item>
          <Item name="Knowledge">{decision.knowledgeVersionNumber === null ? "none was live" : `version ${decision.knowledgeVersionNumber}`}</Item>
          <Item name="Topic">{topicWords(decision.topic)}</Item>
          <Item name="Language model">{decision.model ?? "none: the answer is quoted from the knowledge"}</Item>
          {decision.promptSha256 === null ? null : (
            <Item name="Prompt">
              <code className="font-mono text-xs break-all">{decision.promptSha256}</code>
            </Item>
          )}
          {decision.inputTokens === null && decision.outputTokens === null ? null : (
            <Item name="Tokens">
              {decision.inputTokens ?? "?"} in, {decision.outputTokens ?? "?"} out
            </Item>
          )}
          <Item name="Sampled">
            {decision.samplingProbability > 0 ? `drawn for a person’s look with probability ${decision.samplingProbability}` : "not drawn at random"}
          </Item>
        </dl>
      </Part>

      <Part title="Every fact, oldest first">
        <ol>
          {events.map((event) => (
            <li key={event.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b py-2 last:border-0">
              <p className="min-w-0 wrap-anywhere">
                <EventActor actor={event.actor} className="mr-1 align-bottom" /> {eventWords(event.type, event.data)}
              </p>
              <SealMark seal={event.seal} className="self-start" />
              <Time at={event.occurredAt} format="exact" className="text-xs text-ink-3" />
            </li>
          ))}
        </ol>
        <a href={auditHref(workspace.slug, { ...wholeLog, conversationId: decision.conversationId })} className={linkStyle}>
          All records of this conversation
        </a>
      </Part>
    </article>
  );
}

/** What became of it: the draft and what was done with it, then what the visitor got. */
function Outcome({ story: { decision, draft } }: { story: Story }) {
  const edited = draft?.status === "edited" || (draft?.status === "sent" && decision.reply !== null && decision.reply !== draft.text);
  return (
    <Part title="What came of it">
      {draft ? (
        <div className="grid gap-2">
          <p className="text-ink-2">{draftWords(draft)}</p>
          {draft.text === null ? (
            <p className="text-ink-3 italic">The draft’s text was erased.</p>
          ) : edited && decision.reply !== null ? (
            <WordDiff before={draft.text} after={decision.reply} className="rounded-card border p-3" />
          ) : decision.reply === null ? (
            <Said author="bot" words="The bot’s draft, never sent" text={draft.text} />
          ) : null}
          <SourceList sources={draft.sources} />
        </div>
      ) : null}
      {decision.reply === null ? (
        <p className="text-ink-2">{withoutReply(decision)}</p>
      ) : (
        <Said
          author={draft ? (edited ? "bot_edited_by_human" : "bot_approved") : "bot"}
          words={draft ? (edited ? "What the visitor got, edited by a person" : "What the visitor got, approved by a person") : "What the visitor got"}
          text={decision.reply}
        />
      )}
    </Part>
  );
}

function withoutReply({ action, outcome, reasons }: Story["decision"]): string {
  if (action === "handoff") return "Nothing was answered: the conversation went to a person.";
  if (outcome === "applied" && reasons[0]?.code === "tool_call") return "The visitor was told that their request was passed on.";
  return "Nothing of it reached the visitor.";
}

function Said({ author, words, text }: { author: "bot" | "bot_approved" | "bot_edited_by_human"; words: string; text: string }) {
  return (
    <div className="grid justify-items-start gap-1">
      <AuthorMark author={author} words={words} />
      <div className={cn("max-w-full rounded-card px-3 py-2", authorMarks[author].wash)}>
        <MessageText text={text} />
      </div>
    </div>
  );
}

const linkStyle = "text-sm font-medium text-accent-text underline decoration-current/40 underline-offset-3 hover:decoration-current";

function BackToLog() {
  const { workspace } = useWorkspace();
  return (
    <Link href={`/w/${workspace.slug}/audit`} className={cn(linkStyle, "inline-flex items-center gap-1")}>
      <ArrowLeft aria-hidden className="size-3.5" /> Audit log
    </Link>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2.5">
      <h2 className="text-base">{title}</h2>
      {children}
    </section>
  );
}

function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="text-xs">
      <summary className="min-h-6 rounded-sm py-1 text-ink-2 hover:text-ink">{summary}</summary>
      <div className="pt-1.5">{children}</div>
    </details>
  );
}

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
