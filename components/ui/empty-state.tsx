/** A place that has nothing yet: why, and the next step. */
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  className,
}: {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn("mx-auto grid max-w-sm justify-items-center gap-1.5 px-6 py-12 text-center", className)}>
      {Icon ? <Icon aria-hidden strokeWidth={1.5} className="mb-1.5 size-7 text-ink-3" /> : null}
      <p className="text-base font-semibold text-balance">{title}</p>
      {children ? <div className="text-sm text-pretty text-ink-2">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
