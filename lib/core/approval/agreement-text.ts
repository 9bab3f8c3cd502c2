/** A rule in three words as people type it: the limit is text beside the field that it is about. */
import { majorUnits, minorUnits } from "./amount-text";
import type { ToolApproval } from "./tool-approval";

/** `rules`: a policy that somebody wrote says more, and stays. */
export type AgreementText = { approval: ToolApproval["kind"] | "rules"; field: string; limit: string; currency: string };

export function agreementText(approval: ToolApproval | { kind: "rules" }): AgreementText {
  if (approval.kind !== "above") return { approval: approval.kind, field: "amount", limit: "50.00", currency: "EUR" };
  const { kind, field, limit, currency } = approval;
  return { approval: kind, field, limit: currency === null ? String(limit) : majorUnits({ minor: limit, currency }), currency: currency ?? "" };
}

/** `isMoney`: the field is an amount. A rule of null is the one that stays. */
export function readAgreement({ approval, field, limit, currency }: AgreementText, isMoney: boolean): { rule: ToolApproval | null } | { problem: string } {
  if (approval === "rules") return { rule: null };
  if (approval !== "above") return { rule: { kind: approval } };
  const size = isMoney ? minorUnits(limit, currency) : limit.trim() === "" ? null : Number(limit);
  if (size === null || !Number.isFinite(size)) return { problem: "The limit cannot be read." };
  return { rule: { kind: approval, field, limit: size, currency: isMoney ? currency : null } };
}
