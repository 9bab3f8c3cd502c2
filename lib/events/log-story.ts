import "server-only";
/**
 * Test material: workspaces in a real database, with the rows that everything refers to, and conversations in which things happen through
 * the product's own statements. `owner` is the superuser's pool of the test database.
 */
import { randomBytes } from "node:crypto";
import type pg from "pg";
import { textSha256 } from "@/lib/core/audit-chain/digest";
import { decisionDigest, draftDigest, messageDigest } from "@/lib/core/audit-chain/row-digests";
import type { ConversationId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Item, writeItems } from "@/lib/db/conversation-item";
import { insertEvent } from "@/lib/db/event";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";

export type StoryWorkspace = { id: WorkspaceId; memberId: string; botId: string; botVersionId: string; channelId: string; visitorId: string };

/** A workspace with a member, a bot, a channel and a visitor; no events. */
export async function makeWorkspace(owner: pg.Pool): Promise<StoryWorkspace> {
  const world = { id: newId<"workspace">(), memberId: newId(), botId: newId(), botVersionId: newId(), channelId: newId(), visitorId: newId() };
  const account = newId();
  const at = new Date();
  const slug = `w-${randomBytes(6).toString("hex")}`;
  await owner.query(`INSERT INTO workspace (id, slug, name, created_at) VALUES ($1, $2, 'Alpine', $3)`, [world.id, slug, at]);
  await owner.query(`INSERT INTO account (id, email, name, created_at) VALUES ($1, $2, 'Ada', $3)`, [account, `${slug}@handrail.test`, at]);
  await owner.query(
    `INSERT INTO member (workspace_id, id, account_id, name, email, role, presence_at, created_at) VALUES ($1, $2, $3, 'Ada', 'a@handrail.test', 'owner', $4, $4)`,
    [world.id, world.memberId, account, at],
  );
  await owner.query(
    `INSERT INTO bot (workspace_id, id, name, answer_threshold, scope_threshold, turn_cap, created_at) VALUES ($1, $2, 'Bot', 0.9, 0.2, 20, $3)`,
    [world.id, world.botId, at],
  );
  await owner.query(
    `INSERT INTO bot_version (workspace_id, id, bot_id, number, state, digest, config, created_at) VALUES ($1, $2, $3, 1, 'live', 'd', '{}', $4)`,
    [world.id, world.botVersionId, world.botId, at],
  );
  await owner.query(
    `INSERT INTO channel (workspace_id, id, bot_id, kind, name, publishable_key, secret_ciphertext, greeting, away_message, created_at) VALUES ($1, $2, $3, 'widget', 'Site', $4, 's', 'hi', 'away', $5)`,
    [world.id, world.channelId, world.botId, slug, at],
  );
  await owner.query(`INSERT INTO visitor (workspace_id, id, channel_id, created_at, last_seen_at) VALUES ($1, $2, $3, $4, $4)`, [
    world.id,
    world.visitorId,
    world.channelId,
    at,
  ]);
  return world;
}

export async function makeConversation(owner: pg.Pool, world: StoryWorkspace): Promise<ConversationId> {
  const id = newId<"conversation">();
  await owner.query(
    `INSERT INTO conversation (workspace_id, id, channel_id, bot_id, visitor_id, client_id, status, handled_by, last_message_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'pending', 'bot', $7, $7)`,
    [world.id, id, world.channelId, world.botId, world.visitorId, newId(), new Date()],
  );
  return id;
}

/** A fact without a conversation. */
export async function appendFact(tx: Tx, number: number): Promise<void> {
  await insertEvent(tx, {
    id: newId(),
    type: "article.updated",
    subjectType: "article",
    subjectId: newId(),
    actorKind: "system",
    actorId: null,
    data: { number },
  });
}

export function messageOf(
  world: StoryWorkspace,
  conversationId: ConversationId,
  text: string,
  at: Date,
  fields: { authorClass?: string; visibility?: "public" | "note"; draftId?: string } = {},
): Extract<Item, { kind: "message" }> {
  const salt = randomBytes(16);
  const row = {
    id: newId(),
    workspaceId: world.id,
    conversationId,
    authorClass: fields.authorClass ?? "visitor",
    authorId: world.visitorId,
    clientId: newId(),
    visibility: fields.visibility ?? ("public" as const),
    systemCode: null,
    systemParams: { note: "ünïcode ✓", score: 0.1 + 0.2 },
    textSha256: textSha256(salt, text),
    sources: [{ articleId: newId(), title: "Delivery", url: null, quote: "Two to four days." }],
    turnId: newId(),
    draftId: fields.draftId ?? newId(),
    createdAt: at.toISOString(),
  };
  return {
    kind: "message",
    ...row,
    eventId: newId(),
    text,
    salt: salt.toString("hex"),
    digest: messageDigest(row),
    actorKind: "visitor",
    actorId: world.visitorId,
  };
}

export function factOf(type: string, subjectType: string, subjectId: string, data: unknown): Item {
  return { kind: "event", id: newId(), type, subjectType, subjectId, actorKind: "bot", actorId: null, data };
}

/** A question, the decision to hold the answer, its draft, the approval, the reply and a note: in three transactions. Returns the question's id. */
export async function playTurn(world: StoryWorkspace, conversationId: ConversationId, owner: pg.Pool): Promise<string> {
  const turnId = newId();
  const decisionId = newId();
  const draftId = newId();
  const question = await withWorkspaceSql({ workspaceId: world.id }, async (tx) => {
    const item = messageOf(world, conversationId, "Where is my parcel? 你好", tx.now);
    await writeItems(tx, conversationId, [item]);
    await tx.query(
      `INSERT INTO turn (workspace_id, id, conversation_id, message_id, status, epoch, due_at, created_at) VALUES ($1, $2, $3, $4, 'pending', 1, $5, $5)`,
      [world.id, turnId, conversationId, item.id, tx.now],
    );
    return item.id;
  });
  // A knowledge version, so that no column of the decision is null in every row.
  const knowledgeVersionId = newId();
  await owner.query(
    `INSERT INTO knowledge_version (workspace_id, id, number, status, created_at) SELECT $1, $2, 1 + count(*), 'retired', $3 FROM knowledge_version WHERE workspace_id = $1`,
    [world.id, knowledgeVersionId, new Date()],
  );
  const salt = randomBytes(16);
  const answer = "It is on its way.";
  const draft = await withWorkspaceSql({ workspaceId: world.id }, async (tx) => {
    const createdAt = tx.now.toISOString();
    const decision = {
      id: decisionId,
      workspaceId: world.id,
      conversationId,
      turnId,
      messageId: question,
      action: "hold",
      outcome: "applied",
      reasons: [{ code: "draft_mode" }],
      signals: { confidence: 0.8312345678901234, tiny: 1e-7, list: [1, 2.5] },
      policy: { threshold: 0.9 },
      hits: [{ articleId: newId(), score: 12.25 }],
      botVersionId: world.botVersionId,
      knowledgeVersionId,
      samplingProbability: 0.05,
      model: "m",
      promptSha256: "a".repeat(64),
      inputTokens: 10,
      outputTokens: 20,
      latencyMs: 12,
      topic: "none",
      draftId,
      handoffId: newId(),
      replyMessageId: newId(),
      createdAt,
    };
    const columns = Object.keys(decision).map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    const values = Object.values(decision).map((value) => (typeof value === "object" && value !== null ? JSON.stringify(value) : value));
    await tx.query(`INSERT INTO decision (${columns.join(", ")}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(", ")})`, values);
    const row = {
      id: draftId,
      workspaceId: world.id,
      conversationId,
      turnId,
      decisionId,
      textSha256: textSha256(salt, answer),
      contentSha256: "b".repeat(64),
      sources: [],
      status: "pending_review",
      version: 1,
      finalTextSha256: null,
      decidedBy: null,
      decidedAt: null,
      messageId: null,
      createdAt,
    };
    await tx.query(
      `INSERT INTO draft (workspace_id, id, conversation_id, turn_id, decision_id, text, salt, text_sha256, content_sha256, sources, status, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '[]', 'pending_review', $10)`,
      [world.id, draftId, conversationId, turnId, decisionId, answer, salt, row.textSha256, row.contentSha256, tx.now],
    );
    await writeItems(tx, conversationId, [
      factOf("decision.made", "decision", decisionId, { digest: decisionDigest(decision) }),
      factOf("draft.created", "draft", draftId, { digest: draftDigest(row) }),
    ]);
    return row;
  });
  await withWorkspaceSql({ workspaceId: world.id }, async (tx) => {
    const reply = messageOf(world, conversationId, answer, tx.now, { authorClass: "bot_approved", draftId });
    await writeItems(tx, conversationId, [reply]);
    const decided = {
      ...draft,
      status: "sent",
      version: 2,
      finalTextSha256: draft.textSha256,
      decidedBy: world.memberId,
      decidedAt: tx.now.toISOString(),
      messageId: reply.id,
    };
    await tx.query(
      `UPDATE draft SET status = 'sent', version = 2, final_text_sha256 = $3, decided_by = $4, decided_at = $5, message_id = $6 WHERE workspace_id = $1 AND id = $2`,
      [world.id, draftId, decided.finalTextSha256, decided.decidedBy, tx.now, reply.id],
    );
    await writeItems(tx, conversationId, [
      factOf("draft.approved", "draft", draftId, { digest: draftDigest(decided) }),
      messageOf(world, conversationId, "checked with the carrier", tx.now, { authorClass: "human", visibility: "note" }),
    ]);
  });
  return question;
}

/** Takes a message's text and salt away, with the event that says so. */
export async function eraseMessage(world: StoryWorkspace, conversationId: ConversationId, messageId: string): Promise<void> {
  await withWorkspaceSql({ workspaceId: world.id }, async (tx) => {
    await writeItems(tx, conversationId, [factOf("message.erased", "message", messageId, {})]);
    await tx.query(`UPDATE message SET text = NULL, salt = NULL WHERE workspace_id = $1 AND id = $2`, [world.id, messageId]);
  });
}
