"use client";
/** Gold drafts: how many are planted, which are in use, and what could be kept. */
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { countWords } from "@/components/charts/format-figures";
import { plainLine } from "@/components/thread/visible-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { GoldCandidate, GoldDraft, GoldDraftList } from "@/lib/contracts/api/gold-draft";
import { goldWordsLimit, mostGoldShare } from "@/lib/core/review/gold-draft";
import { keepGoldDraft, retireGoldDraft, setGoldShare } from "./api";

const causes: Readonly<Record<GoldCandidate["cause"], string>> = { rejected: "Rejected", edited: "Edited", graded_wrong: "Graded wrong" };

export function GoldScreen({ gold }: { gold: GoldDraftList }) {
  const { workspace } = useWorkspace();
  const [keeping, keep] = useState<GoldCandidate | null>(null);
  return (
    <PageBody width="wide">
      <PageHeader
        title="Gold drafts"
        description="Wrong answers that are planted among the drafts, to see whether reviewers notice. No visitor waits for one, and the database keeps each from ever being sent."
        action={
          <Button asChild size="sm">
            <a href={`/w/${workspace.slug}/review/reviewers`}>Reviewers</a>
          </Button>
        }
      />
      <Share key={gold.share} share={gold.share} />
      <Card aria-label="In use">
        <CardHeader title="In use" description="Each is met once by a reviewer, and never by who kept it." />
        <CardBody>
          {gold.data.length === 0 ? (
            <p className="text-sm text-ink-2">None yet. Keep one of those below.</p>
          ) : (
            <ul aria-label="Gold drafts in use" className="grid divide-y">
              {gold.data.map((each) => (
                <InUse key={each.id} gold={each} />
              ))}
            </ul>
          )}
        </CardBody>
      </Card>
      <Card aria-label="Could be kept">
        <CardHeader title="Could be kept" description="Drafts that somebody rejected or edited, and answers that were graded wrong; the newest twenty." />
        <CardBody>
          {gold.candidates.length === 0 ? (
            <p className="text-sm text-ink-2">None. What is rejected, edited or graded wrong appears here.</p>
          ) : (
            <ul aria-label="Wrong answers" className="grid divide-y">
              {gold.candidates.map((candidate) => (
                <li key={candidate.decisionId} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 py-2.5 text-sm">
                  <div className="grid gap-1">
                    <p className="flex flex-wrap items-center gap-2 text-xs text-ink-3">
                      <Badge size="sm">{causes[candidate.cause]}</Badge>
                      <Time at={candidate.at} />
                      <Link href={`/w/${workspace.slug}/inbox/${candidate.conversationId}?view=all`} className="text-accent-text underline underline-offset-3">
                        Conversation
                      </Link>
                    </p>
                    <Said question={candidate.question} answer={candidate.answer} />
                    {candidate.said === null ? null : (
                      <p dir="auto" className="line-clamp-2 text-ink-3 wrap-anywhere">
                        “{plainLine(candidate.said)}”
                      </p>
                    )}
                  </div>
                  <Button size="sm" onClick={() => keep(candidate)}>
                    Keep
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </CardBody>
      </Card>
      {keeping === null ? null : <KeepDialog key={keeping.decisionId} candidate={keeping} onClose={() => keep(null)} />}
    </PageBody>
  );
}

function Share({ share }: { share: number }) {
  const { api } = useWorkspace();
  const router = useRouter();
  const [typed, setTyped] = useState(String(share));
  const number = Number(typed);
  const isFit = typed.trim() !== "" && Number.isInteger(number) && number >= 0 && number <= mostGoldShare;
  const saving = useMutation({
    mutationFn: () => setGoldShare(api, number),
    onSuccess: () => router.refresh(),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <Card aria-label="How many">
      <CardHeader title="How many" description="Chance draws them, and its number is kept with each. 0: none." />
      <CardBody>
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (isFit) saving.mutate();
          }}
        >
          <Field label="Planted of each hundred drafts that a reviewer opens" error={isFit ? null : `0 to ${mostGoldShare}.`}>
            <Input inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} className="w-24" />
          </Field>
          <Button type="submit" busy={saving.isPending} disabled={!isFit || number === share}>
            Save
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}

function InUse({ gold }: { gold: GoldDraft }) {
  const { api } = useWorkspace();
  const router = useRouter();
  const retiring = useMutation({
    mutationFn: () => retireGoldDraft(api, gold.id),
    onSuccess: () => router.refresh(),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <li className="grid items-start justify-items-start gap-x-4 gap-y-2 py-2.5 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid gap-1">
        <Said question={gold.question} answer={gold.answer} />
        <p dir="auto" className="text-failed wrap-anywhere">
          “{plainLine(gold.wrong)}” <span className="text-ink-2">{plainLine(gold.why)}</span>
        </p>
        <p className="tabular text-xs text-ink-3">
          {gold.seen === 0 ? "Nobody has met it" : `Caught ${countWords(gold.caught)} of ${countWords(gold.seen)} times`}
        </p>
      </div>
      <Button size="sm" variant="ghost" busy={retiring.isPending} onClick={() => retiring.mutate()}>
        Take out of use
      </Button>
    </li>
  );
}

function Said({ question, answer }: { question: string; answer: string }) {
  return (
    <>
      <p dir="auto" className="line-clamp-2 font-medium wrap-anywhere">
        {plainLine(question)}
      </p>
      <p dir="auto" className="line-clamp-3 text-ink-2 wrap-anywhere">
        {plainLine(answer)}
      </p>
    </>
  );
}

function KeepDialog({ candidate, onClose }: { candidate: GoldCandidate; onClose(): void }) {
  const { api } = useWorkspace();
  const router = useRouter();
  const [words, setWords] = useState({ question: candidate.question, answer: candidate.answer, wrong: "", why: "" });
  const keeping = useMutation({
    mutationFn: () => keepGoldDraft(api, { decisionId: candidate.decisionId, ...words }),
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  const set = (name: keyof typeof words) => (event: { target: { value: string } }) => setWords((before) => ({ ...before, [name]: event.target.value }));
  const isInside = words.answer.includes(words.wrong.trim());
  const isFit =
    isInside &&
    Object.values(words).every((value) => value.trim() !== "") &&
    [words.wrong, words.why].every((value) => [...value.trim()].length <= goldWordsLimit);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title="Keep as a gold draft"
        description="A reviewer reads question and answer as they are here. Take names out."
        className="max-w-xl"
        footer={
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" busy={keeping.isPending} disabled={!isFit} onClick={() => keeping.mutate()}>
              Keep
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <Field label="Question">
            <Textarea value={words.question} onChange={set("question")} />
          </Field>
          <Field label="Wrong answer">
            <Textarea value={words.answer} onChange={set("answer")} />
          </Field>
          <Field
            label="What is wrong in it"
            hint="Word for word, as short as it is wrong. An edit that leaves it in is a miss."
            error={isInside ? null : "These words do not stand in the answer."}
          >
            <Input value={words.wrong} onChange={set("wrong")} />
          </Field>
          <Field label="Why it is wrong" hint="Told to the reviewer afterwards." error={keeping.isError ? sentenceOf(keeping.error) : null}>
            <Textarea value={words.why} onChange={set("why")} />
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  );
}
