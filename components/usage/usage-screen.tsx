/** What the workspace has used by month, and beside its limits what it holds. Counts only: there is nothing to pay. */
import { sizeWords } from "@/components/thread/size-words";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Table, Td, Th } from "@/components/ui/table";
import type { Usage, UsageMonth } from "@/lib/contracts/api/usage";
import { LimitRow } from "./limit-row";

const columns: readonly { name: string; of: (month: UsageMonth) => number }[] = [
  { name: "Conversations", of: ({ conversations }) => conversations },
  { name: "Visitor messages", of: ({ visitorMessages }) => visitorMessages },
  { name: "Answers of the bot", of: ({ botAnswers }) => botAnswers },
  { name: "Messages of people", of: ({ personMessages }) => personMessages },
  { name: "Tokens read", of: ({ inputTokens }) => inputTokens },
  { name: "Tokens written", of: ({ outputTokens }) => outputTokens },
  { name: "API requests", of: ({ apiRequests }) => apiRequests },
];

function monthWords(from: string): string {
  return new Date(`${from}T00:00:00Z`).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
}

function countWords(count: number): string {
  return count.toLocaleString("en");
}

export function UsageScreen({ usage }: { usage: Usage }) {
  const { months, today, held, stored, rates } = usage;
  return (
    <>
      <Card aria-label="Limits">
        <CardHeader
          title="Limits"
          description="What this workspace may use. The operator of the installation sets the limits; what is over one is refused with a sentence that says so, and nothing that is there is lost."
        />
        <CardBody>
          <ul className="grid gap-x-10 gap-y-3 sm:grid-cols-2">
            <LimitRow name="Visitor messages today" count={today.visitorMessages} limit={today.limit} words={countWords} note="whole again at midnight UTC" />
            <LimitRow name="Articles" count={held.articles.count} limit={held.articles.limit} words={countWords} note="archived ones do not count" />
            <LimitRow
              name="Members"
              count={held.members.count}
              limit={held.members.limit}
              words={countWords}
              note="open invitations are held against it, too"
            />
            <LimitRow name="Files in conversations" count={stored.files.bytes} limit={stored.files.limit} words={sizeWords} />
            <LimitRow name="Webhooks" count={held.webhooks.count} limit={held.webhooks.limit} words={countWords} />
          </ul>
          <ul className="mt-4 grid gap-1 border-t pt-3 text-sm text-ink-2">
            <Rate value={rates.requestsPerMinute} of="requests a minute of members and API keys together" />
            <Rate value={rates.visitorRequestsPerMinute} of="requests a minute of all visitors together" />
            <Rate value={rates.conversationsPerVisitorPerDay} of="conversations a day that one visitor may begin" />
          </ul>
        </CardBody>
      </Card>
      <Card aria-label="Months">
        <CardHeader
          title="Months"
          description="Counted from the audit log, a few seconds behind. Months and days are those of UTC. Tokens are those of the bot’s answers to visitors."
        />
        <Table label="Use by month" className="border-t">
          <thead>
            <tr>
              <Th>Month</Th>
              {columns.map(({ name }) => (
                <Th key={name} className="text-right whitespace-normal">
                  {name}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month, index) => (
              <tr key={month.from}>
                <Td className="whitespace-nowrap">
                  {monthWords(month.from)}
                  {index === 0 ? <span className="pl-1.5 text-xs text-ink-3">so far</span> : null}
                </Td>
                {columns.map(({ name, of }) => (
                  <Td key={name} className="text-right">
                    {countWords(of(month))}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <Card aria-label="Stored">
        <CardHeader title="Stored" description="What the workspace keeps, beside its conversations and the log." />
        <CardBody>
          <dl className="tabular grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-4 gap-y-3">
            <Kind name="Files in conversations" bytes={stored.files.bytes} />
            <Kind name="Files that imports wait for" bytes={stored.imports} />
            <Kind name="Articles with their history" bytes={stored.articles} />
            <Kind name="Search indexes" bytes={stored.indexes} />
          </dl>
        </CardBody>
      </Card>
    </>
  );
}

function Rate({ value, of }: { value: number | null; of: string }) {
  return (
    <li>
      <span className="tabular text-ink">{value === null ? "Any number of" : countWords(value)}</span> {of}
    </li>
  );
}

function Kind({ name, bytes }: { name: string; bytes: number }) {
  return (
    <div>
      <dt className="text-xs text-ink-2">{name}</dt>
      <dd className="text-lg font-semibold">{sizeWords(bytes)}</dd>
    </div>
  );
}
