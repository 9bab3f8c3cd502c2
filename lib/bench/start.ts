/** F7: `npm start` on what is built: a first time, with an empty data folder, and a second time; and what the first visitor after that waits for. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { askBot } from "./ask-bot";
import { type BenchVisitor, makeVisitor } from "./bench-app";
import { round, type Row } from "./figures";
import { freePort } from "@/lib/testing/free-port";

const patienceMs = 180_000;
/** Something that the demo shop's help centre answers. */
const question = "How long does delivery take?";

/** `environment`: this process's, in which the data folder and the port are others and no database of one's own is named. */
export async function benchStart(environment: NodeJS.ProcessEnv): Promise<{ rows: Row[]; data: Record<string, unknown> }> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "handrail-bench-"));
  // Started by root, Postgres runs as a user that must pass through.
  chmodSync(folder, 0o711);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const port = await freePort();
  const none = { DATABASE_URL: "", DATABASE_APP_URL: "", DATABASE_JOBS_URL: "", HANDRAIL_SECRET: "", HANDRAIL_TRUST_PROXY: "", WORKER: "" };
  const env = { ...environment, ...none, HANDRAIL_DATA: folder, HANDRAIL_URL: "", HOST: "127.0.0.1", PORT: String(port) };
  try {
    const first = await start(env, port);
    await first.stop();
    const second = await start(env, port);
    try {
      const askedAt = performance.now();
      const visitor = await makeVisitor(second.url, await demoChannel(second.url));
      const arrivedMs = performance.now() - askedAt;
      const answerTo = async (who: BenchVisitor) => (await askBot(second.url, who, [question]))[0]?.replyMs ?? Number.NaN;
      const answerMs = await answerTo(visitor);
      const nextMs = await answerTo(await makeVisitor(second.url, await demoChannel(second.url)));
      const rows: Row[] = [
        { what: "first start of what is built: database made, migrated, demo written", value: round(first.seconds), unit: "s" },
        { what: "second start, until it is healthy", value: round(second.seconds), unit: "s", goal: "5" },
        { what: "the first page, session and conversation after it", value: round(arrivedMs), unit: "ms" },
        { what: "the first answer after it, post to reply", value: round(answerMs), unit: "ms" },
        { what: "  the next visitor's", value: round(nextMs), unit: "ms" },
      ];
      const data = { firstSeconds: round(first.seconds), secondSeconds: round(second.seconds) };
      return { rows, data: { ...data, arrivedMs: round(arrivedMs), answerMs: round(answerMs), nextAnswerMs: round(nextMs) } };
    } finally {
      await second.stop();
    }
  } finally {
    removeData(folder);
  }
}

/** As a terminal does: npm and what it runs are one group, and the end is asked of all of it. */
async function start(env: NodeJS.ProcessEnv, port: number): Promise<{ url: string; seconds: number; stop(): Promise<void> }> {
  const startedAt = performance.now();
  const child = spawn("npm", ["start"], { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (output += part.toString()));
  let isOver = false;
  const over = once(child, "close").then(() => (isOver = true));
  const end = () => {
    if (!isOver && child.pid) process.kill(-child.pid, "SIGTERM");
  };
  // A bench that is stopped half way leaves nothing running.
  process.once("exit", end);
  const stop = async () => {
    end();
    await over;
    process.off("exit", end);
  };
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const isHealthy = await fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return { url, seconds: (performance.now() - startedAt) / 1000, stop };
    if (isOver || performance.now() - startedAt > patienceMs) {
      await stop();
      throw new Error(`npm start did not come up:\n${output.trim().split("\n").slice(-20).join("\n")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function demoChannel(url: string): Promise<string> {
  const page = await (await fetch(`${url}/demo`)).text();
  const key = /data-channel="([^"]+)"/.exec(page)?.[1];
  if (!key) throw new Error("the demo shop has no chat");
  return key;
}

/** With the database, which lies elsewhere where the user that runs it could not enter the folder. */
function removeData(folder: string): void {
  const note = join(folder, "postgres.json");
  const cluster = existsSync(note) ? (JSON.parse(readFileSync(note, "utf8")) as { cluster?: string }).cluster : undefined;
  if (cluster) rmSync(dirname(cluster), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
