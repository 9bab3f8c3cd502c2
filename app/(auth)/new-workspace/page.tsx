/** Another workspace for somebody who is signed in. */
import type { Metadata } from "next";
import { NewWorkspaceForm } from "@/components/account/new-workspace-form";
import { PresetField } from "@/components/policy/preset-field";
import { requireAccountPage } from "@/lib/access/require-page";
import { getMe } from "@/lib/features/account/get-me";
import { publicUrl } from "@/lib/platform/env";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  const { memberships } = await getMe(await requireAccountPage("/new-workspace"));
  return <NewWorkspaceForm host={new URL(publicUrl()).host} isFirst={memberships.length === 0} preset={<PresetField />} />;
}
