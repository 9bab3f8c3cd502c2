"use client";
/** What a failed page of a workspace says. One that the member may not open fails on the server without telling the browser why; it is said here. */
import { LockKeyhole } from "lucide-react";
import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useWorkspace } from "@/lib/client/workspace-context";
import { ErrorScreen, type Failure } from "./error-screen";
import { scopeOfAddress } from "./places";

export function WorkspaceErrorScreen(failure: Failure) {
  const { workspace, member, isClosing, can } = useWorkspace();
  const scope = scopeOfAddress(usePathname());
  if (scope === null || can(scope)) return <ErrorScreen {...failure} />;
  return (
    <EmptyState
      isPage
      icon={LockKeyhole}
      title={isClosing ? "This page is closed" : "Your role does not open this page"}
      action={
        <Button asChild>
          <a href={`/w/${workspace.slug}`}>Back to {workspace.name}</a>
        </Button>
      }
    >
      {isClosing ? (
        "The workspace is being deleted: it can be read, and nothing in it is changed."
      ) : (
        <>
          It needs the permission <span className="font-mono">{scope}</span>, which the role {member.role} does not have. An owner or admin can change your
          role.
        </>
      )}
    </EmptyState>
  );
}
