import "server-only";
/** Writes a fact in the transaction of the change it tells: no audit, no change. The sealer puts it into the chain afterwards. */
import type { Actor } from "@/lib/access/actor";
import type { EventType, NewEvent } from "@/lib/contracts/events/event-types";
import { insertEvent } from "@/lib/db/event";
import type { Tx } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";

/** For facts outside conversations. `data` holds ids, codes and numbers, 2 kB at most. */
export async function append<T extends EventType>(tx: Tx, actor: Actor, event: NewEvent<T>): Promise<void> {
  await insertEvent(tx, { id: newId<"event">(), actorKind: actor.kind, actorId: actor.id, ...event });
}
