"use client";
/** Keeps a good answer: its question for an article that answers it, best matches first, or question and answer as a draft article. */
import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { Textarea } from "@/components/ui/textarea";
import { plainLine } from "@/components/thread/visible-text";
import { sentenceOf } from "@/lib/client/api-problem";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { KeepProposal } from "@/lib/contracts/api/grade";
import { exemplarLimit } from "@/lib/core/knowledge/article-limits";
import { keepAnswer, proposeKeeping } from "./api";
import type { KeepRequest } from "./api";

type Place = { conversationId: string; messageId: string };

export function KeepDialog({ onClose, ...place }: Place & { onClose(): void }) {
  const { workspace, api } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace.slug, "keeping", place.messageId],
    queryFn: ({ signal }) => proposeKeeping(api, place.conversationId, place.messageId, signal),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      {query.data ? (
        <Keep place={place} proposal={query.data} onClose={onClose} />
      ) : (
        <DialogContent title="Keep this answer" description={null}>
          {query.isError ? <Notice kind="failed">{sentenceOf(query.error)}</Notice> : <Spinner />}
        </DialogContent>
      )}
    </Dialog>
  );
}

const asArticle = "a draft article";

function Keep({ place, proposal, onClose }: { place: Place; proposal: KeepProposal; onClose(): void }) {
  const { workspace, api } = useWorkspace();
  const [question, setQuestion] = useState(proposal.question);
  const [answer, setAnswer] = useState(proposal.answer);
  const [chosen, setChosen] = useState(proposal.articles.find(({ isSource, hasQuestion }) => isSource && !hasQuestion)?.id ?? asArticle);
  const keep = useMutation({
    mutationFn: (request: KeepRequest) => keepAnswer(api, place.conversationId, place.messageId, request),
    onSuccess: ({ title, changed, waitsForPublishing }) => {
      toast(changed ? "Kept" : "It was kept already", { description: `${title}${waitsForPublishing ? ", once it is published" : ""}` });
      onClose();
    },
  });
  const asked = question.trim();
  const tooLong = [...asked].length > exemplarLimit;
  const ready = asked !== "" && !tooLong && (chosen !== asArticle || answer.trim() !== "");
  const save = () =>
    keep.mutate(chosen === asArticle ? { as: "article", question: asked, answer: answer.trim() } : { as: "exemplar", question: asked, articleId: chosen });
  return (
    <DialogContent
      title="Keep this answer"
      description="Personal data is masked. An article changes what the bot says once it is published."
      className="max-w-lg"
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={!ready || keep.isPending} onClick={save}>
            Keep
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Field label="The question" error={tooLong ? `At most ${exemplarLimit} characters.` : null}>
          <Textarea value={question} onChange={(event) => setQuestion(event.target.value)} />
        </Field>
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-medium">Keep it</legend>
          {proposal.articles.map((article) => (
            <Choice key={article.id} value={article.id} chosen={chosen} onChoose={setChosen}>
              <bdi>{plainLine(article.title)}</bdi>
              <span className="block text-xs text-ink-3">
                {article.hasQuestion
                  ? "Has this question already"
                  : article.isSource
                    ? "The source of this answer gets the question"
                    : "This article gets the question"}
              </span>
            </Choice>
          ))}
          <Choice value={asArticle} chosen={chosen} onChoose={setChosen}>
            As a draft article
            {proposal.keptAs === null ? null : (
              <Link href={`/w/${workspace.slug}/knowledge/${proposal.keptAs}`} className="block text-xs text-accent-text underline">
                Kept already: see the article
              </Link>
            )}
          </Choice>
        </fieldset>
        {chosen === asArticle ? (
          <Field label="The answer">
            <Textarea value={answer} onChange={(event) => setAnswer(event.target.value)} />
          </Field>
        ) : null}
        {keep.isError ? (
          <Notice kind="failed" live>
            {sentenceOf(keep.error)}
          </Notice>
        ) : null}
      </div>
    </DialogContent>
  );
}

function Choice({ value, chosen, onChoose, children }: { value: string; chosen: string; onChoose(value: string): void; children: ReactNode }) {
  return (
    <label className="flex min-h-8 items-start gap-2 rounded-control px-1 py-1 text-sm hover:bg-hover max-sm:min-h-11">
      <input type="radio" name="keep" checked={chosen === value} onChange={() => onChoose(value)} className="mt-1 accent-accent" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </label>
  );
}
