"use client";
/** Drawn turns that went to people, oldest first: whether a person was needed. */
import { useMutation } from "@tanstack/react-query";
import { CircleSlash, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MessageText } from "@/components/thread/message-text";
import { reasonSentence } from "@/components/thread/reason-words";
import { plainLine } from "@/components/thread/visible-text";
import { sentenceOf } from "@/lib/client/api-problem";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { EscalatedPage, EscalatedRow } from "@/lib/contracts/api/grading";
import { gradeHandoff, listEscalated } from "./api";
import { JudgedList, type Verdict } from "./judged-list";

const verdicts: readonly Verdict<boolean>[] = [
  { value: true, key: "1", words: "A person was needed", icon: UserRound, tone: "text-approved" },
  { value: false, key: "2", words: "The bot’s answer would have done", icon: CircleSlash, tone: "text-waiting" },
];

export function EscalatedList({ first }: { first: EscalatedPage }) {
  const { api } = useWorkspace();
  const router = useRouter();
  const [given, setGiven] = useState<Readonly<Record<string, boolean>>>({});
  const grading = useMutation({
    mutationFn: ({ row, needed }: { row: EscalatedRow; needed: boolean }) => gradeHandoff(api, row.decisionId, needed),
    onSuccess: (_, { row, needed }) => {
      setGiven((before) => ({ ...before, [row.decisionId]: needed }));
      router.refresh();
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <JudgedList
      label="Turns that went to people, oldest first"
      one="Turn"
      empty="Of the turns that go to people a share is drawn by chance, as the policy says. They appear here."
      first={first}
      readMore={(cursor) => listEscalated(api, cursor)}
      verdicts={verdicts}
      verdictOn={({ decisionId }: EscalatedRow) => given[decisionId]}
      judge={(row, needed) => grading.mutate({ row, needed })}
      busy={grading.isPending}
    >
      {(row) => (
        <>
          <div>
            <span className="sr-only">Question</span>
            <MessageText text={row.question} />
          </div>
          <p className="text-sm text-pretty text-ink-2 wrap-anywhere">{row.reasons[0] ? reasonSentence(row.reasons[0]) : null}</p>
          <p className="text-sm text-ink-3 wrap-anywhere">
            {row.found.length === 0 ? "The bot had found nothing." : `The bot had found: ${row.found.map((title) => plainLine(title)).join(", ")}.`}
          </p>
        </>
      )}
    </JudgedList>
  );
}
