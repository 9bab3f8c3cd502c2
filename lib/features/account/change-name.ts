import "server-only";
/** The name that colleagues and visitors see, in every workspace at once. */
import type { AccountActor } from "@/lib/access/actor";
import { renameAccount, withAccounts } from "@/lib/db/account";
import { setMemberPerson } from "@/lib/db/member";
import { tellPlaces } from "@/lib/moves/tell-places";

export async function changeName(actor: AccountActor, name: string): Promise<void> {
  if (name === actor.name) return;
  await withAccounts(async (tx) => {
    await renameAccount(tx, actor.accountId, name);
    await tellPlaces(tx, actor.accountId, "member.name_changed", {}, (there, { memberId }) => setMemberPerson(there, memberId, { name }));
  });
}
