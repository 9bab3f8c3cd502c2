/** Something is being done. With a label it is read aloud. */
import { LoaderCircle } from "lucide-react";
import { cn } from "@/lib/client/cn";

export function Spinner({ className, label }: { className?: string; label?: string }) {
  return (
    <span className={cn("inline-flex", className)} role={label ? "status" : undefined}>
      <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
