"use client";
/** Who works here and where: given once by the workspace's layout, read by every screen below it. Decides only what is shown; the server decides what is allowed. */
import { createContext, useContext, useMemo } from "react";
import type { ReactNode } from "react";
import type { Role, Scope } from "@/lib/core/rbac/scopes";
import { createApi } from "./api-client";
import type { Api } from "./api-client";

export type WorkspaceMember = {
  /** The member's id on the wire, `mem_…`. */
  id: string;
  name: string;
  email: string;
  role: Role;
  scopes: readonly Scope[];
  presence: "online" | "away";
};
export type WorkspacePlace = { slug: string; name: string };

type WorkspaceContext = { workspace: WorkspacePlace; member: WorkspaceMember; api: Api; can(scope: Scope): boolean };

const context = createContext<WorkspaceContext | null>(null);

export function WorkspaceProvider({ workspace, member, children }: { workspace: WorkspacePlace; member: WorkspaceMember; children: ReactNode }) {
  const value = useMemo<WorkspaceContext>(
    () => ({ workspace, member, api: createApi(workspace.slug), can: (scope) => member.scopes.includes(scope) }),
    [workspace, member],
  );
  return <context.Provider value={value}>{children}</context.Provider>;
}

/** The workspace, the member, the API client bound to both, and `can(scope)`. Only below a workspace's layout. */
export function useWorkspace(): WorkspaceContext {
  const value = useContext(context);
  if (!value) throw new Error("useWorkspace is used outside a workspace's layout.");
  return value;
}
