"use client";
/** The line above every screen: where you are, whether the screen is live, the command menu, your presence. */
import { CloudOff, Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Tooltip } from "@/components/ui/tooltip";
import type { StreamState } from "@/lib/client/read-stream";
import type { WorkspacePlace } from "@/lib/client/workspace-context";
import { placeOf } from "./places";
import { PhoneMenu } from "./phone-menu";
import { PresenceSwitch } from "./presence-switch";
import { VerifyEmailHint } from "./verify-email-hint";
import { WebhookOffHint } from "./webhook-off-hint";

export type TopLineProps = {
  workspaces: readonly WorkspacePlace[];
  stream: StreamState;
  emailVerified: boolean;
  openCommand: () => void;
  openHelp: () => void;
};

export function TopLine({ workspaces, stream, emailVerified, openCommand, openHelp }: TopLineProps) {
  const place = placeOf(usePathname());
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-paper px-4 max-sm:px-2">
      <PhoneMenu workspaces={workspaces} openHelp={openHelp} />
      <p className="truncate text-sm font-semibold">{place?.name ?? "Start"}</p>
      {stream === "offline" ? (
        <Tooltip text="The connection is lost. What you see may be old; it comes back by itself.">
          <span role="status" tabIndex={0} className="inline-flex items-center gap-1.5 rounded-full bg-failed-wash px-2 py-0.5 text-xs font-medium text-failed">
            <CloudOff aria-hidden className="size-3.5" />
            Not live
          </span>
        </Tooltip>
      ) : null}
      <div className="ml-auto flex items-center gap-1">
        <WebhookOffHint />
        {emailVerified ? null : <VerifyEmailHint />}
        <Button variant="ghost" onClick={openCommand} aria-label="Command menu" aria-keyshortcuts="Control+K Meta+K" className="max-sm:px-3">
          <Search aria-hidden />
          <span className="max-md:hidden">Go or do</span>
          <Kbd keys="Mod+K" className="max-md:hidden" />
        </Button>
        <PresenceSwitch />
      </div>
    </header>
  );
}
