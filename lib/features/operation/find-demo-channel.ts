import "server-only";
/** The channel whose widget the demo shop's page embeds. */
import { demoSlug } from "@/lib/core/workspace/demo-slug";
import { listChannels } from "@/lib/db/channel";
import { findWorkspaceBySlug } from "@/lib/db/lookup";
import { withWorkspace } from "@/lib/db/tx";

/** Null when this installation has no demo workspace. A publishable key is public by its nature: it stands in the page of every site that embeds it. */
export async function findDemoChannel(): Promise<{ publishableKey: string } | null> {
  const workspaceId = await findWorkspaceBySlug(demoSlug);
  if (workspaceId === null) return null;
  const [channel] = await withWorkspace({ workspaceId }, listChannels);
  return channel ? { publishableKey: channel.publishableKey } : null;
}
