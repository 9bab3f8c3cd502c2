/** The column that a screen's content stands in, with its heading and acts. */
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";

export function PageBody({ width = "narrow", className, children }: { width?: "narrow" | "wide"; className?: string; children: ReactNode }) {
  return <div className={cn("mx-auto grid w-full grid-cols-[minmax(0,1fr)] gap-5 px-6 py-6 max-sm:px-4", width === "narrow" ? "max-w-3xl" : "max-w-6xl", className)}>{children}</div>;
}

export function PageHeader({ title, description, action }: { title: ReactNode; description?: ReactNode; action?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
      <div className="grid min-w-0 flex-1 gap-1">
        <h1 className="text-xl">{title}</h1>
        {description ? <div className="max-w-prose text-sm text-ink-2">{description}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap items-center gap-2">{action}</div> : null}
    </header>
  );
}
