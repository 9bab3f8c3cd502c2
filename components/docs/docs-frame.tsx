/** The frame of the documentation's pages: the name of the product, where one is, and the column. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Wordmark } from "@/components/shell/logo";
import { tabStyle } from "@/components/ui/tab-style";

const pages = [
  { href: "/docs/api", name: "API" },
  { href: "/docs/api/shapes", name: "Shapes" },
  { href: "/docs/events", name: "Events" },
] as const;

export function DocsFrame({ current, children }: { current: (typeof pages)[number]["href"]; children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-4xl grid-cols-[minmax(0,1fr)] gap-6 px-6 py-6 max-sm:px-4">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b">
        <Link href="/" className="rounded-control py-2">
          <Wordmark />
        </Link>
        <nav aria-label="Documentation" className="flex gap-5">
          {pages.map(({ href, name }) => (
            <Link key={href} href={href} aria-current={href === current ? "page" : undefined} className={tabStyle}>
              {name}
            </Link>
          ))}
        </nav>
      </header>
      <main className="grid grid-cols-[minmax(0,1fr)] gap-6">{children}</main>
    </div>
  );
}
