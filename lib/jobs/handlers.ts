import "server-only";
/** The jobs by name. Each calls one use-case; every one can run twice. */
import { removeObject } from "@/lib/features/attachment/remove-object";
import { embedKnowledge } from "@/lib/features/embedding/embed-knowledge";
import type { FileId, ImportId, ToolCallId, TrainingId, VisitorRequestId, WorkspaceId } from "@/lib/core/kernel/ids";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { findDuplicates } from "@/lib/features/knowledge/find-duplicates";
import { runImport } from "@/lib/features/knowledge/run-import";
import { sendMail } from "@/lib/features/mail/send-mail";
import { tellRequest } from "@/lib/features/request/tell-request";
import { carryOutCall } from "@/lib/features/tool/carry-out-call";
import { finishTraining } from "@/lib/features/training/finish-training";
import { writeExport } from "@/lib/features/workspace/write-export";
import { replayPage } from "@/lib/features/webhook/replay-webhook";
import type { JobHandlers } from "@/lib/queue/run-queue";

export const jobHandlers: JobHandlers = {
  embed_knowledge: ({ workspaceId }) => embedKnowledge(workspaceId as WorkspaceId),
  build_knowledge_index: ({ workspaceId }) => buildKnowledgeIndex(workspaceId as WorkspaceId),
  export_workspace: (payload) => writeExport(payload),
  replay_webhook: (payload) => replayPage(payload),
  find_duplicates: ({ workspaceId }) => findDuplicates(workspaceId as WorkspaceId),
  remove_object: ({ workspaceId, fileId }) => removeObject(workspaceId as WorkspaceId, fileId as FileId),
  carry_out_call: ({ workspaceId, callId }) => carryOutCall(workspaceId as WorkspaceId, callId as ToolCallId),
  tell_request: ({ workspaceId, requestId }) => tellRequest(workspaceId as WorkspaceId, requestId as VisitorRequestId),
  run_import: ({ workspaceId, importId }) => runImport(workspaceId as WorkspaceId, importId as ImportId),
  train_models: async ({ workspaceId, trainingId }) => {
    await buildKnowledgeIndex(workspaceId as WorkspaceId);
    await finishTraining(workspaceId as WorkspaceId, trainingId as TrainingId);
  },
  send_mail: (payload) => sendMail(payload),
};
