import "server-only";
/** Walks the whole chain and its checkpoints and keeps what was found. The stand-alone verifier checks the same from an export, without this code. */
import { createPublicKey } from "node:crypto";
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { AuditStatus } from "@/lib/contracts/api/audit";
import { startChain, verifyCheckpointAgainst, verifySeal } from "@/lib/core/audit-chain/verify-chain";
import type { Checkpoint } from "@/lib/core/audit-chain/checkpoint";
import { storeVerification } from "@/lib/db/audit";
import { readAuditKeys, readCheckpoints, readSeals, withSnapshot } from "@/lib/db/seal";
import { withWorkspaceSql } from "@/lib/db/tx";
import { verifyRows } from "@/lib/events/verify-rows";
import { append } from "@/lib/events/append";
import { readStatus } from "./get-audit-status";

const pageSize = 1_000;
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** Throws forbidden. */
export async function verifyLog(actor: MemberActor): Promise<AuditStatus> {
  requireScope(actor, "audit:read");
  const found = await walk(actor);
  return withWorkspaceSql(actor, async (tx) => {
    await storeVerification(tx, found);
    await append(tx, actor, {
      type: "audit.verified",
      subjectType: "workspace",
      subjectId: actor.workspaceId,
      data: { seq: found.seq, ok: found.problem === null },
    });
    return readStatus(tx);
  });
}

async function walk(actor: MemberActor): Promise<{ seq: number; problem: string | null }> {
  return withSnapshot(actor.workspaceId, async (tx) => {
    const keys = new Map(
      (await readAuditKeys(tx)).map(({ keyId, publicKey }) => [
        keyId,
        createPublicKey({ key: Buffer.concat([spkiPrefix, Buffer.from(publicKey, "base64url")]), format: "der", type: "spki" }),
      ]),
    );
    const checkpoints = new Map<number, Checkpoint>();
    for (let after = 0; ;) {
      const page = await readCheckpoints(tx, after, pageSize);
      for (const checkpoint of page) checkpoints.set(checkpoint.seq, checkpoint);
      if (page.length < pageSize) break;
      after = page.at(-1)?.seq ?? after;
    }
    let state = startChain(actor.workspaceId);
    for (;;) {
      const seals = await readSeals(tx, state.head.seq, pageSize);
      for (const seal of seals) {
        const step = verifySeal(state, seal);
        if (!step.ok) return { seq: step.finding.seq, problem: `event ${step.finding.seq}: ${step.finding.code}` };
        state = step.state;
        const checkpoint = checkpoints.get(seal.seq);
        const finding = checkpoint ? verifyCheckpointAgainst(checkpoint, actor.workspaceId, seal.hash, keys) : null;
        if (finding) return { seq: finding.seq, problem: `checkpoint ${finding.seq}: ${finding.code}` };
        checkpoints.delete(seal.seq);
      }
      if (seals.length < pageSize) break;
    }
    const beyond = checkpoints.keys().next().value;
    if (beyond !== undefined) return { seq: beyond, problem: `checkpoint ${beyond}: beyond_the_end` };
    const row = await verifyRows(tx);
    return { seq: state.head.seq, problem: row && `${row.kind} ${row.id}: ${row.code}` };
  });
}
