/** Whether a record is in the chain, and at which place. */
import { Clock, Lock } from "lucide-react";
import type { AuditEvent } from "@/lib/contracts/api/audit";
import { cn } from "@/lib/client/cn";

export function SealMark({ seal, className }: { seal: AuditEvent["seal"]; className?: string }) {
  if (seal === null) {
    return (
      <span className={cn("inline-flex items-center gap-1 text-xs font-medium text-waiting", className)}>
        <Clock aria-hidden className="size-3.5" /> pending
      </span>
    );
  }
  return (
    <span className={cn("tabular inline-flex items-center gap-1 text-xs text-approved", className)}>
      <Lock aria-hidden className="size-3" />
      <span className="sr-only">sealed as no. </span>
      {seal.seq}
    </span>
  );
}
