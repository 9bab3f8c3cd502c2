/** Workspaces for tests, made by the product's own code: an owner with account and session, members of every role, bot, channel. */
import { memberActor } from "@/lib/access/session";
import type { AccountActor, PersonActor } from "@/lib/access/actor";
import type { AccountId, BotId, ChannelId, SessionId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Role, roles } from "@/lib/core/rbac/scopes";
import { createAccount } from "@/lib/db/account";
import { createSession } from "@/lib/db/account-session";
import { listBots } from "@/lib/db/bot";
import { type ChannelRow, listChannels } from "@/lib/db/channel";
import { insertMember } from "@/lib/db/member";
import { type PrismaTx, withWorkspace } from "@/lib/db/tx";
import { openWorkspace } from "@/lib/moves/open-workspace";
import { newId } from "@/lib/platform/ids";

export type TestWorkspace = {
  workspaceId: WorkspaceId;
  slug: string;
  owner: PersonActor;
  ownerAccount: AccountActor;
  botId: BotId;
  channelId: ChannelId;
  channel: ChannelRow;
  /** One active member of each role; the owner is the workspace's own. */
  members: Record<Role, PersonActor>;
};

let counter = 0;

/** `verified`: the accounts' addresses count as confirmed. The accounts have no usable password. */
export async function makeWorkspace(options: { name?: string; verified?: boolean } = {}): Promise<TestWorkspace> {
  counter += 1;
  const { name = `Workspace ${counter}`, verified = true } = options;
  const workspaceId: WorkspaceId = newId<"workspace">();
  const made = await withWorkspace({ workspaceId }, async (tx) => {
    const ownerPerson = await makePerson(tx, "owner", verified);
    const { actor, slug } = await openWorkspace(tx, ownerPerson, { name }, "sign_up");
    const members = { owner: actor } as Record<Role, PersonActor>;
    for (const role of roles) if (role !== "owner") members[role] = await addMember(tx, role, verified);
    const [bot] = await listBots(tx);
    const [channel] = await listChannels(tx);
    if (!bot || !channel) throw new Error("a new workspace has no bot or no channel");
    return { slug, owner: actor, members, botId: bot.id, channelId: channel.id, channel, ownerPerson };
  });
  const { ownerPerson, ...rest } = made;
  return { workspaceId, ...rest, ownerAccount: await makeSession(ownerPerson, verified) };
}

/** Another active member of a workspace. */
export async function makeMember(workspaceId: WorkspaceId, role: Role, verified = true): Promise<PersonActor> {
  return withWorkspace({ workspaceId }, (tx) => addMember(tx, role, verified));
}

type Person = { accountId: AccountId; name: string; email: string };

async function makePerson(tx: PrismaTx, label: string, verified: boolean): Promise<Person> {
  const accountId = newId<"account">();
  const person = { name: `Test ${label}`, email: `${label}.${accountId}@example.test` };
  if ((await createAccount(tx, { id: accountId, ...person, passwordHash: "none", verified })) === null) throw new Error("the address is taken");
  return { accountId, ...person };
}

async function addMember(tx: PrismaTx, role: Role, verified: boolean): Promise<PersonActor> {
  const person = await makePerson(tx, role, verified);
  const memberId = newId<"member">();
  await insertMember(tx, { id: memberId, accountId: person.accountId, name: person.name, email: person.email, role });
  return memberActor(person.accountId, { workspaceId: tx.workspaceId, memberId, memberName: person.name, role });
}

async function makeSession({ accountId, name, email }: Person, emailVerified: boolean): Promise<AccountActor> {
  const sessionId: SessionId = newId<"session">();
  const now = new Date();
  await createSession({ id: sessionId, accountId, userAgent: "test", now, expiresAt: new Date(now.getTime() + 86_400_000) });
  return { kind: "account", accountId, sessionId, name, email, emailVerified, isOperator: false, method: "password", hasSecondFactor: false };
}
