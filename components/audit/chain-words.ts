/** The state of the chain in one sentence, with what it calls for. Pure. */
import type { AuditStatus } from "@/lib/contracts/api/audit";
import type { ChainFinding } from "@/lib/core/audit-chain/verify-chain";

export type ChainState = {
  /** verified: green. broken: red, with the first bad record. unverified: sealed, but nobody has looked yet. */
  kind: "verified" | "broken" | "unverified" | "empty";
  sentence: string;
  /** What waits to be sealed, in words; null when nothing does. */
  pending: string | null;
  /** The sealing is late: the log is not protected as fast as it should be. */
  late: boolean;
};

/** Sealing that takes longer than this is an alarm, in milliseconds. */
export const lateAfterMs = 5_000;

export function chainState(status: AuditStatus): ChainState {
  const { lastVerified, sealed, oldestPendingMs } = status;
  const waiting = { pending: pendingWords(status), late: oldestPendingMs !== null && oldestPendingMs > lateAfterMs };
  if (lastVerified?.problem)
    return { kind: "broken", sentence: `The log does not verify. The first bad record: ${problemWords(lastVerified.problem)}.`, ...waiting };
  if (sealed === 0) return { kind: "empty", sentence: "Nothing is sealed yet.", ...waiting };
  if (!lastVerified) return { kind: "unverified", sentence: `${count(sealed)} sealed, not verified yet.`, ...waiting };
  const since = sealed - lastVerified.seq;
  const newer = since > 0 ? ` ${count(since)} sealed since.` : "";
  return {
    kind: "verified",
    sentence: `Verified: all ${lastVerified.seq === 1 ? "1 record" : `${lastVerified.seq.toLocaleString("en")} records`} intact and in order.${newer}`,
    ...waiting,
  };
}

const chainFindings: Record<ChainFinding["code"], string> = {
  foreign_workspace: "it belongs to another workspace",
  seq_missing: "it is missing",
  seq_repeated: "it is there twice",
  prev_hash_differs: "it does not follow the record before it",
  hash_differs: "its content was changed",
  conversation_order: "records of its conversation are missing or moved",
  beyond_the_end: "the records that it vouches for were cut off",
  unknown_key: "it was signed by an unknown key",
  signature_wrong: "its signature does not fit",
  checkpoint_hash_differs: "the chain is no longer what was signed",
};

const rowFindings: Record<string, string> = {
  row_missing: "what the log speaks of was deleted",
  not_recorded: "nothing in the log accounts for it",
  content_differs: "it was changed after it was recorded",
  place_differs: "it was moved",
  text_differs: "its text was changed",
  text_gone: "its text was removed without a record of it",
  text_still_there: "its text is there although it was recorded as erased",
};

/** "event 57: hash_differs" as "event no. 57, its content was changed". A form that is not known is shown as it is. */
export function problemWords(problem: string): string {
  const parsed = /^(\w+) (\S+): (\w+)$/.exec(problem);
  if (!parsed) return problem;
  const [, kind = "", name = "", code = ""] = parsed;
  return `${kind} ${/^\d+$/.test(name) ? `no. ${name}` : name}, ${{ ...chainFindings, ...rowFindings }[code] ?? code.replaceAll("_", " ")}`;
}

function pendingWords({ pending, oldestPendingMs }: AuditStatus): string | null {
  if (pending === 0) return null;
  const age = oldestPendingMs === null ? "" : oldestPendingMs < 1000 ? ", for less than a second" : `, the oldest for ${Math.round(oldestPendingMs / 1000)} s`;
  return `${pending === 1 ? "1 fact waits" : `${pending.toLocaleString("en")} facts wait`} to be sealed${age}`;
}

function count(records: number): string {
  return records === 1 ? "1 record" : `${records.toLocaleString("en")} records`;
}
