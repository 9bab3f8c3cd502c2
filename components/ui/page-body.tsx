/** The column that a screen's content stands in, with its heading and acts. */
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";

export function PageBody({ width = "narrow", className, children }: { width?: "narrow" | "wide"; className?: string; children: ReactNode }) {
  return (
    <div className={cn("mx-auto grid w-full grid-cols-[minmax(0,1fr)] gap-5 px-6 py-6 max-sm:px-4", width === "narrow" ? "max-w-3xl" : "max-w-6xl", className)}>
      {children}
    </div>
  );
}

/** `titleHidden` where the top line names the place already: the heading is then read aloud only. */
export function PageHeader({
  title,
  titleHidden = false,
  description,
  action,
}: {
  title: ReactNode;
  titleHidden?: boolean;
  description?: ReactNode;
  action?: ReactNode;
}) {
  // Out of the flow: a heading that is not seen takes no room.
  if (titleHidden && !description && !action) return <h1 className="sr-only">{title}</h1>;
  return (
    <header className={cn("flex flex-wrap justify-between gap-x-4 gap-y-3", titleHidden ? "items-center" : "items-start")}>
      <div className="grid min-w-0 flex-1 basis-64 gap-1">
        <h1 className={cn("text-xl", titleHidden && "sr-only")}>{title}</h1>
        {description ? <div className="max-w-2xl text-sm text-ink-2">{description}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap items-center gap-2">{action}</div> : null}
    </header>
  );
}
