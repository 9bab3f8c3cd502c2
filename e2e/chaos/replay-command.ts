/** `npm run replay` as a process of its own, on files of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type ReplayRun = {
  isOver(): boolean;
  /** What it told people so far. */
  told(): string;
  ended: Promise<{ code: number | null; out: string }>;
  /** Ends it, when it has not, and removes its files. */
  stop(): Promise<void>;
};

export function startReplay(files: { cases: string; knowledge: string }, args: readonly string[]): ReplayRun {
  const folder = mkdtempSync(join(tmpdir(), "handrail-replay-"));
  const write = (name: string, content: string) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const child = spawn(
    process.execPath,
    ["scripts/replay.mjs", write("cases.jsonl", files.cases), "--knowledge", write("kb.jsonl", files.knowledge), "--json", ...args],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let out = "";
  let told = "";
  let over = false;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (told += chunk));
  const ended = new Promise<{ code: number | null; out: string }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out }));
  }).finally(() => (over = true));
  return {
    isOver: () => over,
    told: () => told,
    ended,
    stop: async () => {
      if (!over) child.kill("SIGTERM");
      await ended.catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
