/** The inbox with its first page of rows in the HTML. */
import type { Metadata } from "next";
import { loadInbox } from "./load-inbox";
import { InboxScreen } from "@/components/inbox/inbox-screen";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Inbox" };

export default async function InboxPage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "conversation:read");
  const { workspace } = await params;
  return (
    <Hydrated data={await loadInbox(actor, workspace, await searchParams)}>
      <InboxScreen />
    </Hydrated>
  );
}
