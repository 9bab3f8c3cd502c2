import "server-only";
/**
 * One page of the public web: through the one sender, up to five redirects, each hop checked anew, bounded in time and size.
 * The results say in words what to do about it.
 */
import { unreadable, type Unreadable } from "@/lib/core/knowledge/read-document";
import { type OutgoingLimits, sendRequest } from "../outgoing/send-request";

export type FetchedPage = {
  kind: "page";
  /** After redirects. */
  url: string;
  bytes: Buffer;
  contentType: string | null;
};

/** `status`: what the server said, when it said something. */
export type RefusedPage = Unreadable & { status?: number };

export type PageLimits = OutgoingLimits & {
  /** Ends with a refusal where a redirect leaves what is allowed. */
  mayVisit?: (url: string) => Promise<Unreadable | null> | Unreadable | null;
  accept?: string;
};

export const pageBytes = 10 * 1024 * 1024;
const defaultLimits: OutgoingLimits = { connectMs: 10_000, firstByteMs: 20_000, totalMs: 40_000, responseBytes: pageBytes };
const mostRedirects = 5;
const redirects: readonly number[] = [301, 302, 303, 307, 308];

/** Never throws. `mayVisit` is asked for the address itself and for each that it leads to. */
export async function fetchPage(
  address: string,
  { mayVisit, accept = "text/html,application/xhtml+xml,*/*;q=0.5", ...limits }: Partial<PageLimits> = {},
): Promise<FetchedPage | RefusedPage> {
  let url = address;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const refusal = await mayVisit?.(url);
    if (refusal) return refusal;
    const result = await sendRequest({ url, method: "GET", headers: { accept }, limits: { ...defaultLimits, ...limits } });
    switch (result.kind) {
      case "response": {
        const next = redirects.includes(result.status) ? result.header("location") : null;
        if (next !== null) {
          if (!URL.canParse(next, url)) return unreadable("redirects", "It leads on to something that is no address.");
          url = withoutFragment(new URL(next, url));
          continue;
        }
        if (result.status === 404 || result.status === 410) {
          return { ...unreadable("gone", `There is no page at this address (${result.status}).`), status: result.status };
        }
        if (result.status < 200 || result.status > 299) return { ...unreadable("http_status", statusWords(result.status)), status: result.status };
        return { kind: "page", url, bytes: result.body, contentType: result.header("content-type") };
      }
      case "refused":
        return unreadable("address_refused", result.sentence);
      case "unresolved":
        return unreadable("unreachable", "There is no site of this name. Check the address.");
      case "unreachable":
        return unreadable("unreachable", result.code.includes("CERT") ? "The site's certificate is not valid." : "The site does not answer. Try again later.");
      case "timeout":
        return unreadable("unreachable", "The site did not answer in time. Try again later.");
      case "too_large":
        return unreadable("too_large", `It is larger than ${Math.round(result.limitBytes / 1024 / 1024)} MB.`);
      case "broken":
      case "cancelled":
        return unreadable("unreachable", "The site's answer broke off. Try again later.");
    }
  }
  return unreadable("redirects", `It leads on more than ${mostRedirects} times, perhaps in a circle.`);
}

export function withoutFragment(url: URL): string {
  url.hash = "";
  return url.href;
}

function statusWords(status: number): string {
  if (status === 401 || status === 403) return `The site does not let us read this page (${status}).`;
  if (status === 429) return "The site asks to be read more slowly (429). Try again later.";
  return status >= 500 ? `The site has trouble of its own (${status}). Try again later.` : `The site answers ${status} instead of the page.`;
}
