import "server-only";
/**
 * Compares messages, decisions and drafts with the digests that the log recorded of them, both ways, and texts with their hashes. Together with a
 * walk over the chain this is what the stand-alone verifier finds in an export.
 */
import type { ErasableText } from "@/lib/core/audit-chain/export-lines";
import { textSha256 } from "@/lib/core/audit-chain/digest";
import { decisionDigest, draftDigest, messageDigest } from "@/lib/core/audit-chain/row-digests";
import { findMissingRow, readDecisionRows, readDraftRows, readErasedIds, readMessageRows, readRecordedRows, type RecordedRow } from "@/lib/db/seal";
import type { Tx } from "@/lib/db/tx";

export type RowFinding = {
  readonly kind: "message" | "decision" | "draft";
  readonly id: string;
  readonly code: "row_missing" | "not_recorded" | "content_differs" | "place_differs" | "text_differs" | "text_gone" | "text_still_there";
};

type Kind = RowFinding["kind"];

const pageSize = 500;
/** Below every uuid. */
const firstId = "00000000-0000-0000-0000-000000000000";

/** The first row that is not what the log says, or null. Use a snapshot: the rows and their events must be of one moment. */
export async function verifyRows(tx: Tx): Promise<RowFinding | null> {
  return (
    (await walk(tx, "message", readMessageRows, (row, recorded) => {
      if (messageDigest(row) !== recorded.digest) return "content_differs";
      return row.seq === recorded.publicSeq && row.eventSeq === recorded.eventSeq ? null : "place_differs";
    })) ??
    (await walk(tx, "decision", readDecisionRows, (row, recorded) => (decisionDigest(row) === recorded.digest ? null : "content_differs"))) ??
    (await walk(tx, "draft", readDraftRows, (row, recorded) => (draftDigest(row) === recorded.digest ? null : "content_differs")))
  );
}

async function walk<Row extends { readonly id: string }>(
  tx: Tx,
  kind: Kind,
  read: (tx: Tx, afterId: string, limit: number) => Promise<Row[]>,
  compare: (row: Row, recorded: RecordedRow) => RowFinding["code"] | null,
): Promise<RowFinding | null> {
  for (let afterId = firstId, full = true; full;) {
    const rows = await read(tx, afterId, pageSize);
    const ids = rows.map(({ id }) => id);
    const recorded = new Map((await readRecordedRows(tx, kind, ids)).map((entry) => [entry.id, entry]));
    const erased = new Set(kind === "decision" ? [] : await readErasedIds(tx, kind, ids));
    for (const row of rows) {
      const entry = recorded.get(row.id);
      const code =
        entry === undefined ? "not_recorded" : (compare(row, entry) ?? ("salt" in row ? textProblem(row as unknown as TextRow, erased.has(row.id)) : null));
      if (code !== null) return { kind, id: row.id, code };
    }
    full = rows.length === pageSize;
    afterId = ids.at(-1) ?? afterId;
  }
  const missing = await findMissingRow(tx, kind);
  return missing === null ? null : { kind, id: missing, code: "row_missing" };
}

type TextRow = ErasableText & { readonly textSha256: string | null };

function textProblem({ text, salt, textSha256: recorded }: TextRow, erased: boolean): RowFinding["code"] | null {
  if (recorded === null) return text === null ? null : "text_differs";
  if (text === null || salt === null) return erased ? null : "text_gone";
  if (erased) return "text_still_there";
  return textSha256(salt, text) === recorded ? null : "text_differs";
}
