import "server-only";
/** Every endpoint of the product, once: the front, Next's route files, the OpenAPI document and the generated tests read this table. */
import { createRouter, type Router } from "@/lib/http/router";
import type { Endpoint } from "@/lib/http/endpoint";
import { accountEndpoints } from "./account";
import { accountSecurityEndpoints } from "./account-security";
import { apiKeyEndpoints } from "./api-key";
import { approvalEndpoints } from "./approval";
import { approvalPolicyEndpoints } from "./approval-policy";
import { articleEndpoints } from "./article";
import { attachmentEndpoints } from "./attachment";
import { articleVersionEndpoints } from "./article-version";
import { auditEndpoints } from "./audit";
import { botEndpoints } from "./bot";
import { channelEndpoints } from "./channel";
import { conversationEndpoints } from "./conversation";
import { embeddingEndpoints } from "./embedding";
import { externalBotEndpoints } from "./external-bot";
import { importEndpoints } from "./import";
import { invitationEndpoints } from "./invitation";
import { knowledgeEndpoints } from "./knowledge";
import { killSwitchEndpoints } from "./kill-switch";
import { knowledgeSourceEndpoints } from "./knowledge-source";
import { memberEndpoints } from "./member";
import { metricsEndpoints } from "./metrics";
import { openApiEndpoint } from "./openapi";
import { operationEndpoints } from "./operation";
import { goldDraftEndpoints } from "./gold-draft";
import { gradeEndpoints } from "./grade";
import { gradingEndpoints } from "./grading";
import { policyEndpoints } from "./policy";
import { playgroundEndpoints } from "./playground";
import { reviewEndpoints } from "./review";
import { streamEndpoints } from "./stream";
import { requestFormEndpoints } from "./request-form";
import { toolEndpoints } from "./tool";
import { visitorRequestEndpoints } from "./visitor-request";
import { trainingEndpoints } from "./training";
import { transcriptEndpoints } from "./transcript";
import { teamEndpoints } from "./team";
import { usageEndpoints } from "./usage";
import { visitorEndpoints } from "./visitor";
import { widgetAppEndpoints } from "./widget-app";
import { webhookEndpoints } from "./webhook";
import { workspaceEndpoints } from "./workspace";
import { workspaceEndEndpoints } from "./workspace-end";

const described: readonly Endpoint[] = [
  ...accountEndpoints,
  ...accountSecurityEndpoints,
  ...workspaceEndpoints,
  ...workspaceEndEndpoints,
  ...memberEndpoints,
  ...teamEndpoints,
  ...invitationEndpoints,
  ...apiKeyEndpoints,
  ...channelEndpoints,
  ...botEndpoints,
  ...embeddingEndpoints,
  ...externalBotEndpoints,
  ...policyEndpoints,
  ...gradeEndpoints,
  ...gradingEndpoints,
  ...trainingEndpoints,
  ...killSwitchEndpoints,
  ...articleEndpoints,
  ...articleVersionEndpoints,
  ...importEndpoints,
  ...knowledgeSourceEndpoints,
  ...knowledgeEndpoints,
  ...playgroundEndpoints,
  ...conversationEndpoints,
  ...attachmentEndpoints,
  ...transcriptEndpoints,
  ...reviewEndpoints,
  ...goldDraftEndpoints,
  ...approvalEndpoints,
  ...approvalPolicyEndpoints,
  ...toolEndpoints,
  ...requestFormEndpoints,
  ...visitorRequestEndpoints,
  ...metricsEndpoints,
  ...usageEndpoints,
  ...webhookEndpoints,
  ...auditEndpoints,
  ...streamEndpoints,
  ...visitorEndpoints,
  ...widgetAppEndpoints,
  ...operationEndpoints,
];

export const endpoints: readonly Endpoint[] = [...described, openApiEndpoint(described)];

let router: Router | null = null;

export function endpointRouter(): Router {
  router ??= createRouter(endpoints);
  return router;
}
