// Builds whatever is stale, one builder at a time on a checkout.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildDist } from "./build-dist.mjs";
import { buildNext } from "./build-next.mjs";
import { buildWidget } from "./build-widget.mjs";
import { lock } from "./lock-file.mjs";
import { workFolder } from "./paths.mjs";

const lockWaitMs = 15 * 60_000;

/**
 * @param {{ say?: (line: string) => void, only?: ("dist" | "widget" | "next")[] }} [options]
 * @returns {Promise<{ nextFolder: string | null }>} the folder of the Next build, null when it was not asked for or there is none
 */
export async function buildStale({ say = () => undefined, only = ["dist", "widget", "next"] } = {}) {
  mkdirSync(join(workFolder, "build"), { recursive: true });
  const held = await lock(join(workFolder, "build", "lock"), {
    timeoutMs: lockWaitMs,
    onWait: (pid) => say(`Waiting for the build that process ${pid} runs`),
  });
  try {
    if (only.includes("dist")) await buildDist({ say });
    // Before Next: the widget's files are part of its public folder.
    if (only.includes("widget")) await buildWidget({ say });
    return { nextFolder: only.includes("next") ? await buildNext({ say }) : null };
  } finally {
    held.release();
  }
}
