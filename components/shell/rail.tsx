"use client";
/** The left rail: workspace, places, account. Collapsed it keeps the icons; the choice is a cookie, so that the first paint is right. */
import { CircleHelp, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/lib/client/cn";
import { useKeys } from "@/lib/client/use-keys";
import type { WorkspacePlace } from "@/lib/client/workspace-context";
import { AccountMenu } from "./account-menu";
import { PlaceLink } from "./place-link";
import { keepRailCollapsed } from "./rail-cookie";
import { useOfferedPlaces } from "./use-offered-places";
import { WorkspaceSwitcher } from "./workspace-switcher";

export function Rail({ workspaces, startCollapsed, openHelp }: { workspaces: readonly WorkspacePlace[]; startCollapsed: boolean; openHelp: () => void }) {
  const [collapsed, setCollapsed] = useState(startCollapsed);
  const offered = useOfferedPlaces();
  const toggle = () => {
    keepRailCollapsed(!collapsed);
    setCollapsed(!collapsed);
  };
  useKeys("Everywhere", [{ keys: "[", does: "Fold the rail", run: toggle }]);

  return (
    <nav aria-label="Workspace" className={cn("flex shrink-0 flex-col border-r bg-sunken max-sm:hidden", collapsed ? "w-13" : "w-52")}>
      <div className="flex h-12 shrink-0 items-center px-2">
        <WorkspaceSwitcher workspaces={workspaces} collapsed={collapsed} />
      </div>
      <ul className="grid gap-0.5 px-2 py-1">
        {offered.map(({ place, waiting, since }) => (
          <li key={place.path}>
            <PlaceLink place={place} waiting={waiting} since={since} look={collapsed ? "icon" : "row"} />
          </li>
        ))}
      </ul>
      <div className={cn("mt-auto flex gap-1 px-2 pb-1", collapsed ? "flex-col items-center" : "justify-between")}>
        <Tooltip text={collapsed ? "Unfold the rail" : "Fold the rail"} keys="[" side="right">
          <Button variant="ghost" size="icon" aria-label={collapsed ? "Unfold the rail" : "Fold the rail"} aria-expanded={!collapsed} onClick={toggle}>
            {collapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
          </Button>
        </Tooltip>
        <Tooltip text="Keys" keys="?" side="right">
          <Button variant="ghost" size="icon" aria-label="Show the keys" onClick={openHelp}>
            <CircleHelp aria-hidden />
          </Button>
        </Tooltip>
      </div>
      <div className="border-t p-2">
        <AccountMenu collapsed={collapsed} />
      </div>
    </nav>
  );
}
