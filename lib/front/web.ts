import "server-only";
/** The web process: the product's endpoints and streams on node:http, everything else by Next. It supervises nothing. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import next from "next";
import { endpointRouter } from "@/lib/endpoints/table";
import { clientAddress } from "@/lib/http/client-address";
import { toNode } from "@/lib/http/to-node";
import { env } from "@/lib/platform/env";
import { describeError, log } from "@/lib/platform/log";
import { disconnectBell } from "@/lib/realtime/bell";
import { closeStreams } from "@/lib/realtime/open-streams";
import { watchParent } from "@/lib/jobs/watch-parent";
import { startProcess } from "./start-process";

const stopWithinMs = 9_000;
/** How long requests under way may take to be answered once the process is to stop. */
const drainWithinMs = 7_000;

async function main(): Promise<void> {
  const { PORT, HOST, NEXT_DIR } = env();
  const dir = NEXT_DIR ?? process.cwd();
  const app = next({ dev: false, dir, hostname: HOST, port: PORT });
  const [, started] = await Promise.all([app.prepare(), startProcess()]);
  const nextHandler = app.getRequestHandler();
  const answer = toNode(endpointRouter());
  const server = createServer((incoming, outgoing) => {
    void respond(incoming, outgoing).catch((error: unknown) => {
      log.error("a request broke", { error: describeError(error) });
      outgoing.destroy();
    });
  });
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 60_000;

  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = (incoming.url ?? "/").split("?", 1)[0] ?? "/";
    if (path.startsWith("/widget/") && serveWidget(join(dir, "public"), path, incoming, outgoing)) return;
    if (path.startsWith("/api/") && !path.startsWith("/api/auth/") && (await answer(incoming, outgoing))) return;
    // Next's route files read the client's address from this header: it is ours to write, not the client's.
    incoming.headers["x-forwarded-for"] = clientAddress(forwardedFor(incoming), incoming.socket.remoteAddress ?? "unknown");
    await nextHandler(incoming, outgoing);
  }

  function forwardedFor(incoming: IncomingMessage): string | null {
    const value = incoming.headers["x-forwarded-for"];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  }

  server.on("error", (error: NodeJS.ErrnoException) => {
    process.stderr.write(error.code === "EADDRINUSE" ? `Port ${PORT} is in use. Set PORT to another one.\n` : `${describeError(error)}\n`);
    process.exit(1);
  });
  server.listen(PORT, HOST, () => log.info("the web process listens", { port: PORT, process: "web" }));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    await drain(server);
    await started.stop();
    await disconnectBell();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void stop());
  watchParent(stop);
}

/** Takes no more connections and resolves when what is under way is answered, or when that takes too long. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  closeStreams();
  // A connection whose last answer has gone out is idle, and would stay open for the next request.
  const looking = setInterval(() => server.closeIdleConnections(), 20);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainWithinMs))]);
  clearInterval(looking);
}

/** The embeddable script and its parts: the loader for five minutes, hashed files for ever, readable by every origin (module scripts need CORS). */
function serveWidget(publicDir: string, path: string, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const name = /^\/widget\/([a-z0-9-]+\.js)$/i.exec(path)?.[1];
  if (name === undefined || (incoming.method !== "GET" && incoming.method !== "HEAD")) return false;
  const file = join(publicDir, "widget", name);
  if (!existsSync(file)) return false;
  const isPacked = /\bgzip\b/.test(String(incoming.headers["accept-encoding"])) && existsSync(`${file}.gz`);
  const sent = isPacked ? `${file}.gz` : file;
  const { size, mtimeMs } = statSync(sent);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": name === "v1.js" ? "public, max-age=300" : "public, max-age=31536000, immutable",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    vary: "Accept-Encoding",
    ...(isPacked ? { "content-encoding": "gzip" } : {}),
    etag,
  };
  if (incoming.headers["if-none-match"] === etag) {
    outgoing.writeHead(304, headers).end();
    return true;
  }
  outgoing.writeHead(200, { ...headers, "content-length": size });
  if (incoming.method === "HEAD") outgoing.end();
  else createReadStream(sent).pipe(outgoing);
  return true;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
