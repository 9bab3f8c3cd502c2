import "server-only";
/** The operator's object store; null when none is set, and files lie in the database. */
import type { FileStore } from "./port";

export function objectStore(): FileStore | null {
  return null;
}
