/** Whether two addresses belong to one site: the same host, with or without "www.", and the same port. http and https are one site. */
export function isSameSite(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && siteOf(new URL(a)) === siteOf(new URL(b));
}

function siteOf(url: URL): string {
  return `${url.hostname.replace(/^www\./, "").replace(/\.$/, "")}:${url.port}`;
}
