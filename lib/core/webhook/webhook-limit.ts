/** Webhooks that a workspace can have. */
export const webhookLimit = 20;
