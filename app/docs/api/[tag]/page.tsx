/** The operations of a group in full, or, under `shapes`, the named shapes that answers are made of. */
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { type ApiDocument, operationsOf, tagsOf } from "@/components/docs/api-document";
import { DocsFrame } from "@/components/docs/docs-frame";
import { OperationSection } from "@/components/docs/operation-section";
import { SchemaTable } from "@/components/docs/schema-table";
import { apiDescription } from "@/lib/endpoints/api-description";
import { publicUrl } from "@/lib/platform/env";

type Props = { params: Promise<{ tag: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tag } = await params;
  return { title: `API · ${tag}` };
}

export default async function ApiTagPage({ params }: Props) {
  const { tag: name } = await params;
  const document = apiDescription() as unknown as ApiDocument;
  if (name === "shapes") return <Shapes document={document} />;
  const tag = tagsOf(document).find((each) => each.name === name);
  if (!tag) notFound();
  const operations = operationsOf(document).filter((operation) => operation.tags.includes(name));
  return (
    <DocsFrame current="/docs/api">
      <div className="grid gap-2">
        <p className="text-sm">
          <Link href="/docs/api" className="text-accent-text underline decoration-current/40 underline-offset-3">
            All of the API
          </Link>
        </p>
        <h1 className="text-2xl">{tag.title}</h1>
        <p className="max-w-prose text-base text-ink-2">{tag.description}</p>
        <ul className="mt-1 grid gap-1 text-sm">
          {operations.map(({ operationId, summary }) => (
            <li key={operationId}>
              <a href={`#${operationId}`} className="text-accent-text underline decoration-current/40 underline-offset-3">
                {summary}
              </a>
            </li>
          ))}
        </ul>
      </div>
      {operations.map((operation) => (
        <OperationSection key={operation.operationId} operation={operation} origin={publicUrl()} />
      ))}
    </DocsFrame>
  );
}

function Shapes({ document }: { document: ApiDocument }) {
  return (
    <DocsFrame current="/docs/api/shapes">
      <div className="grid gap-2">
        <h1 className="text-2xl">Shapes</h1>
        <p className="max-w-prose text-base text-ink-2">What answers are made of. More fields may come; none goes and none changes its meaning.</p>
      </div>
      {Object.entries(document.components.schemas as Record<string, Record<string, unknown>>).map(([name, schema]) => (
        <section key={name} id={name} aria-labelledby={`${name}-title`} className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-2">
          <h2 id={`${name}-title`} className="text-lg">
            <a href={`#${name}`} className="hover:underline">
              {name}
            </a>
          </h2>
          <SchemaTable schema={schema} label={name} />
        </section>
      ))}
    </DocsFrame>
  );
}
