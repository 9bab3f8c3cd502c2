import "server-only";
/** The only reader of the wall clock. Tests set it; timers and leases compare against what it says. */
import { singleton } from "./singleton";

type Clock = { now: () => Date };

function clock(): Clock {
  return singleton("clock", () => ({ now: () => new Date() }));
}

export function now(): Date {
  return clock().now();
}

/** For tests: replaces the process's clock until the returned function is called. */
export function setClock(read: () => Date): () => void {
  const current = clock();
  const before = current.now;
  current.now = read;
  return () => {
    current.now = before;
  };
}
