/** Arguments as they will be carried out, and how they differ from what was asked for. Hidden characters are shown by name. */
import { ArrowRight } from "lucide-react";
import { MessageText } from "@/components/thread/message-text";
import { Visible } from "@/components/thread/visible";
import type { ObjectSchema } from "@/lib/core/approval/argument-schema";
import { fieldsOf, fieldTitle, isAmount, valueWords } from "@/lib/core/approval/amount-text";
import { changesOf } from "./approval-words";

export function ArgumentList({ schema, given }: { schema: ObjectSchema; given: Readonly<Record<string, unknown>> }) {
  return (
    <dl
      aria-label="Arguments"
      className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm max-sm:grid-cols-[minmax(0,1fr)] max-sm:gap-y-0.5"
    >
      {fieldsOf(schema, given).map(([name, field]) =>
        given[name] === undefined ? null : (
          <div key={name} className="contents">
            <dt className="text-ink-3 max-sm:mt-1.5">
              <Visible text={fieldTitle(name, field)} />
            </dt>
            <dd className="min-w-0">
              <Value value={given[name]} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Value({ value }: { value: unknown }) {
  if (typeof value === "string") return <MessageText text={value} className="text-sm" />;
  if (isAmount(value))
    return (
      <span className="tabular font-semibold">
        <Visible text={valueWords(value)} />
      </span>
    );
  if (typeof value === "object" && value !== null)
    return (
      <pre tabIndex={0} className="max-h-48 overflow-auto rounded-control border bg-sunken p-2 font-mono text-xs whitespace-pre-wrap">
        <Visible text={JSON.stringify(value, null, 2)} />
      </pre>
    );
  return (
    <span className="tabular">
      <Visible text={valueWords(value)} />
    </span>
  );
}

type Arguments = Readonly<Record<string, unknown>>;

export function ArgumentChanges({ schema, before, after, title }: { schema: ObjectSchema; before: Arguments; after: Arguments; title: string }) {
  const changes = changesOf(before, after);
  return (
    <section aria-label={title} className="grid gap-1 rounded-control border bg-sunken px-3 py-2 text-sm">
      <h3 className="text-xs font-medium text-ink-2">{title}</h3>
      {changes.length === 0 ? <p className="text-ink-3">Nothing is changed.</p> : null}
      <ul className="grid gap-1">
        {changes.map((change) => (
          <li key={change.name} className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-ink-3">
              <Visible text={fieldTitle(change.name, schema.properties[change.name])} />
            </span>
            <del className="wrap-anywhere text-failed">
              <Visible text={valueWords(change.before)} />
            </del>
            <ArrowRight aria-label="becomes" className="size-3 self-center text-ink-3" />
            <ins className="wrap-anywhere text-approved no-underline">
              <Visible text={valueWords(change.after)} />
            </ins>
          </li>
        ))}
      </ul>
    </section>
  );
}
