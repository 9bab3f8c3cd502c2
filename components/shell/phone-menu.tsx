"use client";
/** On a narrow screen: workspace, account and keys in a drawer behind the mark. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import type { WorkspacePlace } from "@/lib/client/workspace-context";
import { AccountMenu } from "./account-menu";
import { LogoMark } from "./logo";
import { WorkspaceSwitcher } from "./workspace-switcher";

export function PhoneMenu({ workspaces, openHelp }: { workspaces: readonly WorkspacePlace[]; openHelp: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger>
        <Button variant="ghost" size="icon" aria-label="Workspace and account" className="sm:hidden [&_svg]:size-7">
          <LogoMark />
        </Button>
      </SheetTrigger>
      <SheetContent side="left" title="Workspace and account">
        <div className="grid gap-2 p-3">
          <WorkspaceSwitcher workspaces={workspaces} className="h-11" />
          <AccountMenu />
          <Button
            onClick={() => {
              setOpen(false);
              openHelp();
            }}
          >
            Show the keys
          </Button>
        </div>
      </SheetContent>
    </Sheet>
  );
}
