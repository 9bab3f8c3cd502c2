/** One line of text. Inside a Field it takes id, description and error from there. */
import type { ComponentProps } from "react";
import { cn } from "@/lib/client/cn";

export const inputStyle =
  "w-full min-w-0 rounded-control border border-line-strong/70 bg-surface px-2.5 text-sm text-ink transition-colors duration-120 hover:border-line-strong focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 focus-visible:outline-focus disabled:bg-sunken disabled:text-ink-3 [&[readonly]]:bg-sunken aria-invalid:border-failed-mark max-sm:text-base";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input dir="auto" className={cn(inputStyle, "h-8 max-sm:h-11", className)} {...rest} />;
}
