/** Operations in a line each, by group; a link leads to the whole. */
import Link from "next/link";
import type { Operation, Tag } from "./api-document";

export function OperationList({ tags, operations }: { tags: readonly Tag[]; operations: readonly Operation[] }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-7">
      {tags.map((tag) => {
        const own = operations.filter((operation) => operation.tags.includes(tag.name));
        return own.length === 0 ? null : (
          <section key={tag.name} id={tag.name} aria-labelledby={`${tag.name}-title`} className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-1">
            <h2 id={`${tag.name}-title`} className="text-lg">
              <Link href={`/docs/api/${tag.name}`} className="hover:underline">
                {tag.title}
              </Link>
            </h2>
            <p className="max-w-prose text-sm text-ink-2">{tag.description}</p>
            <ul className="mt-1 border-t">
              {own.map((operation) => (
                <li key={operation.operationId} className="border-b">
                  <Link
                    href={`/docs/api/${tag.name}#${operation.operationId}`}
                    className="grid gap-x-4 px-1 py-2 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
                  >
                    <span className="font-mono text-xs leading-5 break-all">
                      <span className="inline-block w-14 text-ink-3">{operation.method}</span>
                      {operation.path}
                    </span>
                    <span className="text-sm text-pretty">{operation.summary}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
