/** What the packet is made of: sections, and in them facts with their names. */
import type { ReactNode } from "react";

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b px-4 py-3.5 text-sm last:border-0">
      <h3 className="mb-1.5 text-xs font-semibold text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

export function Facts({ children }: { children: ReactNode }) {
  return <dl className="mt-1 grid grid-cols-[minmax(4.5rem,max-content)_minmax(0,1fr)] gap-x-3 gap-y-1">{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt dir="auto" className="max-w-28 wrap-anywhere text-ink-3">
        {name}
      </dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
