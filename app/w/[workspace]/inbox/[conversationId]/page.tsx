/** The inbox with one conversation open: rows, thread and packet in the HTML. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadInbox } from "../load-inbox";
import { InboxScreen } from "@/components/inbox/inbox-screen";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { isAppError } from "@/lib/platform/errors";

type Props = { params: Promise<{ workspace: string; conversationId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Inbox" };

export default async function ConversationPage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "conversation:read");
  const { workspace, conversationId } = await params;
  const id = fromWireId("conversation", conversationId);
  if (id === null) notFound();
  const conversation = await getConversation(actor, id).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  });
  const rows = await loadInbox(actor, workspace, await searchParams);
  return (
    <Hydrated data={[...rows, [queryKeys.conversation(workspace, conversation.id), conversation]]}>
      <InboxScreen />
    </Hydrated>
  );
}
