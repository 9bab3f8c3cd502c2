/** Answers to grade, and what their grades say about all answers. */
import Link from "next/link";
import { rateWords } from "@/components/charts/format-figures";
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { tabStyle } from "@/components/ui/tab-style";
import type { CalibrationReport, EscalatedPage, FlaggedPage, GradingPage } from "@/lib/contracts/api/grading";
import { CalibrationSection } from "./calibration-section";
import { EscalatedList } from "./escalated-list";
import { GradeList } from "./grade-list";

const mostCounted = 500;

export type GradingLists =
  { list: "drawn"; page: GradingPage; report: CalibrationReport } | { list: "flagged"; page: FlaggedPage } | { list: "escalated"; page: EscalatedPage };

const tabs = [
  { list: "drawn", name: "Answers" },
  { list: "flagged", name: "Flagged" },
  { list: "escalated", name: "Went to people" },
] as const;

export function GradingScreen({ slug, shown }: { slug: string; shown: GradingLists }) {
  return (
    <PageBody width="wide">
      <PageHeader title="Grading" description={wordsOf(shown)} />
      <nav aria-label="What to grade" className="flex gap-5 overflow-x-auto border-b">
        {tabs.map(({ list, name }) => (
          <Link
            key={list}
            href={`/w/${slug}/grading${list === "drawn" ? "" : `?list=${list}`}`}
            aria-current={list === shown.list ? "page" : undefined}
            className={tabStyle}
          >
            {name}
          </Link>
        ))}
      </nav>
      {shown.list === "drawn" ? <CalibrationSection slug={slug} report={shown.report} /> : null}
      <section aria-labelledby="to-grade" className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h2 id="to-grade" className="text-base">
          {shown.list === "escalated" ? "Was a person needed?" : "Was it right?"}
        </h2>
        {shown.list === "escalated" ? <EscalatedList first={shown.page} /> : <GradeList key={shown.list} list={shown.list} first={shown.page} />}
      </section>
    </PageBody>
  );
}

function wordsOf(shown: GradingLists): string {
  const { waiting } = shown.page;
  const left = `${waiting > mostCounted ? `more than ${mostCounted}` : waiting} of them ${waiting === 1 ? "waits" : "wait"} for a grade.`;
  if (shown.list === "drawn")
    return `Chance draws a share of the answers that the bot sends by itself; ${left} Other answers can be graded in the inbox; they certify nothing.`;
  if (shown.list === "flagged") return `Answers that were flagged and sent all the same, by who reviewed them or because the policy lets them; ${left}`;
  const { needed, graded } = shown.page;
  const found =
    needed === null
      ? ""
      : ` By the ${graded} graded ones a person was needed on ${rateWords(needed.value)} of all (${rateWords(needed.low)} to ${rateWords(needed.high)}), each weighted by its chance.`;
  return `Chance draws a share of the turns that go to people, as of the answers; ${left}${found}`;
}
