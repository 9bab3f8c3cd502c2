/** The shape of the knowledge screens while they are read. */
import { PageBody } from "@/components/ui/page-body";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function KnowledgeLoading() {
  return (
    <PageBody width="wide">
      <div className="flex h-8 items-center justify-between">
        <Skeleton className="w-72" />
        <Skeleton className="h-8 w-56" />
      </div>
      <div>
        <div className="flex h-9 items-center gap-4 border-b">
          <Skeleton className="w-64" />
        </div>
        <SkeletonRows rows={14} label="Loading the knowledge" />
      </div>
    </PageBody>
  );
}
