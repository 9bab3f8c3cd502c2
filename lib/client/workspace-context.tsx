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

type WorkspaceContext = {
  workspace: WorkspacePlace;
  member: WorkspaceMember;
  api: Api;
  /** It waits for its erasure: nothing in it is changed, whatever the role. */
  isClosing: boolean;
  can(scope: Scope): boolean;
  /** Why the member cannot, in a sentence; null when they can. */
  refusal(scope: Scope): string | null;
};

const context = createContext<WorkspaceContext | null>(null);

type ProviderProps = Pick<WorkspaceContext, "workspace" | "member" | "isClosing"> & { children: ReactNode };

export function WorkspaceProvider({ workspace, member, isClosing, children }: ProviderProps) {
  const value = useMemo<WorkspaceContext>(() => {
    const can = (scope: Scope) => member.scopes.includes(scope);
    const why = isClosing ? "The workspace is being deleted: nothing in it can be changed." : "Your role may look at this, not change it.";
    return { workspace, member, isClosing, api: createApi(workspace.slug), can, refusal: (scope) => (can(scope) ? null : why) };
  }, [workspace, member, isClosing]);
  return <context.Provider value={value}>{children}</context.Provider>;
}

/** The workspace, the member, the API client bound to both, and `can(scope)`. Only below a workspace's layout. */
export function useWorkspace(): WorkspaceContext {
  const value = useContext(context);
  if (!value) throw new Error("useWorkspace is used outside a workspace's layout.");
  return value;
}
