/** No workspace named: the oldest one of the signed-in person, or the form that makes the first. */
import { redirect } from "next/navigation";
import { requireAccountPage } from "@/lib/access/require-page";
import { getMe } from "@/lib/features/account/get-me";

export default async function AnyWorkspacePage() {
  const { memberships } = await getMe(await requireAccountPage("/w"));
  redirect(memberships[0] ? `/w/${memberships[0].slug}` : "/new-workspace");
}
