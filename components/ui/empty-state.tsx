/** A place that has nothing yet: why, and the next step. */
import type { ComponentType, ReactNode } from "react";

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  isPage = false,
}: {
  icon?: ComponentType<{ className: string; strokeWidth: number; "aria-hidden": true }>;
  title: string;
  /** It is all that the page says: the title is the page's heading. */
  isPage?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className="mx-auto grid max-w-sm justify-items-center gap-1.5 px-6 py-12 text-center">
      {Icon ? <Icon aria-hidden strokeWidth={1.5} className="mb-1.5 size-7 text-ink-3" /> : null}
      <Title className="text-base font-semibold text-balance">{title}</Title>
      {children ? <div className="text-sm text-pretty text-ink-2">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
