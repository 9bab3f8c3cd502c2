/** Serves host pages on an origin of their own, as a tenant's site would. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type HostPage, hostPage, hostScript, hostStyles, policyHeader } from "./host-page";

/** Starts on a free port of localhost. Every path but the page's own files is the page. */
export async function serveWidgetHost(page: HostPage): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const send = (type: string, body: string, headers: Record<string, string> = {}) =>
      response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...headers }).end(body);
    const policy = policyHeader(page);
    if (request.url === "/host.css") send("text/css", hostStyles(page));
    else if (request.url === "/host.js") send("text/javascript", hostScript(page));
    else send("text/html; charset=utf-8", hostPage(page), policy === null ? {} : { "content-security-policy": policy });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
