"use client";
/** Taking everything along, and deleting the workspace. For owners. */
import { ExportCard } from "./export-card";
import { DeletionCard } from "./deletion-card";

export function WorkspaceEnd() {
  return (
    <div id="end" className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <ExportCard />
      <DeletionCard />
    </div>
  );
}
