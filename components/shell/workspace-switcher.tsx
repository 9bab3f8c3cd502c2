"use client";
/** Which workspace this is, and the others of the same person. */
import { Check, ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/client/cn";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WorkspacePlace } from "@/lib/client/workspace-context";
import { LogoMark } from "./logo";

export function WorkspaceSwitcher({
  workspaces,
  collapsed = false,
  className,
}: {
  workspaces: readonly WorkspacePlace[];
  collapsed?: boolean;
  className?: string;
}) {
  const { workspace } = useWorkspace();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Workspace ${workspace.name}, switch`}
        className={cn(
          "flex h-9 min-w-0 items-center gap-2 rounded-control text-left hover:bg-hover data-[state=open]:bg-hover",
          collapsed ? "mx-auto px-1" : "w-full px-1",
          className,
        )}
      >
        <LogoMark />
        {collapsed ? null : (
          <>
            <span dir="auto" className="min-w-0 flex-1 truncate font-semibold">
              {workspace.name}
            </span>
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
          </>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel>Your workspaces</DropdownMenuLabel>
        {workspaces.map((other) => (
          <DropdownMenuItem key={other.slug} asChild>
            <a href={`/w/${other.slug}`}>
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {other.name}
              </span>
              {other.slug === workspace.slug ? <Check aria-label="open now" /> : null}
            </a>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/new-workspace">
            <Plus aria-hidden /> New workspace
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
