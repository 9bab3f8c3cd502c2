/** Where an answer comes from: folded to one line, open with the passages word for word. */
import { BookOpen, ChevronRight, ExternalLink } from "lucide-react";
import type { Source } from "@/lib/contracts/widget/conversation";
import { cn } from "@/lib/client/cn";
import { Visible } from "./visible";

export function SourceList({
  sources,
  open = false,
  note = null,
  className,
}: {
  sources: readonly Source[];
  open?: boolean;
  /** Said after the title. */ note?: string | null;
  className?: string;
}) {
  if (sources.length === 0) return null;
  return (
    <details open={open} className={cn("group max-w-full text-xs text-ink-2", className)}>
      <summary className="flex min-h-6 list-none items-center gap-1 rounded-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 transition-transform duration-120 group-open:rotate-90" />
        <BookOpen aria-hidden className="size-3.5 shrink-0" />
        <span dir="auto" className="truncate">
          <Visible text={sources.length === 1 ? `Source: ${sources[0]?.title ?? ""}` : `${sources.length} sources`} />
        </span>
        {note === null ? null : <span className="shrink-0 text-ink-3">· {note}</span>}
      </summary>
      <ol className="mt-1.5 grid gap-2.5">
        {sources.map((source, index) => (
          <li key={`${source.articleId}-${index}`} className="grid gap-1">
            <SourceTitle source={source} />
            <blockquote
              dir="auto"
              className="border-l-2 border-line-strong/60 pl-2.5 text-sm wrap-anywhere whitespace-pre-wrap text-ink-2 rtl:border-r-2 rtl:border-l-0 rtl:pr-2.5 rtl:pl-0"
            >
              <Visible text={source.quote} />
            </blockquote>
          </li>
        ))}
      </ol>
    </details>
  );
}

function SourceTitle({ source }: { source: Source }) {
  const href = webAddress(source.url);
  const title = (
    <span dir="auto" className="wrap-anywhere">
      <Visible text={source.title} />
    </span>
  );
  if (href === null) return <span className="font-medium text-ink">{title}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener nofollow ugc"
      className="inline-flex items-center gap-1 justify-self-start font-medium text-accent-text underline decoration-current/40 underline-offset-3 hover:decoration-current"
    >
      {title}
      <ExternalLink aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}

/** The address when it is one of the web; scripts and other schemes are never linked. */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}
