/** A web site on loopback: pages by path, and a count of what was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Page =
  string | { status?: number; type?: string; body?: string | Buffer; location?: string } | ((incoming: IncomingMessage, outgoing: ServerResponse) => void);
export type Site = { origin: string; host: string; pages: Map<string, Page>; asked: string[]; stop(): Promise<void> };

/** `at`: host:port on loopback; a free port unless said. */
export async function openSite(at = "127.0.0.1:0"): Promise<Site> {
  const pages = new Map<string, Page>();
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? "/";
    asked.push(path);
    outgoing.on("error", () => undefined);
    const page = pages.get(path);
    if (page === undefined) return outgoing.writeHead(404).end("not here");
    if (typeof page === "function") return page(incoming, outgoing);
    const { status = 200, type = "text/html; charset=utf-8", body = "", location } = typeof page === "string" ? { body: page } : page;
    return outgoing.writeHead(status, { "content-type": type, ...(location === undefined ? {} : { location }) }).end(body);
  });
  const [name = "", wanted = ""] = at.split(":");
  await new Promise<void>((resolve) => server.listen(Number(wanted), name, resolve));
  const host = `${name}:${(server.address() as AddressInfo).port}`;
  return {
    origin: `http://${host}`,
    host,
    pages,
    asked,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A page whose main part is long enough to be told from what stands around it. */
export function sitePage(title: string, text: string): string {
  return `<!doctype html><title>${title} | Shop</title><nav><a href="/">Home</a></nav><main><h1>${title}</h1><p>${text}</p></main><footer>Shop</footer>`;
}
