"use client";
/** On a narrow screen: workspace, account, keys, and the places that have no room in the bottom bar, in a drawer behind the mark. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import type { WorkspacePlace } from "@/lib/client/workspace-context";
import { AccountMenu } from "./account-menu";
import { LogoMark } from "./logo";
import { PlaceLink } from "./place-link";
import { useOfferedPlaces } from "./use-offered-places";
import { WorkspaceSwitcher } from "./workspace-switcher";

export function PhoneMenu({ workspaces, openHelp }: { workspaces: readonly WorkspacePlace[]; openHelp: () => void }) {
  const [open, setOpen] = useState(false);
  const offered = useOfferedPlaces().filter(({ place }) => place.railOnly);
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
          <ul className="grid" onClick={() => setOpen(false)}>
            {offered.map(({ place, waiting, since }) => (
              <li key={place.path}>
                <PlaceLink place={place} waiting={waiting} since={since} look="row" />
              </li>
            ))}
          </ul>
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
