import "server-only";
/** A whole conversation as the console reads it. */
import type { ConversationId } from "@/lib/core/kernel/ids";
import type { StoredSource } from "./conversation-item";
import type { Tx } from "./tx";
import type { SentFile } from "./visitor-view";

/** The form before the chat as it was answered: labels and the notice as the visitor saw them. */
export type StoredPreChat = {
  answers: { key: string; label: string; value: string | boolean }[];
  consent: { at: string; text: string; url: string | null } | null;
};

export type ThreadHead = {
  id: ConversationId;
  version: number;
  status: "open" | "pending" | "snoozed" | "resolved";
  handledBy: "bot" | "queue" | "human";
  assigneeId: string | null;
  assigneeName: string | null;
  teamId: string | null;
  teamName: string | null;
  waitingSince: Date | null;
  channelName: string;
  botName: string;
  pageUrl: string | null;
  createdAt: Date;
  resolvedAt: Date | null;
  visitorId: string;
  visitorName: string | null;
  visitorEmail: string | null;
  visitorLocale: string | null;
  visitorAttributes: Record<string, string | number | boolean | null>;
  contact: {
    id: string;
    externalId: string;
    verifiedAt: string;
    nameVerified: boolean;
    emailVerified: boolean;
    attributes: Record<string, string | number | boolean>;
  } | null;
  preChat: StoredPreChat | null;
  lastMailAt: Date | null;
  earlierConversations: number;
  csatScore: number | null;
  csatComment: string | null;
  handoff: {
    id: string;
    status: "requested" | "offered" | "accepted" | "declined" | "expired" | "closed";
    trigger: "visitor" | "bot" | "member";
    reasons: { code: string }[];
    requestedAt: string;
    acceptedAt: string | null;
    acceptedBy: string | null;
    acceptedByName: string | null;
  } | null;
};

export async function findThreadHead(tx: Tx, id: ConversationId): Promise<ThreadHead | null> {
  const [row] = await tx.query<ThreadHead>(
    `SELECT c.id, c.version, c.status, c.handled_by AS "handledBy", c.assignee_id AS "assigneeId", a.name AS "assigneeName", t.id AS "teamId", t.name AS "teamName", c.waiting_since AS "waitingSince", n.name AS "channelName",
       b.name AS "botName", c.page_url AS "pageUrl", c.created_at AS "createdAt", c.resolved_at AS "resolvedAt", v.id AS "visitorId", v.name AS "visitorName", v.email AS "visitorEmail",
       v.locale AS "visitorLocale", v.attributes AS "visitorAttributes",
       (SELECT count(*)::int FROM (SELECT 1 FROM conversation e WHERE e.workspace_id = $1 AND e.visitor_id = v.id AND e.created_at < c.created_at LIMIT 100) x) AS "earlierConversations",
       (SELECT jsonb_build_object('id', k.id, 'externalId', k.external_id, 'verifiedAt', k.verified_at, 'attributes', k.attributes,
          'nameVerified', k.name IS NOT NULL AND k.name IS NOT DISTINCT FROM v.name, 'emailVerified', k.email IS NOT NULL AND k.email IS NOT DISTINCT FROM v.email)
        FROM contact k WHERE k.workspace_id = $1 AND k.id = v.contact_id) AS contact,
       c.pre_chat AS "preChat",
       (SELECT max(l.created_at) FROM conversation_mail l WHERE l.workspace_id = $1 AND l.conversation_id = c.id) AS "lastMailAt",
       r.score AS "csatScore", r.comment AS "csatComment",
       (SELECT jsonb_build_object('id', h.id, 'status', h.status, 'trigger', h.trigger, 'reasons', h.reasons, 'requestedAt', h.requested_at, 'acceptedAt', h.accepted_at,
          'acceptedBy', h.accepted_by, 'acceptedByName', (SELECT p.name FROM member p WHERE p.workspace_id = $1 AND p.id = h.accepted_by))
        FROM handoff h WHERE h.workspace_id = $1 AND h.conversation_id = c.id ORDER BY h.requested_at DESC LIMIT 1) AS handoff
     FROM conversation c
     JOIN channel n ON n.workspace_id = $1 AND n.id = c.channel_id
     JOIN bot b ON b.workspace_id = $1 AND b.id = c.bot_id
     JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id
     LEFT JOIN team t ON t.workspace_id = $1 AND t.id = c.team_id
     LEFT JOIN member a ON a.workspace_id = $1 AND a.id = c.assignee_id
     LEFT JOIN csat_rating r ON r.workspace_id = $1 AND r.conversation_id = c.id
     WHERE c.workspace_id = $1 AND c.id = $2`,
    [tx.workspaceId, id],
  );
  return row ?? null;
}

export type ThreadMessageRow = {
  id: string;
  seq: number | null;
  eventSeq: number;
  visibility: "public" | "note";
  author: "visitor" | "bot" | "human" | "bot_approved" | "bot_edited_by_human" | "system";
  authorName: string | null;
  text: string | null;
  systemCode: string | null;
  systemParams: Record<string, string> | null;
  sources: StoredSource[] | null;
  clientId: string | null;
  draftId: string | null;
  feedback: "up" | "down" | null;
  feedbackReason: string | null;
  attachments: SentFile[] | null;
  createdAt: Date;
};

/** The newest `limit` messages and notes, oldest first. */
export async function listThreadMessages(tx: Tx, id: ConversationId, limit: number): Promise<ThreadMessageRow[]> {
  const rows = await tx.query<ThreadMessageRow>(
    `SELECT m.id, m.seq, m.event_seq AS "eventSeq", m.visibility, m.author_class AS author,
       CASE WHEN m.author_class IN ('human', 'bot_approved', 'bot_edited_by_human') THEN (SELECT a.name FROM member a WHERE a.workspace_id = $1 AND a.id = m.author_id)
            WHEN m.author_class = 'bot' THEN (SELECT b.name FROM bot b WHERE b.workspace_id = $1 AND b.id = m.author_id) END AS "authorName",
       m.text, m.system_code AS "systemCode", m.system_params AS "systemParams", m.sources, m.client_id AS "clientId", m.draft_id AS "draftId", f.value AS feedback, f.reason AS "feedbackReason", m.created_at AS "createdAt",
       (SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', i.name, 'contentType', i.content_type, 'sizeBytes', i.size_bytes, 'erased', i.erased_at IS NOT NULL) ORDER BY t.id)
        FROM attachment t JOIN file i ON i.workspace_id = $1 AND i.id = t.id WHERE t.workspace_id = $1 AND t.message_id = m.id) AS attachments
     FROM message m LEFT JOIN message_feedback f ON f.workspace_id = $1 AND f.message_id = m.id
     WHERE m.workspace_id = $1 AND m.conversation_id = $2 ORDER BY m.event_seq DESC LIMIT $3`,
    [tx.workspaceId, id, limit],
  );
  return rows.reverse();
}

export type DecisionRow = {
  id: string;
  conversationId: string;
  turnId: string;
  messageId: string;
  action: "answer" | "clarify" | "hold" | "handoff" | "refuse";
  outcome: "applied" | "superseded";
  reasons: { code: string }[];
  signals: Record<string, unknown>;
  policy: Record<string, unknown>;
  hits: { articleId: string; title: string; score: number; passage: string }[];
  topic: string;
  botVersionNumber: number;
  knowledgeVersionNumber: number | null;
  samplingProbability: number;
  model: string | null;
  promptSha256: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
  latencyMs: number;
  draftId: string | null;
  replyMessageId: string | null;
  createdAt: Date;
};

const decisionColumns = `d.id, d.conversation_id AS "conversationId", d.turn_id AS "turnId", d.message_id AS "messageId", d.action, d.outcome, d.reasons, d.signals, d.policy, d.hits, d.topic,
  (SELECT b.number FROM bot_version b WHERE b.workspace_id = $1 AND b.id = d.bot_version_id) AS "botVersionNumber",
  (SELECT k.number FROM knowledge_version k WHERE k.workspace_id = $1 AND k.id = d.knowledge_version_id) AS "knowledgeVersionNumber",
  d.sampling_probability AS "samplingProbability", d.model, d.prompt_sha256 AS "promptSha256", d.input_tokens AS "inputTokens", d.output_tokens AS "outputTokens",
  d.latency_ms AS "latencyMs", d.draft_id AS "draftId", d.reply_message_id AS "replyMessageId", d.created_at AS "createdAt"`;

export async function listDecisions(tx: Tx, id: ConversationId): Promise<DecisionRow[]> {
  return tx.query<DecisionRow>(
    `SELECT ${decisionColumns} FROM decision d WHERE d.workspace_id = $1 AND d.conversation_id = $2 ORDER BY d.created_at LIMIT 500`,
    [tx.workspaceId, id],
  );
}

export async function findDecision(tx: Tx, id: string): Promise<DecisionRow | null> {
  const [row] = await tx.query<DecisionRow>(`SELECT ${decisionColumns} FROM decision d WHERE d.workspace_id = $1 AND d.id = $2`, [tx.workspaceId, id]);
  return row ?? null;
}

export async function findMessageText(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ text: string | null }>(`SELECT text FROM message WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
  return row?.text ?? null;
}
