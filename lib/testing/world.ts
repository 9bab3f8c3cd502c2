/** A workspace with an owner, two agents, a bot that knows a few articles, and visitors: what most database tests start from. */
import { randomBytes } from "node:crypto";
import { asSystem, type PersonActor, type VisitorActor } from "@/lib/access/actor";
import { readVisitorToken } from "@/lib/access/visitor-token";
import type { ConversationId, MemberId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Role, scopesOfRole } from "@/lib/core/rbac/scopes";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { createArticle } from "@/lib/features/knowledge/create-article";
import { decideTurn } from "@/lib/features/turn/decide-turn";
import { receiveMessage } from "@/lib/features/turn/receive-message";
import { startConversation } from "@/lib/features/visitor/start-conversation";
import { startSession } from "@/lib/features/visitor/start-session";
import { withAccounts, createAccount } from "@/lib/db/account";
import { withWorkspace, withWorkspaceSql } from "@/lib/db/tx";
import { openWorkspace } from "@/lib/moves/open-workspace";
import { newId } from "@/lib/platform/ids";

export type World = {
  workspaceId: WorkspaceId;
  slug: string;
  owner: PersonActor;
  ada: PersonActor;
  ben: PersonActor;
  channelKey: string;
};

export const knownQuestion = "How long do I have to return a tent?";
export const knownAnswer = "You can return a tent within thirty days of delivery. Pack it dry and add the return slip.";

/** With articles unless told otherwise; nobody of the team is online. */
export async function makeWorld(options: { articles?: boolean } = {}): Promise<World> {
  const slug = `w-${randomBytes(6).toString("hex")}`;
  const workspaceId = newId<"workspace">();
  const accountId = newId<"account">();
  const email = `${slug}@people.example`;
  const member = await withWorkspace({ workspaceId }, async (tx) => {
    await createAccount(tx, { id: accountId, email, name: "Olga Owner", passwordHash: "none", verified: true });
    return openWorkspace(tx, { accountId, name: "Olga Owner", email }, { name: "World", slug }, "sign_up");
  });
  void member;
  const [row] = await withWorkspaceSql({ workspaceId }, (tx) =>
    tx.query<{ memberId: MemberId; channelKey: string }>(
      `SELECT m.id AS "memberId", c.publishable_key AS "channelKey" FROM member m JOIN channel c ON c.workspace_id = m.workspace_id WHERE m.workspace_id = $1 AND m.account_id = $2`,
      [workspaceId, accountId],
    ),
  );
  if (!row) throw new Error("the workspace has no owner or channel");
  const owner: PersonActor = { kind: "member", workspaceId, id: row.memberId, accountId, name: "Olga Owner", role: "owner", scopes: scopesOfRole.owner };
  const world: World = {
    workspaceId,
    slug,
    owner,
    ada: await makeMember(workspaceId, "Ada Agent", "agent"),
    ben: await makeMember(workspaceId, "Ben Agent", "agent"),
    channelKey: row.channelKey,
  };
  if (options.articles !== false) {
    const author = asSystem(workspaceId, "test");
    for (const [title, body, question] of [
      ["Returning a tent", knownAnswer, knownQuestion],
      ["Cleaning boots", "Brush the boots and let them dry away from the stove. Wax them twice a year.", "How do I clean my boots?"],
      ["Renting skis", "Skis are rented by the day. Bring a passport for the deposit.", "What do I need to rent skis?"],
      ["Opening times of the shop", "The shop is open from nine to six on weekdays and until four on Saturdays.", "When is the shop open?"],
    ] as const) {
      await createArticle(author, {
        title,
        body,
        url: `https://help.example/${title.replaceAll(" ", "-")}`,
        exemplars: [question],
        collection: null,
        publish: true,
      });
    }
    await buildKnowledgeIndex(workspaceId);
  }
  return world;
}

export async function makeMember(workspaceId: WorkspaceId, name: string, role: Role): Promise<PersonActor> {
  const accountId = newId<"account">();
  const id = newId<"member">();
  const email = `${randomBytes(6).toString("hex")}@people.example`;
  await withAccounts((tx) => createAccount(tx, { id: accountId, email, name, passwordHash: "none", verified: true }));
  await withWorkspaceSql({ workspaceId }, (tx) =>
    tx.query(`INSERT INTO member (workspace_id, id, account_id, name, email, role, presence_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`, [
      workspaceId,
      id,
      accountId,
      name,
      email,
      role,
      tx.now,
    ]),
  );
  return { kind: "member", workspaceId, id, accountId, name, role, scopes: scopesOfRole[role] };
}

export async function makeVisitor(world: World): Promise<{ visitor: VisitorActor; conversationId: ConversationId }> {
  const session = await startSession({ channelKey: world.channelKey, visitorToken: null, locale: "en", origin: null });
  const visitor = readVisitorToken(session.visitorToken);
  if (!visitor) throw new Error("the session gave no token");
  return { visitor, conversationId: await startConversation(visitor, { clientId: newId(), pageUrl: "https://shop.example/" }) };
}

/** A visitor's message, decided at once. */
export async function say(visitor: VisitorActor, conversationId: ConversationId, text: string) {
  const received = await receiveMessage(visitor, conversationId, { clientId: newId(), text });
  return { ...received, decision: received.turnId ? await decideTurn(visitor.workspaceId, received.turnId, received.context) : null };
}
