import "server-only";
/**
 * Writes a workspace's whole log as an export that `handrail-verify` can check (docs/audit-format.md): one state of the database, read in pages.
 * What is not sealed and signed when the state is taken is written as pending; a short retry makes that rare.
 */
import { createHash } from "node:crypto";
import type { Checkpoint } from "@/lib/core/audit-chain/checkpoint";
import { checkpointLine, decisionLine, draftLine, endLine, eventLine, headerLine, messageLine, pendingLine } from "@/lib/core/audit-chain/export-lines";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import {
  readAuditKeys,
  readCheckpoints,
  readDecisionRows,
  readDraftRows,
  readMessageRows,
  readPending,
  readSeals,
  readStrayEvents,
  withSnapshot,
} from "@/lib/db/seal";
import type { Tx } from "@/lib/db/tx";
import { auditSigningKey } from "@/lib/platform/crypto";
import { checkpointNow } from "./checkpoint";
import { sealWorkspace } from "./seal-workspace";

export type ExportSummary = {
  /** Last sealed and signed event in the export; 0 for none. */
  readonly toSeq: number;
  /** Events that are in the export but not protected yet. */
  readonly pending: number;
  readonly lines: number;
  /** The newest checkpoint: worth keeping outside, it finds a tail that is cut later. */
  readonly checkpoint: Checkpoint | null;
};

const pageSize = 1000;
const attempts = 10;
/** Below every uuid. */
const firstId = "00000000-0000-0000-0000-000000000000";

/**
 * Calls `write` with chunks of whole lines, one after the other, and waits for each. `write` must be quick (a file, memory): the database
 * transaction stays open meanwhile. What it has got is void when the promise rejects.
 */
export async function exportLog(workspaceId: WorkspaceId, write: (chunk: string) => Promise<void> | void): Promise<ExportSummary> {
  for (let attempt = 1; ; attempt += 1) {
    for (let pass = 0; pass < attempts; pass += 1) {
      const result = await sealWorkspace(workspaceId);
      if (result.kind === "sealed" && !result.more) break;
    }
    await checkpointNow(workspaceId);
    const summary = await withSnapshot(workspaceId, async (tx) => {
      const checkpoint = await newestCheckpoint(tx);
      const unsigned = (await readSeals(tx, checkpoint?.seq ?? 0, 1)).length + (await readPending(tx, 0, 1)).length;
      return unsigned > 0 && attempt < attempts ? null : writeState(tx, checkpoint, write);
    });
    if (summary !== null) return summary;
  }
}

async function newestCheckpoint(tx: Tx): Promise<Checkpoint | null> {
  const [row] = await tx.query<{ seq: number }>(`SELECT seq FROM audit_checkpoint WHERE workspace_id = $1 ORDER BY seq DESC LIMIT 1`, [tx.workspaceId]);
  return row === undefined ? null : ((await readCheckpoints(tx, row.seq - 1, 1))[0] ?? null);
}

async function writeState(tx: Tx, checkpoint: Checkpoint | null, write: (chunk: string) => Promise<void> | void): Promise<ExportSummary> {
  const hash = createHash("sha256");
  const toSeq = checkpoint?.seq ?? 0;
  let lines = 0;
  const put = async (chunk: readonly string[]): Promise<void> => {
    if (chunk.length === 0) return;
    const text = chunk.join("");
    lines += chunk.length;
    hash.update(text, "utf8");
    await write(text);
  };
  await put([headerLine({ workspaceId: tx.workspaceId, exportedAt: tx.now.toISOString(), publicKeys: await readAuditKeys(tx), toSeq })]);
  const pending = await putEvents(tx, toSeq, put);
  await putRows((after) => readMessageRows(tx, after, pageSize), messageLine, put);
  await putRows((after) => readDecisionRows(tx, after, pageSize), decisionLine, put);
  await putRows((after) => readDraftRows(tx, after, pageSize), draftLine, put);
  await write(endLine(tx.workspaceId, lines, hash.digest("hex"), auditSigningKey().privateKey));
  return { toSeq, pending, lines: lines + 1, checkpoint };
}

/** Events with their checkpoints up to `toSeq`, then what is not signed, waits, or lies in the log without the product having put it there. Returns the number of the latter. */
async function putEvents(tx: Tx, toSeq: number, put: (chunk: readonly string[]) => Promise<void>): Promise<number> {
  const checkpoints = new Map<number, Checkpoint>();
  let checkpointsRead = 0;
  let pending = 0;
  for (let afterSeq = 0, full = true; full;) {
    const seals = await readSeals(tx, afterSeq, pageSize);
    full = seals.length === pageSize;
    afterSeq = seals.at(-1)?.seq ?? afterSeq;
    while (checkpointsRead < Math.min(afterSeq, toSeq)) {
      const page = await readCheckpoints(tx, checkpointsRead, pageSize);
      for (const checkpoint of page) checkpoints.set(checkpoint.seq, checkpoint);
      checkpointsRead = page.length < pageSize ? toSeq : (page.at(-1)?.seq ?? toSeq);
    }
    const chunk: string[] = [];
    for (const seal of seals) {
      if (seal.seq > toSeq) pending += 1;
      chunk.push(seal.seq > toSeq ? pendingLine(seal.event) : eventLine(seal));
      const checkpoint = checkpoints.get(seal.seq);
      if (checkpoint !== undefined) chunk.push(checkpointLine(checkpoint));
      checkpoints.delete(seal.seq);
    }
    await put(chunk);
  }
  for (let afterOrd = 0, full = true; full;) {
    const page = await readPending(tx, afterOrd, pageSize);
    full = page.length === pageSize;
    afterOrd = page.at(-1)?.ord ?? afterOrd;
    pending += page.length;
    await put(page.map(({ event }) => pendingLine(event)));
  }
  for (let afterId = firstId, full = true; full;) {
    const page = await readStrayEvents(tx, afterId, pageSize);
    full = page.length === pageSize;
    afterId = page.at(-1)?.id ?? afterId;
    pending += page.length;
    await put(page.map(pendingLine));
  }
  return pending;
}

async function putRows<Row extends { readonly id: string }>(
  read: (afterId: string) => Promise<Row[]>,
  line: (row: Row) => string,
  put: (chunk: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let afterId = firstId, full = true; full;) {
    const rows = await read(afterId);
    full = rows.length === pageSize;
    afterId = rows.at(-1)?.id ?? afterId;
    await put(rows.map(line));
  }
}
