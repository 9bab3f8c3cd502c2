/** Answers to grade, and what their grades say about all answers. */
import { PageBody, PageHeader } from "@/components/ui/page-body";
import type { CalibrationReport, GradingPage } from "@/lib/contracts/api/grading";
import { CalibrationSection } from "./calibration-section";
import { GradeList } from "./grade-list";

const mostCounted = 500;

export function GradingScreen({ slug, page, report }: { slug: string; page: GradingPage; report: CalibrationReport }) {
  const waiting = page.waiting > mostCounted ? `more than ${mostCounted}` : String(page.waiting);
  return (
    <PageBody width="wide">
      <PageHeader
        title="Grading"
        description={`Chance draws a share of the answers that the bot sends by itself; ${waiting} of them ${page.waiting === 1 ? "waits" : "wait"} for a grade. Other answers can be graded in the inbox; they certify nothing.`}
      />
      <CalibrationSection slug={slug} report={report} />
      <section aria-labelledby="to-grade" className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h2 id="to-grade" className="text-base">
          Was it right?
        </h2>
        <GradeList first={page} />
      </section>
    </PageBody>
  );
}
