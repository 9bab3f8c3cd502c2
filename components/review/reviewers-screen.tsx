/** How each person reviews. Rendered on the server. */
import { countWords, durationWords, rateWords } from "@/components/charts/format-figures";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { Table, Td, Th } from "@/components/ui/table";
import type { ReviewerReport } from "@/lib/contracts/api/review";

const columns = ["Decided", "As it was", "Edited", "Rejected", "Answered", "Open, median", "Faster than reading", "Planted, caught"];

type Props = { slug: string; days: number; report: ReviewerReport; /** May keep gold drafts. */ maySetUp: boolean };

export function ReviewersScreen({ slug, days, report, maySetUp }: Props) {
  const share = (count: number, of: number) => (of === 0 ? rateWords(null) : `${countWords(count)} · ${rateWords(count / of)}`);
  return (
    <PageBody width="wide">
      <PageHeader
        title="Reviewers"
        description={`Who decided on drafts in the last ${days} days, and how. ${report.isBounded ? "There were more decisions: these are the newest 5,000." : ""}`}
        action={
          <span className="flex flex-wrap gap-2">
            {maySetUp ? (
              <Button asChild size="sm">
                <a href={`/w/${slug}/review/gold`}>Gold drafts</a>
              </Button>
            ) : null}
            <Button asChild size="sm">
              <a href={`/w/${slug}/review`}>Back to the queue</a>
            </Button>
          </span>
        }
      />
      {report.data.length === 0 ? (
        <EmptyState title="Nobody has decided on a draft in this time">Each draft that is sent, edited, rejected or answered counts here.</EmptyState>
      ) : (
        <Card>
          <Table label="Reviewers" className="whitespace-nowrap">
            <thead>
              <tr>
                <Th>Person</Th>
                {columns.map((column) => (
                  <Th key={column} className="text-right">
                    {column}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.data.map(({ reviewer, alarm, ...of }) => (
                <tr key={reviewer.id} data-testid="reviewer-row">
                  <Th scope="row" className="max-w-56 text-sm text-ink">
                    <span dir="auto" className="block truncate">
                      {reviewer.name}
                    </span>
                  </Th>
                  <Td className="text-right">{countWords(of.decided)}</Td>
                  <Td className="text-right">{share(of.approved, of.decided)}</Td>
                  <Td className="text-right">{share(of.edited, of.decided)}</Td>
                  <Td className="text-right">{share(of.rejected, of.decided)}</Td>
                  <Td className="text-right">{share(of.responded, of.decided)}</Td>
                  <Td className="text-right">{durationWords(of.medianOpenMs)}</Td>
                  <Td className="text-right">
                    <span className="inline-flex items-center gap-2">
                      {alarm ? (
                        <Badge meaning="failed" size="sm">
                          more than chance
                        </Badge>
                      ) : null}
                      {share(of.unread, of.timed)}
                    </span>
                  </Td>
                  <Td className="text-right">{goldWords(of.gold)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      <p className="max-w-2xl text-sm text-ink-2">
        Faster than reading: open for less time than the words take at twice the average speed of silent reading (238 words a minute, Brysbaert 2019), or
        approved without being opened. It is marked where an exact test shows a share above {rateWords(report.tolerated)}; for somebody at that share a mark
        comes by chance at most in {rateWords(report.falseAlarmRate)} of looks. Planted: wrong answers put among the drafts, which can never be sent; caught
        where what is wrong would not have been sent, with the shares between which that lies at 95 % certainty.
      </p>
    </PageBody>
  );
}

function goldWords({ seen, caught, low, high }: ReviewerReport["data"][number]["gold"]): string {
  return seen === 0 ? rateWords(null) : `${countWords(caught)} of ${countWords(seen)} · ${rateWords(low)} to ${rateWords(high)}`;
}
