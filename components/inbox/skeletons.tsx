/** The shapes of what is being loaded: rows of the list, a transcript. */
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/client/cn";

export function ListSkeleton() {
  return (
    <div role="status" className="min-h-0 flex-1 overflow-hidden">
      <span className="sr-only">Loading conversations</span>
      {Array.from({ length: 9 }, (_, index) => (
        <div key={index} className="grid gap-2 border-b px-4 py-3">
          <div className="flex justify-between">
            <Skeleton className={index % 2 ? "w-32" : "w-40"} />
            <Skeleton className="w-10" />
          </div>
          <Skeleton className={index % 3 ? "w-4/5" : "w-3/5"} />
          <div className="flex gap-2">
            <Skeleton className="w-14" />
            <Skeleton className="w-24" />
          </div>
        </div>
      ))}
    </div>
  );
}

export function ThreadSkeleton() {
  return (
    <div role="status" className="mx-auto grid w-full max-w-3xl content-end gap-4 p-4">
      <span className="sr-only">Loading the conversation</span>
      {["w-3/5", "w-2/5 ml-auto", "w-1/2", "w-3/5 ml-auto"].map((width) => (
        <Skeleton key={width} className={cn("h-14 rounded-card", width)} />
      ))}
    </div>
  );
}
