"use client";
/** The answers to grade: right, partly right or wrong; what was wrong, and what it should have been; a guardrail against saying it again. */
import { useMutation } from "@tanstack/react-query";
import { Check, CircleSlash, PenLine, ShieldAlert, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { flagRateWords } from "@/components/thread/flag-rate-words";
import { MessageText } from "@/components/thread/message-text";
import { PairedAnswer } from "@/components/thread/paired-answer";
import { plainLine } from "@/components/thread/visible-text";
import { SourceList } from "@/components/thread/source-list";
import { sentenceOf } from "@/lib/client/api-problem";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Grade, GradeValue } from "@/lib/contracts/api/grade";
import type { FlaggedPage, GradingPage, ToGrade } from "@/lib/contracts/api/grading";
import { gradeAnswer, type GivenGrade, listToGrade } from "./api";
import { JudgedList, type Verdict } from "./judged-list";

const GradeDialog = lazy(() => import("@/components/thread/grade-dialog").then((module) => ({ default: module.GradeDialog })));

const verdicts: readonly Verdict<GradeValue>[] = [
  { value: "correct", key: "1", words: "Right", icon: Check, tone: "text-approved" },
  { value: "partially_correct", key: "2", words: "Partly right", icon: CircleSlash, tone: "text-waiting" },
  { value: "wrong", key: "3", words: "Wrong", icon: X, tone: "text-failed" },
];

const flagWords: Readonly<Record<FlaggedPage["data"][number]["flags"][number]["kind"], string>> = {
  ungrounded: "No source carries",
  policy: "The workspace forbids",
  toxicity: "Insults or threatens",
  personal_data: "Gives personal data",
  bias: "Treats people differently",
};

type Row = ToGrade | FlaggedPage["data"][number];

export function GradeList({ list, first }: { list: "drawn" | "flagged"; first: GradingPage | FlaggedPage }) {
  const { workspace, api, member, can } = useWorkspace();
  const router = useRouter();
  const [given, setGiven] = useState<Readonly<Record<string, Grade>>>({});
  const [explained, setExplained] = useState<Row | null>(null);
  const grading = useMutation({
    mutationFn: ({ row, grade }: { row: Row; grade: GivenGrade }) =>
      gradeAnswer(api, row, { version: given[row.decisionId]?.version ?? 0, ...grade }, member.id),
    onSuccess: (grade, { row }) => {
      setGiven((before) => ({ ...before, [row.decisionId]: grade }));
      setExplained(null);
      router.refresh();
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const guardrail = {
    key: "b",
    words: "Guardrail",
    icon: ShieldAlert,
    run: ({ conversationId, messageId }: Row) => router.push(`/w/${workspace.slug}/policy?conversation=${conversationId}&message=${messageId}`),
  };
  return (
    <>
      <JudgedList<Row, GradeValue>
        label={list === "drawn" ? "Answers to grade, oldest first" : "Flagged answers to grade, the gravest first"}
        one="Answer"
        empty={
          list === "drawn"
            ? "Of the answers that the bot sends by itself a share is drawn by chance, as the policy says. They appear here."
            : "Answers that were flagged and sent all the same appear here, the gravest first."
        }
        first={first}
        readMore={(cursor) => listToGrade(api, list, cursor)}
        verdicts={verdicts}
        verdictOn={({ decisionId }) => given[decisionId]?.grade}
        judge={(row, grade) => {
          if (given[row.decisionId]?.grade !== grade) grading.mutate({ row, grade: { grade, cause: null, correctedText: null } });
        }}
        busy={grading.isPending}
        acts={[{ key: "w", words: "What was wrong", icon: PenLine, run: setExplained }, ...(can("bot:write") ? [guardrail] : [])]}
      >
        {(row) => (
          <>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-1 border-l-2 border-line-strong/60 pl-3 rtl:border-r-2 rtl:border-l-0 rtl:pr-3 rtl:pl-0">
              <span className="sr-only">Question</span>
              <MessageText text={row.question} className="text-ink-2" />
            </div>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
              <span className="sr-only">Answer of the bot</span>
              <MessageText text={row.answer} />
            </div>
            {"flags" in row ? (
              <ul aria-label="Flags" className="grid gap-0.5 text-sm text-failed">
                {row.flags.map((flag, at) => (
                  <li key={at} className="wrap-anywhere">
                    {flagWords[flag.kind]}: “{plainLine(row.answer.slice(flag.span.start, flag.span.end))}”
                    <span className="block text-xs text-ink-3">{flagRateWords(flag.kind)}</span>
                  </li>
                ))}
              </ul>
            ) : null}
            {"paired" in row && row.paired !== null ? <PairedAnswer paired={row.paired} /> : null}
            <SourceList sources={row.sources} />
          </>
        )}
      </JudgedList>
      <Suspense fallback={null}>
        {explained === null ? null : (
          <GradeDialog
            key={explained.decisionId}
            own={given[explained.decisionId] ?? null}
            answer={explained.answer}
            busy={grading.isPending}
            problem={null}
            onSave={(grade) => grading.mutate({ row: explained, grade })}
            onClose={() => setExplained(null)}
          />
        )}
      </Suspense>
    </>
  );
}
