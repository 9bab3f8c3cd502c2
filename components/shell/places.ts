/** The places of a workspace: what the rail, the bottom bar, the command menu and the `g` keys offer. A place is listed once it works. */
import { BookOpen, ChartColumn, ClipboardCheck, FileCheck, FlaskConical, Inbox, ScrollText, Settings, SlidersHorizontal, Stamp } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Scope } from "@/lib/core/rbac/scopes";

export type Place = {
  path: string;
  name: string;
  icon: LucideIcon;
  scope: Scope;
  /** The key after `g`. */ key: string;
  /** Without room in the bottom bar: a narrow screen has it behind the mark. */ railOnly?: true;
};

export const places: readonly Place[] = [
  { path: "inbox", name: "Inbox", icon: Inbox, scope: "conversation:read", key: "i" },
  { path: "review", name: "Review", icon: FileCheck, scope: "review:read", key: "r" },
  { path: "approvals", name: "Approvals", icon: Stamp, scope: "approval:read", key: "v" },
  { path: "knowledge", name: "Knowledge", icon: BookOpen, scope: "knowledge:read", key: "k" },
  { path: "playground", name: "Playground", icon: FlaskConical, scope: "playground:use", key: "p", railOnly: true },
  { path: "grading", name: "Grading", icon: ClipboardCheck, scope: "grade:write", key: "g", railOnly: true },
  { path: "policy", name: "Policy", icon: SlidersHorizontal, scope: "bot:read", key: "o", railOnly: true },
  { path: "metrics", name: "Metrics", icon: ChartColumn, scope: "metrics:read", key: "m" },
  { path: "audit", name: "Audit", icon: ScrollText, scope: "audit:read", key: "a", railOnly: true },
  { path: "settings", name: "Settings", icon: Settings, scope: "workspace:read", key: "s" },
];

/** Screens that need more than their place does. */
const deeper: readonly { path: RegExp; scope: Scope }[] = [
  { path: /^\/w\/[^/]+\/settings\/members/, scope: "member:read" },
  { path: /^\/w\/[^/]+\/settings\/teams/, scope: "member:read" },
  { path: /^\/w\/[^/]+\/settings\/channel/, scope: "channel:read" },
  { path: /^\/w\/[^/]+\/settings\/bot/, scope: "bot:read" },
  { path: /^\/w\/[^/]+\/settings\/approvals/, scope: "approval:read" },
  { path: /^\/w\/[^/]+\/settings\/(tools|requests)/, scope: "tool:read" },
  { path: /^\/w\/[^/]+\/settings\/api/, scope: "api_key:write" },
  { path: /^\/w\/[^/]+\/knowledge\/new/, scope: "knowledge:write" },
];

/** What a member needs to open an address of a workspace; null for its start. */
export function scopeOfAddress(pathname: string): Scope | null {
  return deeper.find(({ path }) => path.test(pathname))?.scope ?? placeOf(pathname)?.scope ?? null;
}

/** The place that an address lies in, or null. */
export function placeOf(pathname: string): Place | null {
  const path = pathname.split("/")[3];
  return places.find((place) => place.path === path) ?? null;
}
