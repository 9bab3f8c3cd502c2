/** Files in conversations, from the team's side. */
import type { AttachmentAddress } from "@/lib/contracts/widget/attachment";
import type { Api } from "@/lib/client/api-client";

export function attachmentAddress(api: Api, conversationId: string, attachmentId: string, signal?: AbortSignal): Promise<AttachmentAddress> {
  return api.get(`/api/v1/conversations/${conversationId}/attachments/${attachmentId}/address`, { signal });
}
