"use client";
/** Over every screen of a workspace that waits for its erasure: until when it can be kept, what is closed meanwhile, and the way to keep it. */
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { useWorkspace } from "@/lib/client/workspace-context";

export function ClosingLine({ dueAt }: { dueAt: string }) {
  const { workspace, can } = useWorkspace();
  return (
    <section aria-label="About to be deleted" className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b bg-failed-wash px-4 py-2 text-sm">
      <TriangleAlert aria-hidden className="size-4 shrink-0 text-failed" />
      <p className="min-w-0 flex-1 basis-60 text-pretty">
        This workspace is deleted on <Time at={dueAt} format="exact" className="font-semibold" />. Until then it can be read, nothing in it is changed, and the
        chat on your sites is closed. {can("workspace:own") ? null : "An owner can still keep it."}
      </p>
      {can("workspace:own") ? (
        <Button asChild size="sm">
          <Link href={`/w/${workspace.slug}/settings#end`}>Keep it or export it</Link>
        </Button>
      ) : null}
    </section>
  );
}
