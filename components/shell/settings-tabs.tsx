"use client";
/** The subjects of the settings. */
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { tabStyle } from "@/components/ui/tab-style";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Scope } from "@/lib/core/rbac/scopes";

const subjects: readonly { path: string; name: string; scope: Scope }[] = [
  { path: "", name: "Workspace", scope: "workspace:read" },
  { path: "/members", name: "Members", scope: "member:read" },
  { path: "/teams", name: "Teams", scope: "member:read" },
  { path: "/channel", name: "Channel", scope: "channel:read" },
  { path: "/bot", name: "Bot", scope: "bot:read" },
  { path: "/approvals", name: "Approvals", scope: "approval:read" },
  { path: "/tools", name: "Tools", scope: "tool:read" },
  { path: "/requests", name: "Requests", scope: "tool:read" },
  { path: "/usage", name: "Usage", scope: "workspace:read" },
  { path: "/api", name: "API", scope: "api_key:write" },
  { path: "/webhooks", name: "Webhooks", scope: "webhook:read" },
];

export function SettingsTabs() {
  const { workspace, can } = useWorkspace();
  const pathname = usePathname();
  const home = `/w/${workspace.slug}/settings`;
  const tabs = useRef<HTMLElement>(null);
  // Where the row is wider than the window, the open tab is in sight; the page itself stays where it is.
  useEffect(() => {
    const row = tabs.current;
    const tab = row?.querySelector<HTMLElement>("[aria-current=page]");
    if (row && tab) row.scrollLeft += tab.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - tab.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={tabs} aria-label="Settings" className="flex gap-5 overflow-x-auto border-b">
      {subjects
        .filter((subject) => can(subject.scope))
        .map(({ path, name }) => (
          <Link key={path} href={home + path} aria-current={isOpen(pathname, home, path) ? "page" : undefined} className={tabStyle}>
            {name}
          </Link>
        ))}
    </nav>
  );
}

/** Also on the pages below a subject's own. */
function isOpen(pathname: string, home: string, path: string): boolean {
  return pathname === home + path || (path !== "" && pathname.startsWith(`${home}${path}/`));
}
