"use client";
/** A screen of a workspace that could not be shown; the frame around it stays. */
import { WorkspaceErrorScreen } from "@/components/shell/workspace-error-screen";

export default function WorkspacePageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <WorkspaceErrorScreen error={error} retry={retry} />;
}
