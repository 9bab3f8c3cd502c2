/** The shape of what is coming. Give it the size of the real thing. */
import { cn } from "@/lib/client/cn";

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-3.5 animate-breathe rounded-control bg-hover motion-reduce:animate-none", className)} />;
}

/** Rows of a list that is being loaded; says so to a screen reader. */
export function SkeletonRows({ rows = 8, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-9 items-center gap-3 border-b px-4">
          <Skeleton className={index % 3 === 0 ? "w-2/5" : index % 3 === 1 ? "w-1/3" : "w-1/2"} />
          <Skeleton className="ml-auto w-14" />
        </div>
      ))}
    </div>
  );
}
