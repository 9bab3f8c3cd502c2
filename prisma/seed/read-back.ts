/** Reads the written demo back through the product and refuses it when it is not what was told. */
import type { InboxView } from "@/lib/core/conversation/inbox-views";
import { verifyLog } from "@/lib/features/audit/verify-log";
import { listInbox } from "@/lib/features/conversation/list-inbox";
import type { Shop } from "@/prisma/seed/open-shop";
import type { Telling } from "@/prisma/seed/tell-story";

export interface ReadBack {
  conversations: number;
  /** How many conversations each view of the inbox holds, as the agent Lena sees it. */
  views: Record<"mine" | "unassigned" | "bot", number>;
  /** Events in the chain, all of them sealed. */
  sealed: number;
}

/** Throws when a conversation is missing, an event is not sealed, or the log does not verify. */
export async function readBack(shop: Shop, tellings: readonly Telling[]): Promise<ReadBack> {
  const begun = tellings.filter(({ conversationId }) => conversationId !== null).length;
  const conversations = await count(shop, "all");
  if (conversations !== begun) throw new Error(`${begun} conversations were begun and ${conversations} are there`);
  const status = await verifyLog(shop.team.ingrid);
  // The verification itself is the one event that is not sealed yet.
  if (status.pending > 1) throw new Error(`${status.pending} events are not sealed`);
  if (status.lastVerified?.problem !== null) throw new Error(`the log does not verify: ${status.lastVerified?.problem ?? "nothing was verified"}`);
  return {
    conversations,
    views: { mine: await count(shop, "mine"), unassigned: await count(shop, "unassigned"), bot: await count(shop, "bot") },
    sealed: status.sealed,
  };
}

async function count(shop: Shop, view: InboxView): Promise<number> {
  let rows = 0;
  for (let cursor: string | undefined, more = true; more;) {
    const page = await listInbox(shop.team.lena, { view, cursor, limit: 100 });
    rows += page.data.length;
    more = page.nextCursor !== null;
    cursor = page.nextCursor ?? undefined;
  }
  return rows;
}
