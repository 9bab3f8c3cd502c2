/** A bordered place for one subject. Cards are for what stands apart; lists use hairlines. */
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/client/cn";

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section className={cn("rounded-card border bg-surface", className)} {...rest} />;
}

export function CardHeader({ title, description, action, className }: { title: ReactNode; description?: ReactNode; action?: ReactNode; className?: string }) {
  return (
    <header className={cn("flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5 pb-2", className)}>
      {/* Beside an act only where a description keeps lines that can be read. */}
      <div className={cn("grid min-w-0 flex-1 gap-0.5", description ? "basis-64" : "basis-44")}>
        <h2 className="text-base">{title}</h2>
        {description ? <p className="max-w-2xl text-sm text-ink-2">{description}</p> : null}
      </div>
      {action}
    </header>
  );
}

export function CardBody({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("px-4 pb-4", className)} {...rest} />;
}

export function CardFooter({ className, ...rest }: ComponentProps<"footer">) {
  return <footer className={cn("flex flex-wrap items-center justify-end gap-2 border-t px-4 py-3", className)} {...rest} />;
}
