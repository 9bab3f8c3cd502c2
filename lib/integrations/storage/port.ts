import "server-only";
/** What a store outside the database does for files. Keys are ours: `<workspace>/<file>`, uuids both. Each rejects when it may be tried again. */

export type FileStore = {
  /** Writing a key again with the same bytes changes nothing. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Rejects for a key that is not there. */
  read(key: string): Promise<Uint8Array>;
  /** Removing what is not there succeeds. */
  remove(key: string): Promise<void>;
};
