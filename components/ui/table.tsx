/** Rows of 36 px with hairlines. It scrolls sideways inside itself where the screen is narrow. */
import type { ComponentProps } from "react";
import { cn } from "@/lib/client/cn";

export function Table({ className, label, ...rest }: ComponentProps<"table"> & { label: string }) {
  return (
    <div className="relative overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
      <table className={cn("tabular w-full border-collapse text-left text-sm", className)} {...rest} />
    </div>
  );
}

export function Th({ className, scope = "col", ...rest }: ComponentProps<"th">) {
  return <th scope={scope} className={cn("h-9 border-b px-2.5 text-xs font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-4", className)} {...rest} />;
}

export function Td({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("h-9 border-b px-2.5 py-1.5 first:pl-4 last:pr-4", className)} {...rest} />;
}
