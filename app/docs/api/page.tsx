/** The API's description to read: every operation in a line, by group, with a search that works without scripts. */
import type { Metadata } from "next";
import { type ApiDocument, operationsOf, searchOperations, tagsOf } from "@/components/docs/api-document";
import { DocsFrame } from "@/components/docs/docs-frame";
import { MarkedText } from "@/components/docs/marked-text";
import { OperationList } from "@/components/docs/operation-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { apiDescription } from "@/lib/endpoints/api-description";

export const metadata: Metadata = { title: "API" };

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export default async function ApiDocsPage({ searchParams }: Props) {
  const { q } = await searchParams;
  const query = (Array.isArray(q) ? q[0] : q)?.slice(0, 200) ?? "";
  const document = apiDescription() as unknown as ApiDocument;
  const all = operationsOf(document);
  const operations = searchOperations(all, query);
  return (
    <DocsFrame current="/docs/api">
      <div className="grid gap-3">
        <h1 className="text-2xl">API</h1>
        <MarkedText text={String(document.info.description)} />
        <p className="text-sm">
          <a href="/api/openapi.json" className="text-accent-text underline decoration-current/40 underline-offset-3">
            The same as an OpenAPI 3.1 document
          </a>
        </p>
      </div>
      <form role="search" method="get" action="/docs/api" className="flex gap-2">
        <label htmlFor="docs-search" className="sr-only">
          Search the API
        </label>
        <Input id="docs-search" type="search" name="q" defaultValue={query} placeholder="Search by word, address or field" maxLength={200} />
        <Button type="submit">Search</Button>
      </form>
      {query === "" ? null : (
        <p role="status" className="text-sm text-ink-2">
          {operations.length} of {all.length} operations speak of <bdi>{query}</bdi>.
        </p>
      )}
      {operations.length === 0 ? (
        <EmptyState title="Nothing speaks of that">Try one word, such as “article” or “claim”.</EmptyState>
      ) : (
        <OperationList tags={tagsOf(document)} operations={operations} />
      )}
    </DocsFrame>
  );
}
