/** The mark: a rail that climbs on two posts, from the level of the machine to the level of a hand. One colour, so that it follows the text. */
import { cn } from "@/lib/client/cn";

export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn("size-7 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g fill="none" strokeLinecap="round" strokeLinejoin="round" className="stroke-on-accent">
        <path d="M5.5 21.5h4.2L21.8 10.5h4.7" strokeWidth="3.4" />
        <path d="M11.6 20.4v5.1M20.2 12.6v12.9" strokeWidth="2.2" opacity=".72" />
      </g>
    </svg>
  );
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-base font-semibold tracking-tight", className)}>
      <LogoMark />
      Handrail
    </span>
  );
}
