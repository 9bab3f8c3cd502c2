/**
 * F2: open event streams of one process: memory each, time from an agent's message to a visitor's stream, and to all of them. The reference
 * is a bare node:http server that holds the same number of streams and writes the same bytes to each.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { type BenchVisitor, knowledge, makeBenchWorkspace, makeVisitor, signUpOwner, startBenchApp } from "./bench-app";
import { latencies, type Row, round } from "./figures";
import { expectOk, openStream, send } from "./http-client";

const conversations = 20;

const bareServer = `
const http = require("node:http");
const open = new Set();
http.createServer((req, res) => {
  if (req.url === "/all") { const frame = "event: message\\ndata: " + "x".repeat(700) + "\\n\\n"; for (const each of open) each.write(frame); res.end("{}"); return; }
  res.writeHead(200, { "content-type": "text/event-stream" }); res.flushHeaders(); open.add(res); res.on("close", () => open.delete(res));
}).listen(0, "127.0.0.1", function () { console.log(this.address().port); });
`;

export async function benchStreams(options: { server: string; count: number }): Promise<{ rows: Row[]; data: Record<string, unknown> }> {
  const bare = await benchBare(options.count);
  const app = await startBenchApp(options.server);
  try {
    const owner = await signUpOwner(app.url);
    const place = await makeBenchWorkspace(app.url, owner, knowledge(2));
    const visitors = await Promise.all(Array.from({ length: conversations }, () => makeVisitor(app.url, place.channelKey)));
    const headers = owner.headers(place.slug);
    const reply = (visitor: BenchVisitor) =>
      expectOk(
        send(
          app.url,
          "POST",
          `/api/v1/conversations/${visitor.conversationId}/messages`,
          { clientId: randomUUID(), text: "A person writes a line of ordinary length to a visitor." },
          headers,
        ),
      );
    await Promise.all(visitors.map(reply));
    const pid = app.pids[0] ?? 0;
    const before = residentKb(pid);
    let heard = 0;
    let onHeard: (() => void) | null = null;
    const streams: { close(): void }[] = [];
    for (let made = 0; made < options.count; made += 200) {
      const batch = Array.from({ length: Math.min(200, options.count - made) }, (_, index) => {
        const visitor = visitors[(made + index) % visitors.length] as BenchVisitor;
        return openStream(
          app.url,
          `/api/widget/v1/conversations/${visitor.conversationId}/stream`,
          { ...visitor.headers, "last-event-id": "1000000" },
          (event, data) => {
            if (event !== "message" || !data.includes('"author":"human"')) return;
            heard += 1;
            onHeard?.();
          },
        );
      });
      streams.push(...(await Promise.all(batch)));
    }
    const open = residentKb(pid);
    const single: number[] = [];
    const alone = await makeVisitor(app.url, place.channelKey);
    await reply(alone);
    let arrived: (() => void) | null = null;
    const aloneStream = await openStream(
      app.url,
      `/api/widget/v1/conversations/${alone.conversationId}/stream`,
      { ...alone.headers, "last-event-id": "1000000" },
      (event) => event === "message" && arrived?.(),
    );
    for (let round = 0; round < 100; round += 1) {
      const sentAt = performance.now();
      const came = new Promise<void>((resolve) => (arrived = resolve)).then(() => single.push(performance.now() - sentAt));
      await Promise.all([reply(alone), came]);
    }
    aloneStream.close();
    heard = 0;
    const all = new Promise<void>((resolve) => (onHeard = () => heard >= options.count && resolve()));
    const sentAt = performance.now();
    await Promise.all(visitors.map(reply));
    await all;
    const toAllMs = round(performance.now() - sentAt, 0);
    for (const stream of streams) stream.close();
    for (let tries = 0; tries < 100; tries += 1) {
      const { openStreams } = (await expectOk(send(app.url, "GET", "/api/health"))) as { openStreams: number };
      if (openStreams === 0) break;
      if (tries === 99) throw new Error(`${openStreams} streams are still open after their clients left`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const eachKb = round((open - before) / options.count, 1);
    const figures = latencies(single);
    const rows: Row[] = [
      { what: `memory of each of ${options.count} streams`, value: eachKb, unit: "KB", goal: "15" },
      { what: "  ratio to a bare node:http server", value: round(eachKb / bare.eachKb), unit: "" },
      { what: "agent's message to the visitor's stream, p50", value: figures.p50, unit: "ms", goal: "3" },
      { what: "agent's message to the visitor's stream, p99", value: figures.p99, unit: "ms", goal: "25" },
      { what: `one message to each of ${conversations} conversations, to all ${options.count} streams`, value: toAllMs, unit: "ms", goal: "500 at 10,000" },
      { what: "  ratio to a bare node:http server", value: round(toAllMs / bare.toAllMs, 1), unit: "" },
      { what: "streams open after all clients left", value: 0, unit: "" },
    ];
    return { rows, data: { bare, eachKb, single: figures, toAllMs } };
  } finally {
    await app.stop();
  }
}

async function benchBare(count: number): Promise<{ eachKb: number; toAllMs: number }> {
  const child = spawn(process.execPath, ["-e", bareServer], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const port = await new Promise<string>((resolve) => child.stdout.once("data", (data: Buffer) => resolve(data.toString().trim())));
    const url = `http://127.0.0.1:${port}`;
    const before = residentKb(child.pid ?? 0);
    let heard = 0;
    let done: (() => void) | null = null;
    const streams: { close(): void }[] = [];
    for (let made = 0; made < count; made += 200) {
      streams.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(200, count - made) }, () => openStream(url, "/stream", {}, () => (heard += 1) >= count && done?.())),
        )),
      );
    }
    const eachKb = round((residentKb(child.pid ?? 0) - before) / count, 1);
    const all = new Promise<void>((resolve) => (done = resolve));
    const sentAt = performance.now();
    await send(url, "POST", "/all");
    await all;
    const toAllMs = round(performance.now() - sentAt, 0);
    for (const stream of streams) stream.close();
    return { eachKb, toAllMs };
  } finally {
    child.kill();
  }
}

function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN);
}
