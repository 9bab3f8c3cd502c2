/** Where the bytes of files lie when they do not lie in the database. A key is written once and never rewritten, so a call may be made twice. */

export type ObjectStore = {
  /** Resolves when the store has the bytes. */
  put(key: string, bytes: Uint8Array): Promise<StoreFailure | null>;
  /** Bytes `from` to `to`, the last one included, of an object of exactly `size` bytes. */
  read(key: string, range: { from: number; to: number; size: number }): Promise<Uint8Array | StoreFailure>;
  /** What is not there is removed. */
  remove(key: string): Promise<StoreFailure | null>;
};

/** `reason`: a code for the log, such as `status_403` or `timeout_first_byte`. `missing`: the store answers, and has no such object. */
export type StoreFailure = { failed: true; reason: string; missing: boolean };

export function isStoreFailure(result: Uint8Array | StoreFailure | null): result is StoreFailure {
  return result !== null && "failed" in result;
}
