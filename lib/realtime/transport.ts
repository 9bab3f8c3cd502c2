import "server-only";
/** What carries bells between processes. Postgres by default; large fleets can put Redis or NATS behind the same three functions. */
import type { Bell } from "./bell";

export type Transport = {
  /** Never throws: a bell that cannot be carried is lost, and the sealer's next one replaces it. */
  publish(origin: string, bells: readonly Bell[]): Promise<void>;
  /** `onReconnect` is called after a time without connection: bells may have been missed. */
  subscribe(onBells: (origin: string, bells: readonly Bell[]) => void, onReconnect: () => void): Promise<void>;
  close(): Promise<void>;
};
