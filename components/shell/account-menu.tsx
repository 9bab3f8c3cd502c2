"use client";
/** The person: name and role, theme, sign out. */
import { LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/client/cn";
import { useWorkspace } from "@/lib/client/workspace-context";
import { signOutEverywhereHere } from "./sign-out";
import { applyTheme, currentTheme, themeOf } from "./theme";
import type { Theme } from "./theme";

const themeChoices = [
  { theme: "light", name: "Light", icon: Sun },
  { theme: "dark", name: "Dark", icon: Moon },
  { theme: "system", name: "As the system", icon: Monitor },
] as const;

export function AccountMenu({ collapsed = false }: { collapsed?: boolean }) {
  const { member } = useWorkspace();
  const [theme, setTheme] = useState<Theme>("system");
  const choose = (value: string) => {
    applyTheme(themeOf(value));
    setTheme(themeOf(value));
  };
  return (
    <DropdownMenu onOpenChange={(open) => (open ? setTheme(currentTheme()) : undefined)}>
      <DropdownMenuTrigger
        aria-label={`Your account, ${member.name}`}
        className={cn(
          "flex h-9 min-w-0 items-center gap-2 rounded-control text-left hover:bg-hover data-[state=open]:bg-hover",
          collapsed ? "mx-auto px-1" : "w-full px-1",
        )}
      >
        <Avatar name={member.name} />
        {collapsed ? null : (
          <span className="grid min-w-0 flex-1 leading-tight">
            <span dir="auto" className="truncate text-sm font-medium">
              {member.name}
            </span>
            <span className="truncate text-xs text-ink-3 capitalize">{member.role}</span>
          </span>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" side="top" className="w-56">
        <DropdownMenuLabel className="truncate">{member.email}</DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup label="Theme" value={theme} onValueChange={choose}>
          {themeChoices.map(({ theme: value, name, icon: Icon }) => (
            <DropdownMenuRadioItem key={value} value={value}>
              <Icon aria-hidden /> {name}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/account">
            <UserRound aria-hidden /> Your account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void signOutEverywhereHere()}>
          <LogOut aria-hidden /> Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
