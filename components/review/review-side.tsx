"use client";
/** Beside the draft: where its words come from, with the passages that carry them marked, and why a person is asked. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useNow } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ReviewCase } from "@/lib/contracts/api/review";
import { flagRateWords } from "@/components/thread/flag-rate-words";
import { reasonSentence } from "@/components/thread/reason-words";
import { webAddress } from "@/components/thread/source-list";
import { Visible } from "@/components/thread/visible";
import { assignDraft } from "./api";
import { OwnerSelect } from "./owner-select";
import { dueWords } from "./review-words";
import { MarkedText } from "@/components/thread/marked-text";

// Few drafts have one.
const PairedAnswer = lazy(() => import("@/components/thread/paired-answer").then((module) => ({ default: module.PairedAnswer })));
const WouldChange = lazy(() => import("./would-change").then((module) => ({ default: module.WouldChange })));

/** Who sees to it, and until when. */
function Owner({ of: { row, draft } }: { of: ReviewCase }) {
  const { workspace, api, member, can } = useWorkspace();
  const queryClient = useQueryClient();
  const now = useNow(30_000);
  const assigning = useMutation({
    mutationFn: (memberId: string | null) => assignDraft(api, row.id, memberId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.review(workspace.slug) }),
  });
  const may = can("review:write") && draft.status === "pending_review" && !assigning.isPending;
  useKeys("Draft", may && row.owner?.id !== member.id ? [{ keys: "i", does: "See to it yourself", run: () => assigning.mutate(member.id) }] : []);
  const due = now === null ? null : dueWords(row, now);
  return (
    <Section title="Who sees to it">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <OwnerSelect label="Who sees to it" owner={row.owner} disabled={!may} onChoose={(memberId) => assigning.mutate(memberId)} />
        {due === null || draft.status !== "pending_review" ? null : (
          <span className={due.isUrgent ? "font-medium text-failed" : "text-ink-2"}>{due.words}</span>
        )}
      </div>
      {assigning.isError ? (
        <p role="alert" className="text-xs text-failed">
          {sentenceOf(assigning.error)}
        </p>
      ) : null}
    </Section>
  );
}

export function ReviewSide({ of }: { of: ReviewCase }) {
  const { workspace, can } = useWorkspace();
  const [asksWhat, setAsksWhat] = useState(false);
  return (
    <div className="grid content-start gap-5 text-sm">
      <Owner of={of} />
      <Section title={of.draft.sources.length === 1 ? "Source" : "Sources"}>
        {of.draft.sources.length === 0 ? <p className="text-ink-2">None: nothing in the knowledge carries these words.</p> : null}
        <ol className="grid gap-3">
          {of.draft.sources.map((source, index) => (
            <li key={`${source.articleId}-${index}`} className="grid gap-1">
              <SourceTitle title={source.title} url={source.url} />
              <div className="border-l-2 border-line-strong/60 pl-2.5 rtl:border-r-2 rtl:border-l-0 rtl:pr-2.5 rtl:pl-0">
                <MarkedText
                  text={source.quote}
                  marks={of.support.filter((mark) => mark.source === index)}
                  label="Carries a sentence of the draft"
                  markClass="bg-approved-wash"
                  className="text-sm text-ink-2"
                />
              </div>
            </li>
          ))}
        </ol>
      </Section>
      <Section title="Why it waits">
        <ul className="grid gap-1.5">
          {of.reasons.map((reason, index) => (
            <li key={`${reason.code}-${index}`} className={index === 0 ? "text-pretty wrap-anywhere" : "text-pretty wrap-anywhere text-ink-2"}>
              {reasonSentence(reason)}
              {reason.code === "flagged_output" ? <span className="block text-xs text-ink-3">{flagRateWords(reason.flag)}</span> : null}
            </li>
          ))}
        </ul>
      </Section>
      {of.paired === null ? null : (
        <Section title="The same question for somebody else">
          <Suspense fallback={null}>
            <PairedAnswer paired={of.paired} />
          </Suspense>
        </Section>
      )}
      <details onToggle={(event) => setAsksWhat(event.currentTarget.open)}>
        <summary className="text-xs font-medium text-ink-3 hover:text-ink">What would have changed it</summary>
        <div className="mt-1.5">
          {asksWhat ? (
            <Suspense fallback={null}>
              <WouldChange signals={of.signals} policy={of.policy} />
            </Suspense>
          ) : null}
        </div>
      </details>
      {can("conversation:read") ? (
        <a
          href={`/w/${workspace.slug}/inbox/${of.row.conversationId}?view=all`}
          className="justify-self-start text-xs text-accent-text underline underline-offset-3"
        >
          The whole conversation
        </a>
      ) : null}
    </div>
  );
}

/** The host stands beside the title: a link says where it leads. */
function SourceTitle({ title, url }: { title: string; url: string | null }) {
  const href = webAddress(url);
  const words = (
    <span dir="auto" className="font-medium wrap-anywhere">
      <Visible text={title} />
    </span>
  );
  if (href === null) return words;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener nofollow ugc"
      className="inline-flex flex-wrap items-baseline gap-x-1.5 text-accent-text underline underline-offset-3"
    >
      {words}
      <span className="inline-flex items-center gap-1 text-xs">
        {new URL(href).host}
        <ExternalLink aria-hidden className="size-3 shrink-0" />
      </span>
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <h2 className="text-xs font-medium text-ink-3">{title}</h2>
      {children}
    </section>
  );
}
