/** A sentence that concerns the place it stands in: what happened, what was kept, what to do. */
import { CircleAlert, CircleCheck, Clock, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";

const kinds = {
  info: { icon: Info, style: "border-line bg-sunken text-ink", iconStyle: "text-ink-3" },
  waiting: { icon: Clock, style: "border-waiting-mark/40 bg-waiting-wash text-ink", iconStyle: "text-waiting" },
  approved: { icon: CircleCheck, style: "border-approved-mark/40 bg-approved-wash text-ink", iconStyle: "text-approved" },
  failed: { icon: CircleAlert, style: "border-failed-mark/40 bg-failed-wash text-ink", iconStyle: "text-failed" },
} as const;

export type NoticeProps = {
  kind?: keyof typeof kinds;
  title?: string;
  action?: ReactNode;
  /** Read aloud when it appears. */ live?: boolean;
  className?: string;
  children?: ReactNode;
};

export function Notice({ kind = "info", title, action, live = false, className, children }: NoticeProps) {
  const { icon: Icon, style, iconStyle } = kinds[kind];
  return (
    <div
      role={live ? (kind === "failed" ? "alert" : "status") : undefined}
      className={cn("flex items-start gap-2.5 rounded-card border px-3 py-2.5 text-sm", style, className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", iconStyle)} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-pretty break-words">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
