/** Digest of an approval's row, which each of its events carries: the chain of events protects what was approved by whom. Texts enter by their hashes alone. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../audit-chain/canonical-json";
import type { ApprovalStatus } from "./decide-approval";

export type DigestedApproval = {
  readonly id: string;
  readonly workspaceId: string;
  readonly policyId: string;
  readonly action: string;
  readonly argumentsSha256: string;
  readonly tier: string | null;
  readonly status: ApprovalStatus;
  readonly version: number;
  readonly requestedById: string;
  readonly expiresAt: string;
  readonly editedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly executionId: string | null;
};

/** Lower-case hex. Takes exactly these fields of a row. */
export function approvalDigest(row: DigestedApproval): string {
  const { id, workspaceId, policyId, action, argumentsSha256, tier, status, version, requestedById, expiresAt, editedBy, decidedBy, decidedAt, executionId } =
    row;
  const fields = {
    id,
    workspaceId,
    policyId,
    action,
    argumentsSha256,
    tier,
    status,
    version,
    requestedById,
    expiresAt,
    editedBy,
    decidedBy,
    decidedAt,
    executionId,
  };
  return createHash("sha256")
    .update(`handrail-approval/1\n${canonicalJson(fields)}`, "utf8")
    .digest("hex");
}
