import "server-only";
/** Ends the process when the one that started it is gone, so that nothing is left running after a crash of the start script. */
import { env } from "@/lib/platform/env";

const lookMs = 1_000;

export function watchParent(stop: () => Promise<void>): void {
  const parent = env().HANDRAIL_PARENT_PID;
  if (parent === undefined) return;
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") void stop();
    }
  }, lookMs).unref();
}
