"use client";
/** What a failed page says: what happened, what was kept, what to do. */
import { LockKeyhole, TriangleAlert } from "lucide-react";
import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useWorkspace } from "@/lib/client/workspace-context";
import { scopeOfAddress } from "./places";

type Failure = { error: unknown; retry: () => void };

export function ErrorScreen({ error, retry }: Failure) {
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : "";
  return (
    <EmptyState
      isPage
      icon={TriangleAlert}
      title="This page could not be shown"
      action={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <Button asChild>
            <a href="/w">To my workspace</a>
          </Button>
        </>
      }
    >
      Nothing was changed by it. If it stays, the operator finds the cause in the log
      {digest ? (
        <>
          {" "}
          under <span className="font-mono">{digest}</span>
        </>
      ) : null}
      .
    </EmptyState>
  );
}

/** Inside a workspace. A page that the member may not open fails on the server without telling the browser why; it is said here. */
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
