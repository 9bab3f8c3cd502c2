"use client";
/** Ask the bot as a visitor would and see how it decides. Questions of one trial follow each other, so that repetition and turns count as they would. */
import { useMutation } from "@tanstack/react-query";
import { FlaskConical, RotateCcw } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { PlaygroundResponse } from "@/lib/contracts/api/playground";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-body";
import { Textarea } from "@/components/ui/textarea";
import { sentenceOf } from "@/lib/client/api-problem";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { type AskedAs, askBot } from "./api";
import { nobody } from "./asked-as-words";
import { keepTried } from "./tried-cookie";
import { Trial } from "./trial";

// Few trials need it.
const AskedAsFields = lazy(() => import("./asked-as").then((module) => ({ default: module.AskedAsFields })));

const messageLimit = 4000;
const samples = ["Can I talk to a person?", "This is the third time I ask. It still does not work.", "What is the weather on Mars?"];

export function Playground({ startQuestion, knowledgeLine }: { startQuestion: string; knowledgeLine: ReactNode }) {
  const { workspace, api } = useWorkspace();
  const [text, setText] = useState(startQuestion);
  const [trials, setTrials] = useState<readonly { question: string; trace: PlaygroundResponse }[]>([]);
  const [as, askAs] = useState<AskedAs | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const ask = useMutation({
    mutationFn: (question: string) =>
      askBot(
        api,
        question,
        trials.map((trial) => trial.question),
        as,
      ),
    onSuccess: (trace, question) => {
      keepTried(workspace.slug);
      setTrials((before) => [...before, { question, trace }]);
      setText("");
    },
  });
  const submit = () => {
    const question = text.trim();
    if (question !== "" && !ask.isPending) ask.mutate(question);
  };
  useKeys("Playground", [{ keys: "/", does: "Ask a question", run: () => box.current?.focus() }]);
  const newestFirst = [...trials].reverse();

  return (
    <>
      <PageHeader
        title="Playground"
        titleHidden
        description={
          <div className="grid gap-1">
            Ask as a visitor would. You see how the bot decides; nothing is stored and nobody is called.
            {knowledgeLine}
          </div>
        }
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        className="grid gap-2 rounded-card border bg-surface p-3 focus-within:border-focus"
      >
        <Textarea
          ref={box}
          aria-label="Question"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              submit();
            }
          }}
          maxLength={messageLimit}
          rows={2}
          autoFocus
          placeholder="How long can I return boots?"
          className="min-h-12 resize-none border-0 bg-transparent px-1 text-base focus-visible:outline-none"
        />
        <div className="flex flex-wrap items-center gap-2">
          {trials.length > 0 ? (
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                setTrials([]);
                ask.reset();
                box.current?.focus();
              }}
            >
              <RotateCcw aria-hidden /> New trial
            </Button>
          ) : null}
          <span className="text-xs text-ink-3">{trials.length > 0 ? `Question ${trials.length + 1} of this trial: earlier ones count as asked.` : null}</span>
          <Button type="submit" variant="primary" busy={ask.isPending} disabled={text.trim() === "" || ask.isPending} className="ml-auto">
            Ask <Kbd keys="Enter" className="max-sm:hidden [&_kbd]:border-on-accent/40 [&_kbd]:bg-transparent [&_kbd]:text-on-accent" />
          </Button>
        </div>
        <details className="text-sm" onToggle={(event) => event.currentTarget.open && askAs((before) => before ?? nobody)}>
          <summary className="w-fit text-xs text-ink-2 hover:text-ink">As whom</summary>
          {as === null ? null : (
            <Suspense fallback={null}>
              <AskedAsFields value={as} onChange={askAs} />
            </Suspense>
          )}
        </details>
      </form>
      {ask.isError ? (
        <Notice kind="failed" live>
          {sentenceOf(ask.error)}
        </Notice>
      ) : null}
      <div aria-live="polite" className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {newestFirst.map((trial, index) =>
          index === 0 ? (
            <Trial key={trials.length - index} {...trial} />
          ) : (
            <details key={trials.length - index} className="border-t pt-4">
              <summary dir="auto" className="truncate text-sm text-ink-2 hover:text-ink">
                {trial.question}
              </summary>
              <div className="pt-5">
                <Trial {...trial} />
              </div>
            </details>
          ),
        )}
      </div>
      {trials.length === 0 && !ask.isPending ? (
        <EmptyState
          icon={FlaskConical}
          title="Try what goes wrong, too"
          action={samples.map((sample) => (
            <Button key={sample} size="sm" onClick={() => ask.mutate(sample)}>
              {sample}
            </Button>
          ))}
        >
          A question from your articles shows an answer with its source. These show when a person takes over.
        </EmptyState>
      ) : null}
    </>
  );
}
