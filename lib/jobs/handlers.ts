import "server-only";
/** The jobs by name. Each calls one use-case; every one can run twice. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { embedKnowledge } from "@/lib/features/embedding/embed-knowledge";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { sendMail } from "@/lib/features/mail/send-mail";
import { replayPage } from "@/lib/features/webhook/replay-webhook";
import type { JobHandlers } from "@/lib/queue/run-queue";

export const jobHandlers: JobHandlers = {
  embed_knowledge: ({ workspaceId }) => embedKnowledge(workspaceId as WorkspaceId),
  build_knowledge_index: ({ workspaceId }) => buildKnowledgeIndex(workspaceId as WorkspaceId),
  replay_webhook: (payload) => replayPage(payload),
  send_mail: (payload) => sendMail(payload),
};
