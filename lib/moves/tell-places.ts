import "server-only";
/** What a person does with their account is told in the log of every workspace that they are an active member of, in one transaction. */
import type { MemberActor } from "@/lib/access/actor";
import { memberActor } from "@/lib/access/session";
import type { EventData, EventType } from "@/lib/contracts/events/event-types";
import type { AccountId } from "@/lib/core/kernel/ids";
import { listMemberPlaces, type MemberPlace } from "@/lib/db/lookup";
import { inWorkspace, type Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";

/** `alsoThere` runs in each place before the fact is written, deactivated memberships included. Returns the member ids, whose streams can be ended. */
export async function tellPlaces<T extends Extract<EventType, `member.${string}`>>(
  tx: Tx,
  accountId: AccountId,
  type: T,
  data: EventData<T>,
  alsoThere: (tx: Tx, place: MemberPlace) => Promise<void> = async () => undefined,
): Promise<MemberPlace[]> {
  const places = await listMemberPlaces(tx, accountId);
  for (const place of places) {
    await inWorkspace(tx, place, async (there) => {
      await alsoThere(there, place);
      if (place.status !== "active") return;
      await append(there, actorOf(accountId, place), { type, subjectType: "member", subjectId: place.memberId, data } as never);
    });
  }
  return places;
}

function actorOf(accountId: AccountId, { workspaceId, memberId, memberName, role }: MemberPlace): MemberActor {
  return memberActor(accountId, { workspaceId, memberId, memberName, role });
}
