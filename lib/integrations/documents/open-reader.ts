import "server-only";
/**
 * Reads documents in a process of their own, with bounds: a hostile one costs that process and nothing else, whatever it does to memory or time.
 * The process serves one document after another until it is closed. Without built entries (tests, `next dev`) reading happens here, without bounds.
 */
import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { unreadable } from "@/lib/core/knowledge/read-document";
import { log } from "@/lib/platform/log";
import { type DocumentRead, type DocumentToRead, readDocument } from "./read-document";

/** `memoryMb` is the JavaScript heap. */
export type ReadLimits = { timeoutMs: number; memoryMb: number };

export type DocumentReader = {
  /** One at a time. Never throws: whatever a document does to its reader is a kind of result. */
  read(document: DocumentToRead): Promise<DocumentRead>;
  close(): void;
};

/** A PDF of a thousand pages takes seconds. */
const defaultLimits: ReadLimits = { timeoutMs: 60_000, memoryMb: 512 };
/** What V8 ends a process with when its heap is full: abort. */
const abortCodes: readonly (number | string | null)[] = [134, "SIGABRT", "SIGTRAP", 133];

export function openReader(limits: ReadLimits = defaultLimits, entry: string | null = childEntry()): DocumentReader {
  if (entry === null) return { read: (document) => readDocument(document).catch(() => broken("thrown here")), close: () => undefined };
  let child: ChildProcess | null = null;
  return {
    read: (document) => {
      child ??= start(entry, limits);
      const serving = child;
      return ask(serving, document, limits).then(({ read, isAlive }) => {
        if (!isAlive && child === serving) child = null;
        return read;
      });
    },
    close: () => {
      child?.kill("SIGKILL");
      child = null;
    },
  };
}

/** Beside the running entry; null when that was not built by us. */
function childEntry(): string | null {
  const running = process.argv[1];
  const path = running === undefined ? null : join(dirname(running), "child-read-document.mjs");
  return path !== null && existsSync(path) ? path : null;
}

function start(entry: string, { memoryMb }: ReadLimits): ChildProcess {
  // Nothing of our environment: no secret is within reach of what parses a stranger's file. What parsers print may hold its text.
  return fork(entry, [String(memoryMb)], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: {} as NodeJS.ProcessEnv,
    execArgv: [`--max-old-space-size=${memoryMb}`],
  });
}

function ask(child: ChildProcess, document: DocumentToRead, { timeoutMs, memoryMb }: ReadLimits): Promise<{ read: DocumentRead; isAlive: boolean }> {
  return new Promise((resolve) => {
    const finish = (read: DocumentRead, isAlive: boolean) => {
      clearTimeout(timer);
      child.removeAllListeners();
      if (!isAlive) {
        child.on("error", () => undefined);
        child.kill("SIGKILL");
      }
      resolve({ read, isAlive });
    };
    const timer = setTimeout(() => {
      const seconds = Math.round(timeoutMs / 1000);
      finish(unreadable("took_too_long", `Reading it took more than ${seconds} seconds and was given up. Split it, then import the parts.`), false);
    }, timeoutMs);
    child.once("message", (read: DocumentRead | { kind: "broken"; name: string }) => finish(read.kind === "broken" ? broken(read.name) : read, true));
    child.once("error", () => finish(broken("the reading process could not start"), false));
    child.once("exit", (code, signal) => {
      if (!abortCodes.includes(code) && !abortCodes.includes(signal)) return finish(broken("the reading process ended"), false);
      finish(
        unreadable("needs_too_much_memory", `Reading it needs more than ${memoryMb} MB of memory and was given up. Split it, then import the parts.`),
        false,
      );
    });
    child.send(document, (error) => (error ? finish(broken("the reading process is gone"), false) : undefined));
  });
}

function broken(cause: string): DocumentRead {
  log.warn("a document could not be read", { error: cause });
  return unreadable("damaged", "The document is damaged or of a kind that cannot be read. Save it again, then import it again.");
}
