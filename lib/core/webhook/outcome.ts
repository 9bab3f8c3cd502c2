/** How a try to deliver ended, as codes, and each in words for the person who looks at it. */

/** Null in a try means delivered. */
export const webhookErrors = [
  "refused_address",
  "unresolved",
  "unreachable",
  "certificate",
  "reset",
  "broken",
  "timeout_connect",
  "timeout_answer",
  "redirect",
  "gone",
  "busy",
  "status",
] as const;
export type WebhookError = (typeof webhookErrors)[number];

/** What is wrong and what to do, in a sentence. `status` is the answer's, where there was one. */
export function describeWebhookError(error: WebhookError, status: number | null): string {
  switch (error) {
    case "refused_address":
      return "This address may not be called: it is not on the public internet, or its port is not open to webhooks. The operator can allow it.";
    case "unresolved":
      return "The host has no address. Check its name.";
    case "unreachable":
      return "Nothing answers at this address. Check that the receiver runs and can be reached from here.";
    case "certificate":
      return "The certificate of the receiver is not trusted: it may be expired, self-signed or for another host.";
    case "reset":
      return "The receiver closed the connection without an answer.";
    case "broken":
      return "The answer was cut off or is not HTTP.";
    case "timeout_connect":
      return "The receiver did not accept the connection in time.";
    case "timeout_answer":
      return "The receiver accepted the request and did not finish its answer in time. Answer first, then work.";
    case "redirect":
      return `The receiver answered ${status ?? "with a redirect"} and points elsewhere. Redirects are not followed: use the final address.`;
    case "gone":
      return "The receiver answered 410 Gone: it does not want events any more.";
    case "busy":
      return `The receiver answered ${status ?? "that it is busy"} and asks to be called later.`;
    case "status":
      return `The receiver answered ${status ?? "something"} where a status from 200 to 299 means delivered.`;
  }
}
