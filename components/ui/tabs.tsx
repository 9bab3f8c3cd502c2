"use client";
/** Views of one thing, side by side. `count` is how many wait there. */
import { Tabs as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/client/cn";

export const Tabs = Radix.Root;
export const TabsContent = Radix.Content;

export function TabsList({ className, ...rest }: ComponentProps<typeof Radix.List>) {
  return <Radix.List className={cn("flex gap-4 overflow-x-auto border-b", className)} {...rest} />;
}

export const tabStyle =
  "inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-sm text-ink-2 -outline-offset-2 hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink max-sm:h-11";

export function Tab({ className, count, children, ...rest }: ComponentProps<typeof Radix.Trigger> & { count?: number }) {
  return (
    <Radix.Trigger className={cn(tabStyle, className)} {...rest}>
      {children}
      {count ? <span className="tabular text-xs text-ink-3">{count > 500 ? "500+" : count}</span> : null}
    </Radix.Trigger>
  );
}
