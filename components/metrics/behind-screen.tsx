/** The conversations behind a number, oldest first, with the way into each. Rendered on the server. */
import { Button } from "@/components/ui/button";
import { averageWords, countWords, durationWords, nothing, stretchWords } from "@/components/charts/format-figures";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { Table, Td, Th } from "@/components/ui/table";
import { outcomeWords } from "@/lib/core/metrics/definitions";
import { readSegment } from "@/lib/core/metrics/segments";
import type { BehindPage } from "@/lib/contracts/api/metrics";
import { behindHref, metricsHref, type MetricsPlace } from "./metrics-address";
import { reasonName } from "./reason-names";
import { segmentWords } from "./segment-words";

export function BehindScreen({ slug, place, page, isFirst }: { slug: string; place: MetricsPlace; page: BehindPage; isFirst: boolean }) {
  const { range } = page;
  const segment = readSegment(page.segment);
  const began = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: range.timeZone });
  return (
    <PageBody width="wide">
      <PageHeader
        title={segment ? segmentWords(segment) : page.segment}
        description={
          <>
            <span data-testid="behind-total">{countWords(page.total)}</span> {page.total === 1 ? "conversation" : "conversations"} that began{" "}
            {stretchWords(range.from, range.to)}, days of {range.timeZone}.
          </>
        }
        action={
          <Button asChild size="sm">
            <a href={metricsHref(slug, { ...place, from: range.from, to: range.to, days: null })}>Back to the metrics</a>
          </Button>
        }
      />
      {page.data.length === 0 ? (
        <EmptyState title="No conversation is behind this number">They may have moved on: an outcome is what it is now.</EmptyState>
      ) : (
        <Table label="Conversations" className="whitespace-nowrap">
          <thead>
            <tr>
              {["Began", "Visitor", "Outcome", "First reason", "First response", "Resolution", "Rating", "Channel", "Person"].map((column) => (
                <Th key={column}>{column}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.data.map((row) => (
              <tr key={row.id} data-testid="behind-row">
                <Td>
                  <a href={`/w/${slug}/inbox/${row.id}?view=all`} className="underline decoration-current/30 underline-offset-3 hover:decoration-current">
                    <time dateTime={row.openedAt}>{began.format(new Date(row.openedAt))}</time>
                  </a>
                </Td>
                <Td>
                  <span dir="auto" className="block max-w-56 truncate">
                    {row.visitor.name ?? row.visitor.email ?? "Visitor"}
                  </span>
                </Td>
                <Td>{outcomeWords[row.outcome]}</Td>
                <Td>{row.reasonCode === null ? nothing : reasonName(row.reasonCode)}</Td>
                <Td>{durationWords(row.firstResponseMs)}</Td>
                <Td>{durationWords(row.resolutionMs)}</Td>
                <Td>{row.csat === null ? nothing : averageWords(row.csat).slice(0, 1)}</Td>
                <Td>
                  <span dir="auto">{row.channelName}</span>
                </Td>
                <Td>
                  <span dir="auto">{row.assigneeName ?? nothing}</span>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <nav aria-label="Pages" className="flex gap-2">
        {isFirst ? null : (
          <Button asChild>
            <a href={behindHref(slug, place, page.segment)}>First page</a>
          </Button>
        )}
        {page.nextCursor === null ? null : (
          <Button asChild>
            <a href={behindHref(slug, place, page.segment, page.nextCursor)}>Next page</a>
          </Button>
        )}
      </nav>
    </PageBody>
  );
}
