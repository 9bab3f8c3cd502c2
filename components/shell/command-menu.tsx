"use client";
/** Go anywhere, do anything, from the keyboard: places, acts, workspaces, and articles by their title. */
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { BookOpen, Building2, CircleHelp, FilePlus2, LogOut, Moon, Sun, UserPlus, Code } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ArticlePage } from "@/lib/contracts/api/article";
import { Kbd } from "@/components/ui/kbd";
import { Modal } from "@/components/ui/modal";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WorkspacePlace } from "@/lib/client/workspace-context";
import { places } from "./places";
import { signOutEverywhereHere } from "./sign-out";
import { applyTheme } from "./theme";

type CommandMenuProps = { close: () => void; workspaces: readonly WorkspacePlace[]; openHelp: () => void };

export default function CommandMenu({ close, workspaces, openHelp }: CommandMenuProps) {
  return (
    <Modal
      onClose={close}
      focusFirst={(dialog) => dialog.querySelector("input")?.focus()}
      aria-label="Command menu"
      className="fixed inset-0 z-50 m-0 size-full max-h-none max-w-none overflow-hidden bg-transparent p-0 pt-[12vh] text-ink outline-none backdrop:animate-fade backdrop:bg-scrim"
    >
      <div className="mx-auto w-[min(36rem,calc(100vw-1.5rem))] overflow-hidden rounded-panel bg-raised shadow-float">
        <Entries close={close} workspaces={workspaces} openHelp={openHelp} />
      </div>
    </Modal>
  );
}

function Entries({ close, workspaces, openHelp }: CommandMenuProps) {
  const router = useRouter();
  const { workspace, can } = useWorkspace();
  const [typed, setTyped] = useState("");
  const articles = useArticlesTitled(typed);
  const home = `/w/${workspace.slug}`;
  const then = (act: () => void) => () => {
    close();
    act();
  };
  const go = (path: string) => then(() => router.push(`${home}/${path}`));

  return (
    <Command label="Command menu" loop>
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder="Where to, or what to do?"
        className="h-12 w-full border-b bg-transparent px-4 text-base outline-none focus-visible:outline-none"
      />
      <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-ink-2">Nothing is called that here.</Command.Empty>
        <Group heading="Go to">
          {places
            .filter((place) => can(place.scope))
            .map((place) => (
              <Entry key={place.path} icon={<place.icon aria-hidden />} keys={`g ${place.key}`} onSelect={go(place.path)}>
                {place.name}
              </Entry>
            ))}
        </Group>
        <Group heading="Do">
          {can("knowledge:write") ? (
            <>
              <Entry icon={<FilePlus2 aria-hidden />} onSelect={go("knowledge/new")}>
                Write an article
              </Entry>
              <Entry icon={<BookOpen aria-hidden />} onSelect={go("knowledge?import=open")}>
                Import knowledge
              </Entry>
            </>
          ) : null}
          {can("member:write") ? (
            <Entry icon={<UserPlus aria-hidden />} onSelect={go("settings/members?invite=open")}>
              Invite a member
            </Entry>
          ) : null}
          {can("channel:read") ? (
            <Entry icon={<Code aria-hidden />} onSelect={go("settings/channel")}>
              Get the embed tag
            </Entry>
          ) : null}
          <Entry icon={<Sun aria-hidden />} onSelect={then(() => applyTheme("light"))}>
            Light theme
          </Entry>
          <Entry icon={<Moon aria-hidden />} onSelect={then(() => applyTheme("dark"))}>
            Dark theme
          </Entry>
          <Entry icon={<CircleHelp aria-hidden />} keys="?" onSelect={then(openHelp)}>
            Show the keys
          </Entry>
          <Entry icon={<LogOut aria-hidden />} onSelect={then(() => void signOutEverywhereHere())}>
            Sign out
          </Entry>
        </Group>
        {articles.length > 0 ? (
          <Group heading="Articles">
            {articles.map((article) => (
              <Entry key={article.id} value={`${article.title} ${article.id}`} icon={<BookOpen aria-hidden />} onSelect={go(`knowledge/${article.id}`)}>
                {article.title}
              </Entry>
            ))}
          </Group>
        ) : null}
        {workspaces.length > 1 ? (
          <Group heading="Switch workspace">
            {workspaces
              .filter((other) => other.slug !== workspace.slug)
              .map((other) => (
                <Entry
                  key={other.slug}
                  value={`${other.name} ${other.slug}`}
                  icon={<Building2 aria-hidden />}
                  onSelect={then(() => window.location.assign(`/w/${other.slug}`))}
                >
                  {other.name}
                </Entry>
              ))}
          </Group>
        ) : null}
      </Command.List>
    </Command>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  );
}

function Entry({ icon, keys, value, onSelect, children }: { icon: ReactNode; keys?: string; value?: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 text-sm data-[selected=true]:bg-hover max-sm:h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3"
    >
      {icon}
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {children}
      </span>
      {keys ? <Kbd keys={keys} /> : null}
    </Command.Item>
  );
}

/** Articles whose title holds what was typed, once it is two characters long. */
function useArticlesTitled(typed: string): ArticlePage["data"] {
  const { workspace, api, can } = useWorkspace();
  const q = typed.trim();
  const filters = { q, limit: 6 };
  const found = useQuery({
    queryKey: queryKeys.articleList(workspace.slug, filters),
    queryFn: ({ signal }) => api.get<ArticlePage>("/api/v1/articles", { query: filters, signal }),
    enabled: q.length > 1 && can("knowledge:read"),
    placeholderData: (before) => before,
  });
  return q.length > 1 ? (found.data?.data ?? []) : [];
}
