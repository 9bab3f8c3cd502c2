/** The catalogue of events: when each happens, what it says, and one as a webhook is sent it. */
import type { Metadata } from "next";
import { CodeBlock } from "@/components/docs/code-block";
import { DocsFrame } from "@/components/docs/docs-frame";
import { SchemaTable } from "@/components/docs/schema-table";
import { eventCatalogue } from "@/lib/contracts/events/event-catalogue";
import { eventDataSchemas, type EventType } from "@/lib/contracts/events/event-types";
import { webhookExample, webhookSchema } from "@/lib/endpoints/openapi-webhooks";

export const metadata: Metadata = { title: "Events" };

type Shape = { properties: { data: { properties: { details: Record<string, unknown> } } } };

export default function EventDocsPage() {
  const types = Object.keys(eventDataSchemas) as EventType[];
  const resources = [...new Set(types.map((type) => type.split(".")[0] ?? ""))];
  return (
    <DocsFrame current="/docs/events">
      <div className="grid gap-2">
        <h1 className="text-2xl">Events</h1>
        <p className="max-w-prose text-base text-ink-2">
          Every change is an event in the workspace’s log. The log under Audit, its export and webhooks hold the same events. They say what happened, to what
          and by whom, in ids, codes and numbers; never what a person wrote. Read the rest by its id.
        </p>
        <p className="max-w-prose text-sm text-ink-2">
          The list only grows: pass over a type that you do not know. Webhooks are signed as <i>Standard Webhooks</i> says, and the ids in them are those of the
          API.
        </p>
      </div>
      <nav aria-label="Kinds of events">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {resources.map((resource) => (
            <li key={resource}>
              <a href={`#${resource}`} className="text-accent-text underline decoration-current/40 underline-offset-3">
                {resource.replaceAll("_", " ")}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {resources.map((resource) => (
        <section
          key={resource}
          id={resource}
          aria-label={resource.replaceAll("_", " ")}
          className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-5 border-t pt-5"
        >
          {types
            .filter((type) => type.startsWith(`${resource}.`))
            .map((type) => (
              <EventSection key={type} type={type} />
            ))}
        </section>
      ))}
    </DocsFrame>
  );
}

function EventSection({ type }: { type: EventType }) {
  const details = (webhookSchema(type) as unknown as Shape).properties.data.properties.details;
  const hasDetails = Object.keys((details.properties as object | undefined) ?? {}).length > 0;
  return (
    <div id={type} className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-2">
      <h2 className="font-mono text-sm font-semibold break-all">
        <a href={`#${type}`} className="hover:underline">
          {type}
        </a>
      </h2>
      <p className="text-sm text-ink-2">{eventCatalogue[type].about}</p>
      {hasDetails ? <SchemaTable schema={details} label={`Details of ${type}`} /> : null}
      <details className="text-sm">
        <summary className="w-fit text-ink-2 hover:text-ink">A sample</summary>
        <div className="mt-2">
          <CodeBlock text={JSON.stringify(webhookExample(type), null, 2)} label={`Sample of ${type}`} />
        </div>
      </details>
    </div>
  );
}
