"use client";
/** The frame of a workspace: rail or bottom bar, top line, and the screen between. It holds the event stream for everything below. */
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import type { KillSwitchPage } from "@/lib/contracts/api/kill-switch";
import { leaveForSignIn } from "@/lib/client/api-client";
import { useEventStream } from "@/lib/client/use-event-stream";
import { WorkspaceProvider, useWorkspace } from "@/lib/client/workspace-context";
import type { WorkspaceMember, WorkspacePlace } from "@/lib/client/workspace-context";
import { BottomBar } from "./bottom-bar";
import { ClosingLine } from "./closing-line";
import { Providers } from "./providers";
import { Rail } from "./rail";
import { StoppedLine } from "./stopped-line";
import { TopLine } from "./top-line";
import { useGoKeys } from "./use-go-keys";

// Fetched when they are opened for the first time.
const CommandMenu = lazy(() => import("./command-menu"));
const KeyHelp = lazy(() => import("./key-help"));

export type AppShellProps = {
  workspace: WorkspacePlace;
  member: WorkspaceMember;
  /** Every workspace of the person, for the switcher. */
  workspaces: readonly WorkspacePlace[];
  /** False while the person's address is not confirmed. */
  emailVerified: boolean;
  /** The workspace is erased then, unless an owner keeps it. */
  deletionDueAt: string | null;
  /** What stops whole bots. */
  stopped: KillSwitchPage;
  railCollapsed: boolean;
  children: ReactNode;
};

export function AppShell({ workspace, member, children, ...frame }: AppShellProps) {
  return (
    <Providers>
      <WorkspaceProvider workspace={workspace} member={member} isClosing={frame.deletionDueAt !== null}>
        <Frame {...frame}>{children}</Frame>
      </WorkspaceProvider>
    </Providers>
  );
}

function Frame({ workspaces, emailVerified, deletionDueAt, stopped, railCollapsed, children }: Omit<AppShellProps, "workspace" | "member">) {
  const { workspace, member } = useWorkspace();
  const [commandOpen, setCommandOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const stream = useEventStream({ slug: workspace.slug, memberId: member.id, onRefused: leaveIfSignedOut });
  useGoKeys({ openCommand: () => setCommandOpen(true), openHelp: () => setHelpOpen(true) });

  return (
    <div className="flex h-dvh overflow-hidden bg-paper">
      <a href="#main" className="absolute top-2 left-2 z-60 -translate-y-16 rounded-control bg-accent px-3 py-2 text-on-accent focus:translate-y-0">
        Skip to the screen
      </a>
      <Rail workspaces={workspaces} startCollapsed={railCollapsed} openHelp={() => setHelpOpen(true)} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopLine
          workspaces={workspaces}
          stream={stream}
          emailVerified={emailVerified}
          openCommand={() => setCommandOpen(true)}
          openHelp={() => setHelpOpen(true)}
        />
        {deletionDueAt ? <ClosingLine dueAt={deletionDueAt} /> : null}
        <StoppedLine atFirst={stopped} />
        {/* Positioned: what is hidden from sight far below must not make the page behind it as long. */}
        <main id="main" tabIndex={-1} className="relative min-h-0 flex-1 overflow-y-auto outline-none">
          {children}
        </main>
        <BottomBar />
      </div>
      <Suspense fallback={null}>
        {commandOpen ? <CommandMenu close={() => setCommandOpen(false)} workspaces={workspaces} openHelp={() => setHelpOpen(true)} /> : null}
        {helpOpen ? <KeyHelp close={() => setHelpOpen(false)} /> : null}
      </Suspense>
    </div>
  );
}

function leaveIfSignedOut(status: number): void {
  if (status === 401) leaveForSignIn();
}
