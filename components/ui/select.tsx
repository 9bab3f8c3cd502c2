"use client";
/** One of a few. A native select on purpose: it works with every keyboard, reader and phone. */
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/lib/client/cn";
import { inputStyle } from "./input";

export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cn("relative inline-flex", className)}>
      <select className={cn(inputStyle, "h-8 appearance-none pr-8 max-sm:h-11")} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-ink-3" />
    </span>
  );
}
