/** The frame around every screen of a workspace: who is here, where, and the shell that both need. */
import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { railCookie, railIsCollapsed } from "@/components/shell/rail-cookie";
import { requireAccountPage, requirePage } from "@/lib/access/require-page";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { getMe } from "@/lib/features/account/get-me";
import { listKillSwitches } from "@/lib/features/kill-switch/list-kill-switches";
import { getOwnPresence } from "@/lib/features/member/get-own-presence";

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: { default: (await params).workspace, template: `%s · ${(await params).workspace} · Handrail` } };
}

export default async function WorkspaceLayout({ params, children }: Props) {
  const actor = await requirePage(params, "workspace:read");
  const { workspace: slug } = await params;
  const { account, mailConfigured, memberships } = await getMe(await requireAccountPage(`/w/${slug}`));
  const kept = await cookies();
  const workspaces = memberships.map((membership) => ({ slug: membership.slug, name: membership.workspaceName }));
  return (
    <AppShell
      workspace={workspaces.find((workspace) => workspace.slug === slug) ?? { slug, name: slug }}
      member={{
        id: toWireId("member", actor.id),
        name: actor.name,
        email: account.email,
        role: actor.role,
        scopes: actor.scopes,
        presence: await getOwnPresence(actor),
      }}
      workspaces={workspaces}
      emailVerified={account.emailVerified || !mailConfigured}
      deletionDueAt={memberships.find((membership) => membership.slug === slug)?.deletionDueAt?.toISOString() ?? null}
      stopped={await listKillSwitches(actor, { status: "on", wide: true, limit: 100 })}
      railCollapsed={railIsCollapsed(kept.get(railCookie)?.value)}
    >
      {children}
    </AppShell>
  );
}
