/** How a webhook and a delivery stand, as a badge and in words. */
import type { Webhook, WebhookDelivery, WebhookDetail } from "@/lib/contracts/api/webhook";
import { Badge } from "@/components/ui/badge";
import { describeWebhookError } from "@/lib/core/webhook/outcome";

export function WebhookBadge({ webhook }: { webhook: Pick<Webhook, "state" | "disabledCause" | "failingSince"> }) {
  if (webhook.state === "disabled") return <Badge meaning={webhook.disabledCause === "member" ? "neutral" : "failed"}>Off</Badge>;
  return webhook.failingSince ? <Badge meaning="waiting">Failing</Badge> : <Badge meaning="approved">On</Badge>;
}

export function disabledWords(webhook: Pick<Webhook, "disabledCause">): string {
  if (webhook.disabledCause === "gone") return "Turned off because the receiver answered 410 Gone: it does not want events any more.";
  if (webhook.disabledCause === "failing")
    return "Turned off because nothing reached the receiver for five days. Mend it, turn the webhook on, then replay what it missed.";
  return "Turned off by a person. What happens meanwhile is not queued; a replay brings it later.";
}

/** Null when nothing waits and nothing failed. The server counts to 500. */
export function countWords({ pending, failed }: WebhookDetail["counts"]): string | null {
  const many = (count: number) => (count > 500 ? "more than 500" : String(count));
  const parts = [...(pending === 0 ? [] : [`${many(pending)} to be sent`]), ...(failed === 0 ? [] : [`${many(failed)} failed`])];
  return parts.length === 0 ? null : parts.join(", ");
}

const states = { pending: "waiting", delivered: "approved", failed: "failed" } as const;
const words = { pending: "Waits", delivered: "Delivered", failed: "Failed" } as const;

export function DeliveryBadge({ status }: { status: WebhookDelivery["status"] }) {
  return <Badge meaning={states[status]}>{words[status]}</Badge>;
}

/** What the last try said, in words. */
export function tryWords(attempt: WebhookDelivery["lastTry"]): string {
  if (!attempt) return "Not tried yet.";
  return attempt.error === null ? `Answered ${attempt.status ?? ""} after ${attempt.durationMs} ms.` : describeWebhookError(attempt.error, attempt.status);
}
