// Runs a program to its end and keeps what it prints; one that does not end is ended, with everything it started.
import { spawn } from "node:child_process";
import { checkout } from "./paths.mjs";

/**
 * @param {string[]} args the program of Node and its arguments
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number, shutdown?: { add: (stop: () => unknown) => void }, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number | string, output: string, seconds: number }>} code: a number, a signal's name, or "a timeout"
 */
export async function runNode(args, { env = process.env, timeoutMs = 20 * 60_000, shutdown, onOutput } = {}) {
  const startedMs = performance.now();
  const child = spawn(process.execPath, args, { cwd: checkout, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let output = "";
  const keep = (/** @type {Buffer} */ data) => {
    const text = data.toString("utf8");
    // Only the end is ever shown.
    output = (output + text).slice(-200_000);
    onOutput?.(text);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const closed = new Promise((/** @type {(code: number | string) => void} */ resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(signal ?? code ?? "no code"));
  });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    signalGroup(child, "SIGKILL");
  }, timeoutMs);
  let done = false;
  shutdown?.add(async () => {
    if (done) return;
    signalGroup(child, "SIGINT");
    const hard = setTimeout(() => signalGroup(child, "SIGKILL"), 10_000);
    await closed;
    clearTimeout(hard);
  });
  const code = await closed;
  done = true;
  clearTimeout(timer);
  return { code: timedOut ? "a timeout" : code, output, seconds: (performance.now() - startedMs) / 1000 };
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}
